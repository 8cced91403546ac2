import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCountsFrom } from './counts-from.ts'
import { evaluateCell } from './evaluate.ts'
import { formatPeriod } from './period-text.ts'
import { type Instant, type Period, periodOf, periodsWithin } from './period.ts'
import { at, bookOf, catalogueOf, count, DAILY, flow, MONTHLY, ratio, stock, TET, WEEKLY } from './testing/example.ts'
import { day } from './testing/example-units.ts'

const week = (text: string) => periodOf('week', day(text))

describe('from when a reading counts', () => {
  const catalogue = catalogueOf(
    [flow('got'), flow('of'), stock('held')],
    [
      count('got-week', 'got'),
      count('got-so-far', 'got', { window: { grain: 'week', count: 4, upTo: 'now' } }),
      count('held-now', 'held'),
      ratio('share', 'got', 'of'),
    ],
    { calendar: TET },
  )
  const countsFrom = createCountsFrom(catalogue)

  it('is the due moment for the running week of a window up to what is due, and its beginning for one up to now', () => {
    expect(countsFrom('got', { period: week('2026-12-01') })).toEqual([
      { indicator: 'got-week', from: at('2026-12-04 17:00'), until: at('2026-12-11 17:00') },
      { indicator: 'got-so-far', from: at('2026-11-30'), until: at('2026-12-28') },
      { indicator: 'share', from: at('2026-12-04 17:00'), until: at('2026-12-11 17:00') },
    ])
  })

  it('is the working day before where the due day is off, and never for a week wholly off that the window passes by', () => {
    expect(countsFrom('got', { period: week('2026-02-10') })[0]).toMatchObject({
      from: at('2026-02-13 17:00'),
      until: at('2026-02-27 17:00'),
    })
    expect(countsFrom('got', { period: week('2026-02-17') }).map(({ indicator }) => indicator)).toEqual(['got-so-far'])
  })

  it('is its own instant for a stock, until a newer one comes', () => {
    const spoken = { at: at('2026-11-30 09:00') }
    expect(countsFrom('held', spoken)).toEqual([{ indicator: 'held-now', from: spoken.at, until: null }])
  })

  it('is nowhere for a measure that no indicator counts', () => {
    expect(countsFrom('unheard', { at: 0 })).toEqual([])
  })

  it('agrees with an evaluation: one instant before, the reading changes nothing; at it, it does; and so at its end', () => {
    const windows = fc.record({
      grain: fc.constantFrom('week', 'month', 'quarter', 'year'),
      count: fc.integer({ min: 1, max: 3 }),
      upTo: fc.constantFrom('now', 'due'),
    })
    const kinds = fc.constantFrom(
      { grain: 'day', cadence: DAILY },
      { grain: 'week', cadence: WEEKLY },
      { grain: 'month', cadence: MONTHLY },
    )
    const days = fc.integer({ min: day('2026-01-05'), max: day('2026-12-20') })
    fc.assert(
      fc.property(windows, kinds, days, (window, kind, spoken) => {
        const own = catalogueOf([flow('one', kind)], [count('all', 'one', { window })], { calendar: TET })
        const period = periodOf(kind.grain, spoken)
        const whole = periodsWithin(kind.grain, spoken - 1500, spoken + 1500)
        const [counted] = createCountsFrom(own)('one', { period })
        const [without, together] = [bookWith(whole), bookWith(whole, 1000, period)]
        const valueAt = (readings: typeof without, asOf: Instant) =>
          evaluateCell({ catalogue: own, readings, asOf, knownAt: asOf }, 'all', '20599')?.value
        const changes = (asOf: Instant) => valueAt(without, asOf) !== valueAt(together, asOf)
        if (!counted) return
        expect([changes(counted.from - 1), changes(counted.from)]).toEqual([false, true])
        if (counted.until !== null) expect([changes(counted.until - 1), changes(counted.until)]).toEqual([true, false])
      }),
      { numRuns: 40 },
    )
  })
})

/** All periods at 1, but for one. */
function bookWith(whole: readonly Period[], value = 1, of?: Period) {
  return bookOf(
    whole.map((period) => ({
      measure: 'one',
      unit: '20599',
      period: formatPeriod(period),
      value: period.start === of?.start ? value : 1,
    })),
  )
}
