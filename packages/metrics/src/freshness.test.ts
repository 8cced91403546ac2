import { describe, expect, it } from 'vitest'
import { partFreshness } from './freshness.ts'
import { spokenAt } from './report-of-unit.ts'
import { at, bookOf, catalogueOf, DAILY, flow, MONTHLY, OFFSET, stock, type Told, WEEKLY } from './testing/example.ts'
import { day, REFORM } from './testing/example-units.ts'
import { partsOf } from './testing/kit.ts'

const catalogue = catalogueOf(
  [
    stock('daily-stock'),
    stock('weekly-stock', { cadence: WEEKLY }),
    stock('strict', { cadence: { ...WEEKLY, missingAfter: 1 } }),
    stock('patient', { cadence: { ...DAILY, missingAfter: 4 } }),
    flow('daily-flow', { grain: 'day', cadence: DAILY }),
    flow('weekly-flow'),
    flow('monthly-flow', { grain: 'month', cadence: MONTHLY }),
    flow('month-to-date', { grain: 'month', cadence: DAILY }),
  ],
  [],
)
const look = (told: Omit<Told, 'unit' | 'value'>, asOf: string) => {
  const { kit, lookup, measure, unitAt } = partsOf(catalogue, bookOf([{ ...told, unit: '20599', value: 1 }]))
  return partFreshness(measure(told.measure), unitAt('20599', REFORM), at(asOf), lookup, kit.schedule)
}
const stockState = (measure: string, told: string, asOf: string) => look({ measure, at: told }, asOf).state
const flowState = (measure: string, period: string, asOf: string) => look({ measure, period }, asOf).state

describe('a stock', () => {
  it.each([
    ['daily-stock', '2026-11-20 00:00', '2026-11-23 16:59', 'fresh'],
    ['daily-stock', '2026-11-19 23:59', '2026-11-23 16:59', 'late'],
    ['daily-stock', '2026-11-19 00:00', '2026-11-23 16:59', 'late'],
    ['daily-stock', '2026-11-18 23:59', '2026-11-23 16:59', 'missing'],
    ['weekly-stock', '2026-11-16 00:00', '2026-11-23 10:00', 'fresh'],
    ['weekly-stock', '2026-11-15 23:59', '2026-11-23 10:00', 'late'],
    ['weekly-stock', '2026-11-08 23:59', '2026-11-23 10:00', 'missing'],
    ['strict', '2026-11-15 23:59', '2026-11-23 10:00', 'missing'],
    ['patient', '2026-11-17 08:00', '2026-11-23 16:59', 'late'],
    ['patient', '2026-11-16 23:59', '2026-11-23 16:59', 'missing'],
    ['daily-stock', '2026-11-24 08:00', '2026-11-23 16:59', 'unknown'],
  ])('%s told %s is, at %s, %s', (measure, told, asOf, state) => {
    expect(stockState(measure, told, asOf)).toBe(state)
  })

  it('grows no older over Tết', () => {
    expect(stockState('daily-stock', '2026-02-13 09:00', '2026-02-23 16:59')).toBe('fresh')
    expect(stockState('daily-stock', '2026-02-13 09:00', '2026-02-23 17:00')).toBe('late')
  })

  it('speaks of its own instant', () => {
    expect(look({ measure: 'daily-stock', at: '2026-11-23 09:00' }, '2026-11-23 10:00').newest).toBe(
      at('2026-11-23 09:00'),
    )
  })
})

describe('a flow', () => {
  it.each([
    ['daily-flow', '2026-11-20', '2026-11-23 16:59', 'fresh'],
    ['daily-flow', '2026-11-20', '2026-11-23 17:00', 'late'],
    ['daily-flow', '2026-11-19', '2026-11-23 17:00', 'missing'],
    ['daily-flow', '2026-11-23', '2026-11-23 17:00', 'fresh'],
    ['weekly-flow', '2026-W47', '2026-11-27 16:59', 'fresh'],
    ['weekly-flow', '2026-W47', '2026-11-27 17:00', 'late'],
    ['weekly-flow', '2026-W46', '2026-11-27 17:00', 'missing'],
    ['monthly-flow', '2026-09', '2026-11-06 16:59', 'fresh'],
    ['monthly-flow', '2026-09', '2026-11-06 17:00', 'late'],
    ['monthly-flow', '2026-08', '2026-11-06 17:00', 'missing'],
    ['monthly-flow', '2020-01', '2026-11-06 17:00', 'missing'],
  ])('%s of %s is, at %s, %s', (measure, period, asOf, state) => {
    expect(flowState(measure, period, asOf)).toBe(state)
  })

  it('told early for a period not yet due does not answer the one that was', () => {
    expect(flowState('daily-flow', '2026-11-23', '2026-11-23 16:59')).toBe('unknown')
  })

  it('counted in longer periods than it is asked for is fresh while its period runs', () => {
    expect(flowState('month-to-date', '2026-11', '2026-11-23 17:00')).toBe('fresh')
    expect(flowState('month-to-date', '2026-10', '2026-11-02 17:00')).toBe('late')
    expect(flowState('month-to-date', '2026-10', '2026-11-03 17:00')).toBe('missing')
  })

  it('speaks of its end, of its receipt if that came first, and never of what is to come', () => {
    const week = { start: day('2026-11-16'), end: day('2026-11-23') }
    const spoken = (receivedAt: string, asOf: string) =>
      spokenAt({ ...week, value: 1, receivedAt: at(receivedAt), sourceKind: 'api', sample: false }, at(asOf), OFFSET)
    expect(spoken('2026-11-24 09:00', '2026-11-25')).toBe(at('2026-11-23'))
    expect(spoken('2026-11-20 15:00', '2026-11-25')).toBe(at('2026-11-20 15:00'))
    expect(spoken('2026-11-20 15:00', '2026-11-18')).toBe(at('2026-11-18'))
    expect(
      look({ measure: 'weekly-flow', period: '2026-W47', more: { receivedAt: at('2026-11-20 15:00') } }, '2026-11-25')
        .newest,
    ).toBe(at('2026-11-20 15:00'))
    expect(
      look({ measure: 'weekly-flow', period: '2026-W47', more: { receivedAt: at('2026-11-24 15:00') } }, '2026-11-25')
        .newest,
    ).toBe(at('2026-11-23'))
  })
})
