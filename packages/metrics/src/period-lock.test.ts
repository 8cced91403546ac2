import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lockedBefore, lockOf } from './period-lock.ts'
import { formatDay, type Instant, periodOf } from './index.ts'
import { at, DAILY, MONTHLY, OFFSET, TET, WEEKLY } from './testing/example.ts'
import { day } from './testing/example-units.ts'

const weekly = { ...WEEKLY, lockAfter: 4 }
const openFrom = (cadence: typeof weekly, asOf: Instant) => {
  const first = lockedBefore(cadence, asOf, TET, OFFSET)
  return first === null ? null : formatDay(first)
}

describe('the lock of a period', () => {
  it('falls at the due moment of the fourth week after it', () => {
    // The week of 2 November; four weeks later the report is due on Friday 4 December at 17:00.
    expect(lockOf(weekly, day('2026-11-04'), TET, OFFSET)?.at).toBe(at('2026-12-04 17:00'))
    expect(openFrom(weekly, at('2026-12-04 16:59'))).toBe('2026-11-02')
    expect(openFrom(weekly, at('2026-12-04 17:00'))).toBe('2026-11-09')
  })

  it('waits for the next due moment where the week it would fall in is wholly off', () => {
    expect(lockOf({ ...WEEKLY, lockAfter: 1 }, day('2026-02-10'), TET, OFFSET)?.at).toBe(at('2026-02-27 17:00'))
  })

  it('never falls where the cadence has none', () => {
    expect(lockedBefore(WEEKLY, at('2026-12-04 17:00'), TET, OFFSET)).toBeNull()
    expect(lockOf(WEEKLY, day('2020-01-01'), TET, OFFSET)).toBeNull()
  })

  it('is the same asked by the day or by the instant', () => {
    const cadences = fc.constantFrom(DAILY, WEEKLY, MONTHLY, { ...MONTHLY, every: 'quarter' as const })
    const days = fc.integer({ min: day('2025-06-01'), max: day('2026-12-31') })
    fc.assert(
      fc.property(
        cadences,
        fc.integer({ min: 1, max: 40 }),
        days,
        fc.integer({ min: 0, max: 500 }),
        (one, lockAfter, spoken, later) => {
          const cadence = { ...one, lockAfter }
          const asOf = at(`${formatDay(spoken + later)} 17:00`)
          const isLocked = (lockOf(cadence, spoken, TET, OFFSET)?.at ?? Number.POSITIVE_INFINITY) <= asOf
          expect(periodOf(cadence.every, spoken).start < (lockedBefore(cadence, asOf, TET, OFFSET) ?? 0)).toBe(isLocked)
        },
      ),
    )
  })
})
