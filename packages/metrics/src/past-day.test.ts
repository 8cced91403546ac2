import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from './evaluate.ts'
import { endOfDay, periodOf } from './period.ts'
import { formatDay, formatPeriod } from './period-text.ts'
import { cellFrom } from './testing/evaluation.ts'
import { bookOf, catalogueOf, count, DAILY, flow, MONTHLY, OFFSET, ratio, stock } from './testing/example.ts'
import { day, REFORM, THROUGH_REFORM } from './testing/example-units.ts'

describe('a window that runs on', () => {
  const received = flow('received', { grain: 'day', cadence: DAILY })
  const soFar = count('so-far', 'received', { window: { grain: 'week', count: 1, upTo: 'now' } })
  const catalogue = catalogueOf([received], [soFar])
  const told = ['2026-11-16', '2026-11-17', '2026-11-18'].map((period) => ({
    measure: 'received',
    unit: '20602',
    period,
    value: 10,
  }))

  it('holds, as of a past day, nothing of the days after it', () => {
    expect(cellFrom(catalogue, told, 'so-far', '20602', '2026-11-16 23:59').value).toBe(10)
    expect(cellFrom(catalogue, told, 'so-far', '20602', '2026-11-18 23:59').value).toBe(30)
  })

  it('shows each day of a trend as it stood on that day', () => {
    const { trend } = cellFrom(catalogue, told, 'so-far', '20602', '2026-11-18 23:59')
    expect(trend.slice(-4)).toEqual([null, 10, 20, 30])
  })
})

describe('a trend', () => {
  const measures = [
    flow('daily', { grain: 'day', cadence: DAILY }),
    flow('of-it', { grain: 'day', cadence: DAILY }),
    flow('weekly'),
    flow('monthly', { grain: 'month', cadence: MONTHLY }),
    stock('people'),
  ]
  const window = (grain: 'day' | 'week' | 'month', number: number, upTo: 'due' | 'now') => ({
    window: { grain, count: number, upTo },
  })
  const indicators = [
    count('days-due', 'daily', window('day', 5, 'due')),
    count('days-now', 'daily', window('week', 1, 'now')),
    ratio('share-due', 'of-it', 'daily', window('day', 3, 'due')),
    ratio('share-now', 'of-it', 'daily', window('week', 2, 'now')),
    count('weeks', 'weekly', window('week', 2, 'due')),
    count('weeks-now', 'weekly', window('week', 2, 'now')),
    count('months', 'monthly', window('month', 1, 'due')),
    ratio('per-head', 'daily', 'people', { ...window('day', 3, 'due'), mayExceed: 'always' }),
  ]
  const catalogue = catalogueOf(measures, indicators, { units: THROUGH_REFORM })
  const evaluator = createEvaluator({ catalogue })
  // Around Tết, and around the merger of communes.
  const today = fc.oneof(
    fc.integer({ min: day('2026-02-10'), max: day('2026-03-10') }),
    fc.integer({ min: REFORM - 3, max: REFORM + 33 }),
  )
  const told = fc.array(
    fc.record({
      measure: fc.constantFrom(...measures),
      unit: fc.constantFrom('20599', '20602'),
      back: fc.nat(70),
      run: fc.constantFrom(1, 5, 40),
      value: fc.nat(50),
    }),
    { minLength: 1, maxLength: 25 },
  )

  it('shows on each day what is evaluated for the end of that day alone', () => {
    fc.assert(
      fc.property(today, told, (on, rows) => {
        const readings = bookOf(
          rows.flatMap(({ measure: { id, grain }, unit, back, run, value }) =>
            Array.from({ length: run }, (_, i) => on - back + i).flatMap((date) => {
              const period = periodOf(grain ?? 'day', date)
              const when = grain === null ? { at: formatDay(date) } : { period: formatPeriod(period) }
              const existed = evaluator.tree.at(unit, period.end - 1) !== undefined
              return existed ? [{ measure: id, unit, value: value + (date % 3), ...when }] : []
            }),
          ),
          catalogue.units,
        )
        const viewOn = (date: number) => ({ readings, asOf: endOfDay(date, OFFSET), knownAt: endOfDay(date, OFFSET) })
        for (const { id } of indicators) {
          for (const unit of ['20599', '20602']) {
            const trend = evaluator.cell(viewOn(on), id, unit)?.trend
            if (!trend) continue
            const alone = trend.map((_, i) => {
              const date = on - trend.length + 1 + i
              const [cell] = createEvaluator({ catalogue }).series(
                viewOn(date),
                id,
                unit,
                [periodOf('day', date)],
                'window',
              )
              return cell && !cell.implausible ? cell.value : null
            })
            const existed = trend.findIndex(
              (_, i) => evaluator.tree.at(unit, on - trend.length + 1 + i) === evaluator.tree.at(unit, on),
            )
            expect(trend.slice(existed)).toEqual(alone.slice(existed))
          }
        }
      }),
      { numRuns: 25 },
    )
  })
})
