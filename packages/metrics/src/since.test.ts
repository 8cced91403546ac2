import { describe, expect, it } from 'vitest'
import { at, OFFSET } from './testing/example.ts'
import { day } from './testing/example-units.ts'
import { sinceOf } from './since.ts'
import type { Status } from './snapshot.ts'

const TODAY = day('2026-11-23')
type Statuses = readonly (Status | null)[]

/** Statuses of days, today last. */
const sinceIn = (statuses: Statuses, newest: string | null = null) =>
  sinceOf(
    (days) => statuses.at(-1 - days) ?? null,
    statuses.length - 1,
    TODAY,
    newest === null ? null : at(newest),
    OFFSET,
  )
const since = (statuses: Statuses, newest: string | null = null) => sinceIn(statuses, newest).since
const orEarlier = (...statuses: Statuses) => sinceIn(statuses).sinceOrEarlier

describe('since when a status holds', () => {
  it('is the first day of its unbroken run', () => {
    expect(since(['watch', 'on-target', 'on-target'])).toBe(at('2026-11-22'))
    expect(since(['on-target', 'watch', 'on-target', 'on-target', 'on-target'])).toBe(at('2026-11-21'))
    expect(since(['no-data', 'no-data'])).toBe(at('2026-11-22'))
  })

  it('is the start of the trend when it never was another', () => {
    expect(since(['watch', 'watch', 'watch'])).toBe(at('2026-11-21'))
  })

  it('is the newest reading when it began today', () => {
    expect(since(['watch', 'off-target'], '2026-11-23 10:30')).toBe(at('2026-11-23 10:30'))
    expect(since(['off-target'], '2026-11-23 10:30')).toBe(at('2026-11-23 10:30'))
  })

  it('is the start of today when it began today without a reading of today', () => {
    expect(since(['watch', 'off-target'], '2026-11-20 10:30')).toBe(at('2026-11-23'))
    expect(since(['watch', 'off-target'])).toBe(at('2026-11-23'))
  })

  it('is not the newest reading when it began before today', () => {
    expect(since(['off-target', 'off-target'], '2026-11-23 10:30')).toBe(at('2026-11-22'))
  })

  it('is unknown without a status', () => {
    expect(since(['watch', null])).toBeNull()
    expect(since([])).toBeNull()
    expect(since([null, null])).toBeNull()
  })

  it('may be earlier where no day before is known to have been otherwise', () => {
    expect(orEarlier('off-target', 'off-target')).toBe(true)
    expect(orEarlier(null, 'no-data', 'off-target', 'off-target')).toBe(true)
    expect(orEarlier('no-data', 'no-data')).toBe(true)
    expect(orEarlier('watch', 'no-data', 'off-target', 'off-target')).toBe(false)
    expect(orEarlier('watch', 'off-target')).toBe(false)
    expect(orEarlier('watch', null)).toBe(false)
  })

  it('is today where what came today is the first that is known', () => {
    expect(orEarlier('off-target')).toBe(false)
    expect(orEarlier('no-data', 'no-data', 'off-target')).toBe(false)
  })

  it('is found without a look at days that cannot matter', () => {
    const asked = (statuses: Statuses) => {
      const days: number[] = []
      const statusAgo = (ago: number) => {
        days.push(ago)
        return statuses.at(-1 - ago) ?? null
      }
      sinceOf(statusAgo, statuses.length - 1, TODAY, null, OFFSET)
      return Math.max(...days)
    }
    expect(asked(['watch', 'watch', 'watch', null])).toBe(0)
    expect(asked(['watch', 'watch', 'off-target', 'watch'])).toBe(1)
    expect(asked(['watch', 'off-target', 'watch', 'watch'])).toBe(2)
    expect(asked(['watch', 'no-data', 'watch', 'watch'])).toBe(3)
  })
})
