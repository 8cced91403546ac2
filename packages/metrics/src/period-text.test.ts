import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRAINS, periodOf } from './period.ts'
import { formatDay, formatPeriod, parseDay, parsePeriod } from './period-text.ts'
import { day } from './testing/example-units.ts'

const anyDay = fc.integer({ min: -20_000, max: 60_000 })

describe('the text of a period', () => {
  it.each([
    ['2026-11-23', 'day', '2026-11-23', '2026-11-23'],
    ['2026-W48', 'week', '2026-11-23', '2026-11-29'],
    ['2026-W53', 'week', '2026-12-28', '2027-01-03'],
    ['2025-W01', 'week', '2024-12-30', '2025-01-05'],
    ['2020-W53', 'week', '2020-12-28', '2021-01-03'],
    ['2026-11', 'month', '2026-11-01', '2026-11-30'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2026-R11', 'reporting-month', '2026-10-15', '2026-11-14'],
    ['2026-R01', 'reporting-month', '2025-12-15', '2026-01-14'],
    ['2026-R12', 'reporting-month', '2026-11-15', '2026-12-14'],
    ['2026-Q1', 'quarter', '2026-01-01', '2026-03-31'],
    ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31'],
    ['2026', 'year', '2026-01-01', '2026-12-31'],
    ['0987', 'year', '0987-01-01', '0987-12-31'],
  ] as const)('%s is a %s from %s to %s', (text, grain, first, last) => {
    const period = parsePeriod(text)
    expect(period).toEqual({ grain, start: day(first), end: day(last) + 1 })
    expect(period && formatPeriod(period)).toBe(text)
  })

  it.each([
    '2026-02-31',
    '2026-02-29',
    '2026-00-10',
    '2026-13-01',
    '2026-11-00',
    '2026-11-31',
    '2025-W53',
    '2026-W00',
    '2026-W54',
    '2026-W5',
    '2026-13',
    '2026-00',
    '2026-R00',
    '2026-R13',
    '2026-R1',
    '2026-Q0',
    '2026-Q5',
    '2026-Q',
    '26',
    '20260',
    '2026-1',
    '2026-1-1',
    '2026-11-23 ',
    ' 2026-11-23',
    'x2026-11-23',
    '2026-11-23x',
    '2026-11-23T00:00',
    'x2026-W48',
    '2026-W48x',
    'x2026-11',
    '2026-11x',
    'x2026-R11',
    '2026-R11x',
    'x2026-Q4',
    '2026-Q4x',
    'x2026',
    '2026x',
    '2026-w48',
    '٢٠٢٦',
    '',
    '-2026',
  ])('"%s" names no period', (text) => {
    expect(parsePeriod(text)).toBeUndefined()
  })

  it('comes back as the same period, for every day and grain', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...GRAINS), (any, grain) => {
        const period = periodOf(grain, any)
        expect(parsePeriod(formatPeriod(period))).toEqual(period)
      }),
    )
  })

  it('never reads anything but what it writes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4}(-[WRQ]?\d{1,2}(-\d{2})?)?$/), (text) => {
        const period = parsePeriod(text)
        expect(period === undefined || formatPeriod(period) === text).toBe(true)
      }),
    )
  })
})

describe('the text of a day', () => {
  it('agrees with ISO 8601', () => {
    fc.assert(
      fc.property(anyDay, (any) => {
        const text = new Date(any * 86_400_000).toISOString().slice(0, 10)
        expect(formatDay(any)).toBe(text)
        expect(parseDay(text)).toBe(any)
      }),
    )
  })

  it.each(['2026-02-30', '2026-11-2', '2026/11/23', '23-11-2026', '', '2026-11-231'])('"%s" is none', (text) => {
    expect(parseDay(text)).toBeUndefined()
  })
})
