import { fromWire } from '@ioc/contract'
import { describe, expect, it } from 'vitest'
import { SMALL_CATALOGUE } from '../testing/small-catalogue.ts'
import { completeUntil } from './complete-until.ts'

const at = (text: string) => Date.parse(`${text}+07:00`)
const catalogue = fromWire(SMALL_CATALOGUE)
const NEVER = at('2026-11-20T06:00:00')

describe('records of a unit', () => {
  it('that is alive are complete now, those of a silent one since Friday', () => {
    const now = at('2026-11-24T10:00:00')
    expect(completeUntil(catalogue, 'live', now, NEVER)).toBe(now)
    expect(completeUntil(catalogue, 'silent', now, NEVER)).toBe(NEVER)
  })

  it.each([
    ['Tuesday before it catches up', '2026-11-24T14:19:00', '2026-11-20T17:00:00'],
    ['Tuesday afternoon', '2026-11-24T14:20:00', '2026-11-23T17:00:00'],
    ['Monday afternoon', '2026-11-23T15:00:00', '2026-11-20T17:00:00'],
    ['a Sunday', '2026-11-22T20:00:00', '2026-11-19T17:00:00'],
  ])('that is late are those of the working day before: %s', (_when, now, until) => {
    expect(completeUntil(catalogue, 'late', at(now), NEVER)).toBe(at(until))
  })
})
