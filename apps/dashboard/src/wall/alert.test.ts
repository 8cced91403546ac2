import { describe, expect, it } from 'vitest'
import { playedSnapshot } from '../testing/played.ts'
import { isAlert } from './alert.ts'

const well = playedSnapshot()
const fallen = playedSnapshot({ active: { '20620': 0.5 } })

describe('an off-target alert', () => {
  it('is raised when a number that was better falls off target', () => {
    expect(isAlert(well, fallen)).toBe(true)
  })

  it('is not raised again by what was off target before, nor by what recovers', () => {
    expect(isAlert(fallen, fallen)).toBe(false)
    expect(isAlert(fallen, well)).toBe(false)
  })

  it('is not raised by a first number, nor by another scope', () => {
    expect(isAlert(playedSnapshot({ empty: true }), fallen)).toBe(false)
    expect(isAlert({ ...well, scope: 'elsewhere' }, fallen)).toBe(false)
  })
})
