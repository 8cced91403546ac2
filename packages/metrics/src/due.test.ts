import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueAt, lastDue, lastDuePeriods, nextDue } from './due.ts'
import type { Cadence } from './measure.ts'
import { formatPeriod, parsePeriod } from './period-text.ts'
import { at, DAILY, MONTHLY, OFFSET, TET, WEEKLY } from './testing/example.ts'

const due = (cadence: Cadence, period: string) => {
  const parsed = parsePeriod(period)
  return parsed ? dueAt(cadence, parsed, TET, OFFSET) : Number.NaN
}
const last = (cadence: Cadence, asOf: string) => {
  const found = lastDue(cadence, at(asOf), TET, OFFSET)
  return found && formatPeriod(found.period)
}
const next = (cadence: Cadence, asOf: string) => nextDue(cadence, at(asOf), TET, OFFSET)

const NEVER = { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: new Map(), workedDays: new Set<number>() }

describe('"by 17:00 on working days"', () => {
  it('falls due on the day itself', () => {
    expect(due(DAILY, '2026-02-13')).toBe(at('2026-02-13 17:00'))
    expect(due({ ...DAILY, by: '08:30' }, '2026-02-13')).toBe(at('2026-02-13 08:30'))
  })

  it('asks for nothing on a day off', () => {
    for (const text of ['2026-02-14', '2026-02-16', '2026-02-18', '2026-02-20', '2026-02-22']) {
      expect(due(DAILY, text)).toBeNull()
    }
    expect(due(DAILY, '2026-02-28')).toBe(at('2026-02-28 17:00'))
  })

  it('over Tết still stands at the Friday before, until Monday at 17:00', () => {
    expect(last(DAILY, '2026-02-13 16:59')).toBe('2026-02-12')
    expect(last(DAILY, '2026-02-13 17:00')).toBe('2026-02-13')
    expect(last(DAILY, '2026-02-18 12:00')).toBe('2026-02-13')
    expect(last(DAILY, '2026-02-23 16:59')).toBe('2026-02-13')
    expect(last(DAILY, '2026-02-23 17:00')).toBe('2026-02-23')
  })

  it('is next due after Tết', () => {
    expect(next(DAILY, '2026-02-13 16:59')?.due).toBe(at('2026-02-13 17:00'))
    expect(next(DAILY, '2026-02-13 17:00')?.due).toBe(at('2026-02-23 17:00'))
    expect(next(DAILY, '2026-02-27 17:00')?.due).toBe(at('2026-02-28 17:00'))
  })
})

describe('a weekly cadence', () => {
  it('falls due on its weekday', () => {
    expect(due(WEEKLY, '2026-W48')).toBe(at('2026-11-27 17:00'))
    expect(due({ ...WEEKLY, weekday: 1 }, '2026-W48')).toBe(at('2026-11-23 17:00'))
    const { weekday: _, ...friday } = WEEKLY
    expect(due(friday, '2026-W48')).toBe(at('2026-11-27 17:00'))
  })

  it('moves to the working day before a day off', () => {
    expect(due({ ...WEEKLY, weekday: 7 }, '2026-W48')).toBe(at('2026-11-27 17:00'))
    expect(due({ ...WEEKLY, weekday: 7 }, '2026-W09')).toBe(at('2026-02-28 17:00'))
  })

  it('asks for nothing in a week wholly off', () => {
    expect(due(WEEKLY, '2026-W08')).toBeNull()
    expect(last(WEEKLY, '2026-02-22 12:00')).toBe('2026-W07')
    expect(next(WEEKLY, '2026-02-13 17:00')?.due).toBe(at('2026-02-27 17:00'))
  })

  it('may fall due on the Monday of the week itself', () => {
    const monday = { ...WEEKLY, weekday: 2 }
    const offTuesday = { ...TET, holidays: new Map([...TET.holidays, [20_781, TET.holidays.values().next().value]]) }
    const parsed = parsePeriod('2026-W48')
    expect(parsed && dueAt(monday, parsed, offTuesday as typeof TET, OFFSET)).toBe(at('2026-11-23 17:00'))
  })
})

describe('a longer cadence', () => {
  it('falls due on a working day after the period', () => {
    expect(due(MONTHLY, '2026-10')).toBe(at('2026-11-06 17:00'))
    expect(due({ ...MONTHLY, every: 'quarter' }, '2025-Q4')).toBe(at('2026-01-07 17:00'))
    expect(due({ ...MONTHLY, every: 'reporting-month', workingDay: 2 }, '2026-R02')).toBe(at('2026-02-24 17:00'))
    expect(due({ ...MONTHLY, every: 'year', workingDay: 1 }, '2025')).toBe(at('2026-01-01 17:00'))
    const { workingDay: _, ...first } = MONTHLY
    expect(due(first, '2026-10')).toBe(at('2026-11-02 17:00'))
  })

  it('stands at the month before last until then', () => {
    expect(last(MONTHLY, '2026-11-06 16:59')).toBe('2026-09')
    expect(last(MONTHLY, '2026-11-06 17:00')).toBe('2026-10')
  })
})

describe('due periods looked back over', () => {
  it('come newest first, without days off', () => {
    const found = lastDuePeriods(DAILY, at('2026-02-24 18:00'), 4, TET, OFFSET)
    expect(found.map(({ period }) => formatPeriod(period))).toEqual([
      '2026-02-24',
      '2026-02-23',
      '2026-02-13',
      '2026-02-12',
    ])
  })

  it('may be more than the search for one', () => {
    expect(lastDuePeriods(DAILY, at('2026-11-23 18:00'), 100, TET, OFFSET)).toHaveLength(100)
  })

  it('are none where nobody ever works', () => {
    expect(lastDuePeriods(DAILY, at('2026-02-24 18:00'), 2, NEVER, OFFSET)).toEqual([])
    expect(lastDue(DAILY, at('2026-02-24 18:00'), NEVER, OFFSET)).toBeNull()
    expect(nextDue(DAILY, at('2026-02-24 18:00'), NEVER, OFFSET)).toBeNull()
  })

  it('end where the calendar ends', () => {
    const once = { ...NEVER, workedDays: new Set([parsePeriod('2026-02-23')?.start ?? 0]) }
    expect(lastDue(DAILY, at('2026-02-24 18:00'), once, OFFSET)?.due).toBe(at('2026-02-23 17:00'))
    expect(nextDue(DAILY, at('2026-02-24 18:00'), once, OFFSET)).toBeNull()
  })
})

describe('the last and the next due moment', () => {
  it('stand on either side of the instant, with none between', () => {
    const cadences = fc.constantFrom(DAILY, WEEKLY, MONTHLY, { ...WEEKLY, weekday: 7 })
    const instants = fc.integer({ min: at('2026-01-05'), max: at('2026-12-20') })
    fc.assert(
      fc.property(cadences, instants, (cadence, asOf) => {
        const before = lastDue(cadence, asOf, TET, OFFSET)
        const after = nextDue(cadence, asOf, TET, OFFSET)
        expect(before?.due).toBeLessThanOrEqual(asOf)
        expect(after?.due).toBeGreaterThan(asOf)
        expect(lastDue(cadence, (after?.due ?? 0) - 1, TET, OFFSET)).toEqual(before)
        expect(lastDue(cadence, after?.due ?? 0, TET, OFFSET)).toEqual(after)
      }),
    )
  })
})
