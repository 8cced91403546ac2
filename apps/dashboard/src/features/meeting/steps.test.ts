import { describe, expect, it } from 'vitest'
import { stepFor } from './steps.ts'

const press = (key: string, held: Partial<Record<'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey', boolean>> = {}) => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
})

describe('stepping through a meeting by the keyboard', () => {
  it.each([
    ['ArrowRight', 2],
    ['PageDown', 2],
    [' ', 2],
    ['ArrowLeft', 0],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 4],
  ])('%j leads from step 1 of 5 to %i', (key, to) => {
    expect(stepFor(press(key), 1, 5)).toBe(to)
  })

  it('goes back with shift and space', () => {
    expect(stepFor(press(' ', { shiftKey: true }), 1, 5)).toBe(0)
  })

  it('stays at either end', () => {
    expect([stepFor(press('ArrowLeft'), 0, 5), stepFor(press(' '), 4, 5), stepFor(press('End'), 4, 5)]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('leaves the browser its own keys', () => {
    expect([stepFor(press('ArrowLeft', { altKey: true }), 1, 5), stepFor(press('a'), 1, 5)]).toEqual([null, null])
  })
})
