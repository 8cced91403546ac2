import { describe, expect, it } from 'vitest'
import { at, OFFSET } from '../../testing/factories.ts'
import { createRemembered } from './remembered.ts'

const cells = (bytes: number) => Buffer.alloc(bytes)
const THEN = at('2026-09-18 10:00')
const make = (maxBytes = 1_000) => createRemembered({ maxBytes, utcOffsetMinutes: OFFSET })

describe('what is remembered of the past', () => {
  it('holds until a batch bears on it, and for good of what was known before', () => {
    const remembered = make()
    const kept = remembered.begin(THEN).keep('D', 7, cells(1))
    remembered.told(8, at('2026-09-19 08:00'))
    expect(remembered.find('D', THEN, null)).toBe(kept)
    expect(remembered.find('D', THEN, 8)).toBe(kept)
    remembered.told(9, at('2026-09-18 09:59'))
    expect(remembered.find('D', THEN, null)).toBeUndefined()
    expect(remembered.find('D', THEN, 8)).toBe(kept)
    expect([6, 9].map((seq) => remembered.find('D', THEN, seq))).toEqual([undefined, undefined])
    expect(remembered.find('A', THEN, 8)).toBeUndefined()
    expect(remembered.find('D', THEN + 1, 8)).toBeUndefined()
  })

  it('hears what is stored while it is evaluated: what came after the answer ends it', () => {
    const remembered = make()
    const pending = remembered.begin(THEN)
    remembered.told(8, THEN)
    remembered.told(9, THEN)
    expect(pending.keep('D', 8, cells(1))).toMatchObject({ since: 8, until: 8 })
    const other = remembered.begin(THEN)
    remembered.told(10, THEN)
    expect(other.keep('D', 10, cells(1))).toMatchObject({ since: 10, until: Number.POSITIVE_INFINITY })
  })

  it('counts a flow of the day itself, whose key lies in its morning', () => {
    const remembered = make()
    const early = at('2026-09-18 00:30')
    remembered.begin(early).keep('D', 7, cells(1))
    remembered.told(8, Date.UTC(2026, 8, 18))
    expect(remembered.find('D', early, null)).toBeUndefined()
  })

  it('forgets what was not asked for the longest where there is no room', () => {
    const remembered = make(250)
    for (const [i, scope] of ['A', 'B'].entries()) remembered.keepExactly(scope, THEN, i, cells(100))
    remembered.find('A', THEN, 0)
    remembered.keepExactly('C', THEN, 2, cells(100))
    expect(['A', 'B', 'C'].map((scope, i) => remembered.find(scope, THEN, i) !== undefined)).toEqual([
      true,
      false,
      true,
    ])
  })
})
