import { describe, expect, it } from 'vitest'
import type { CountIndicator, RatioIndicator } from './indicator.ts'
import { bookOf, catalogueOf, count, DAILY, flow, ratio, stock, type Told } from './testing/example.ts'
import { REFORM, THROUGH_REFORM } from './testing/example-units.ts'
import { partsOf } from './testing/kit.ts'
import { sumUnit } from './unit-sums.ts'

const evening = { ...DAILY, by: '20:00' }
const catalogue = catalogueOf(
  [
    stock('have'),
    stock('all'),
    flow('got', { grain: 'day', cadence: DAILY }),
    flow('done', { grain: 'day', cadence: evening }),
    flow('weekly'),
  ],
  [],
)
const week = { grain: 'week', count: 1, upTo: 'now' } as const
const rate = ratio('rate', 'done', 'got', { window: week })

const sum = (indicator: RatioIndicator | CountIndicator, told: readonly Told[], asOf: string) => {
  const { plan, frame, lookup, unitAt } = partsOf(catalogue, bookOf(told))
  const made = plan(indicator)
  const seen: string[] = []
  const sums = sumUnit(made, frame(indicator, asOf), unitAt('20599', REFORM), lookup, made.terms, (term, value) =>
    seen.push(`${term.side} ${value.value}`),
  )
  return { ...sums, seen }
}
const days = (measure: string, values: Readonly<Record<string, number>>): Told[] =>
  Object.entries(values).map(([date, value]) => ({ measure, unit: '20599', period: `2026-11-${date}`, value }))

describe('one unit’s parts', () => {
  it('are told one by one to whoever watches', () => {
    const found = sum(
      rate,
      [...days('got', { 23: 10, 24: 20 }), ...days('done', { 23: 9, 24: 18 })],
      '2026-11-25 10:00',
    )
    expect(found).toEqual({
      numerator: 27,
      denominator: 30,
      gap: null,
      totals: [27, 30],
      implausible: null,
      sample: false,
      seen: ['numerator 9', 'numerator 18', 'denominator 10', 'denominator 20'],
    })
  })

  it('of a stock are its reading, no older than it may be', () => {
    const level = count('level', 'have')
    const told: Told[] = [{ measure: 'have', unit: '20599', at: '2026-11-19 00:00', value: 4 }]
    expect(sum(level, told, '2026-11-23 16:59')).toMatchObject({ numerator: 4, gap: null })
    expect(sum(level, told, '2026-11-23 17:00').gap).toBe('missing')
    expect(sum(level, told, '2026-11-18 17:00').gap).toBe('no-readings')
  })
})

describe('the gap of a unit', () => {
  const share = ratio('share', 'have', 'all')
  const have: Told = { measure: 'have', unit: '20599', at: '2026-11-10 00:00', value: 4 }
  const all: Told = { ...have, measure: 'all' }

  it('is the part nobody ever reported, before one that lapsed', () => {
    expect(sum(share, [have], '2026-11-23 17:00').gap).toBe('no-readings')
    expect(sum(share, [all], '2026-11-23 17:00').gap).toBe('no-readings')
    expect(sum(share, [have, all], '2026-11-23 17:00').gap).toBe('missing')
    expect(sum(share, [have, { ...all, at: '2026-11-23 08:00' }], '2026-11-23 17:00').gap).toBe('missing')
    expect(sum(share, [{ ...have, at: '2026-11-23 08:00' }, all], '2026-11-23 17:00').gap).toBe('missing')
  })

  it('of two lapsed parts is the first', () => {
    const mixed = ratio('mixed', 'have', 'got', { window: week })
    const told = [have, ...days('got', { 20: 1 })]
    expect(sum(mixed, told, '2026-11-25 17:00').gap).toBe('missing')
    const turned = ratio('mixed', 'got', 'have', { window: week })
    expect(sum(turned, told, '2026-11-25 17:00').gap).toBe('incomplete')
  })

  it('is a day that was due, at the start, in the middle or at the end', () => {
    const counted = count('got', 'got', { window: week })
    const gap = (values: Readonly<Record<string, number>>) => sum(counted, days('got', values), '2026-11-25 17:00').gap
    expect(gap({ 23: 1, 24: 1, 25: 1 })).toBeNull()
    expect(gap({ 24: 1, 25: 1 })).toBe('incomplete')
    expect(gap({ 23: 1, 25: 1 })).toBe('incomplete')
    expect(gap({ 23: 1, 24: 1 })).toBe('incomplete')
    expect(gap({ 20: 1 })).toBe('incomplete')
    expect(gap({})).toBe('no-readings')
  })

  it('does not know of what begins later', () => {
    const counted = count('got', 'got', { window: week })
    expect(sum(counted, days('got', { 26: 1 }), '2026-11-25 17:00').gap).toBe('no-readings')
    expect(sum(counted, days('got', { 23: 1, 26: 100 }), '2026-11-23 17:00')).toMatchObject({ numerator: 1, gap: null })
    expect(sum(counted, days('got', { 30: 1 }), '2026-11-25 17:00').gap).toBe('no-readings')
  })
})

describe('a day not yet due', () => {
  it('counts where every flow of the formula has it', () => {
    const both = [...days('got', { 23: 10 }), ...days('done', { 23: 9 })]
    expect(sum(rate, both, '2026-11-23 10:00')).toMatchObject({ numerator: 9, denominator: 10, gap: null })
    expect(sum(rate, days('got', { 23: 10 }), '2026-11-23 10:00').gap).toBe('no-readings')
    expect(sum(rate, [...days('got', { 23: 10 }), ...days('done', { 20: 9 })], '2026-11-23 10:00').gap).toBe(
      'incomplete',
    )
  })

  it('is the same period only when it begins and ends alike', () => {
    const mixed = ratio('mixed', 'weekly', 'got', { window: { grain: 'week', count: 1, upTo: 'now' } })
    const told = [...days('got', { 23: 10 }), { measure: 'weekly', unit: '20599', period: '2026-W48', value: 3 }]
    expect(sum(mixed, told, '2026-11-23 10:00').gap).toBe('incomplete')
    expect(
      sum(mixed, [...days('got', { 23: 1, 24: 1, 25: 1, 26: 1, 27: 1 }), ...told.slice(1)], '2026-11-27 17:00'),
    ).toMatchObject({
      numerator: 3,
      denominator: 5,
    })
  })

  it('needs no other flow where the formula counts one measure twice', () => {
    const twice = ratio('twice', 'got', 'got', { window: week })
    expect(sum(twice, days('got', { 23: 10 }), '2026-11-23 10:00')).toMatchObject({ numerator: 10, denominator: 10 })
  })
})

describe('a unit that began within the window', () => {
  const late = catalogueOf([...catalogue.measures.values()], [], { units: THROUGH_REFORM })
  const two = count('got', 'got', { window: { grain: 'day', count: 3, upTo: 'due' } })
  const found = (told: readonly Told[], units = THROUGH_REFORM) => {
    const { plan, frame, lookup, unitAt } = partsOf({ ...late, units }, bookOf(told, units))
    return sumUnit(plan(two), frame(two, '2025-07-02 18:00'), unitAt('20599', REFORM), lookup, plan(two).terms)
  }
  const own: Told[] = ['2025-07-01', '2025-07-02'].map((period) => ({
    measure: 'got',
    unit: '20599',
    period,
    value: 1,
  }))

  it('is asked for its members’ days before', () => {
    expect(found(own).gap).toBe('incomplete')
    const members = ['20599', '20626', '20632'].map(
      (unit): Told => ({ measure: 'got', unit, period: '2025-06-30', value: 10 }),
    )
    expect(found([...members, ...own])).toMatchObject({ numerator: 32, denominator: 0, gap: null })
  })

  it('is asked for its own days only when it was made from nobody', () => {
    const alone = THROUGH_REFORM.map((one) => ({ ...one, successors: [] }))
    expect(found(own, alone)).toMatchObject({ numerator: 2, denominator: 0, gap: null })
    expect(found(own.slice(1), alone).gap).toBe('incomplete')
  })
})
