import { describe, expect, it } from 'vitest'
import { firstFrom } from './lookup.ts'
import type { FlowValue } from './reading.ts'
import { at, bookOf, catalogueOf, DAILY, flow, MONTHLY, stock, type Told } from './testing/example.ts'
import { day, REFORM, THROUGH_REFORM, unit } from './testing/example-units.ts'
import { counting, partsOf } from './testing/kit.ts'

const MEASURES = [
  stock('have'),
  flow('daily', { grain: 'day', cadence: DAILY }),
  flow('monthly', { grain: 'month', cadence: MONTHLY }),
]
const catalogue = catalogueOf(MEASURES, [], { units: THROUGH_REFORM })
const daily = (unit: string, dates: readonly string[], value = 1): Told[] =>
  dates.map((period) => ({ measure: 'daily', unit, period, value }))

const book = bookOf(
  [
    ...daily('20599', ['2025-06-28', '2025-06-29', '2025-06-30'], 1),
    ...daily('20626', ['2025-06-29', '2025-06-30'], 10),
    ...daily('20632', ['2025-06-29', '2025-06-30'], 100),
    ...daily('20599', ['2025-07-01', '2025-07-02'], 5),
    { measure: 'monthly', unit: '20599', period: '2023-01', value: 3 },
    { measure: 'monthly', unit: '20602', period: '2023-01', value: 4 },
  ],
  THROUGH_REFORM,
)
const merged = (margin = 0) => {
  const parts = partsOf(catalogue, book, margin)
  return { ...parts, unit: parts.unitAt('20599', REFORM), old: parts.unitAt('20599', REFORM - 1) }
}

describe('the first index of a list from a day on', () => {
  const list = [3, 5, 5, 9].map((start) => ({ start, end: start + 1 })) as FlowValue[]

  it('is where that day or the next later one begins', () => {
    expect([0, 3, 4, 5, 6, 9, 10].map((from) => firstFrom(list, from))).toEqual([0, 0, 1, 1, 3, 3, 4])
    expect(firstFrom([], 5)).toBe(0)
  })
})

describe('flows looked up', () => {
  it('are a new unit’s own, after the sums of its members', () => {
    const { lookup, measure, unit: now } = merged()
    const list = lookup.flows(measure('daily'), now, day('2025-06-28'), day('2025-07-03'))
    expect(list.map((value) => value.value)).toEqual([111, 111, 5, 5])
    expect(list.map((value) => value.start)).toEqual([29, 30, 31, 32].map((date) => day('2025-06-01') + date - 1))
  })

  it('are fetched once for windows within one another', () => {
    const { asked, counted } = counting(book)
    const { lookup, measure, unitAt } = partsOf(catalogue, counted, 10)
    const old = unitAt('20599', REFORM - 1)
    const first = lookup.flows(measure('daily'), old, day('2025-06-20'), day('2025-06-30'))
    expect(asked).toHaveLength(1)
    expect(lookup.flows(measure('daily'), old, day('2025-06-10'), day('2025-06-30'))).toBe(first)
    expect(lookup.flows(measure('daily'), old, day('2025-06-15'), day('2025-06-25'))).toBe(first)
    expect(asked).toHaveLength(1)
    lookup.flows(measure('daily'), old, day('2025-06-15'), day('2025-07-01'))
    expect(asked).toHaveLength(2)
    expect(asked[1]).toBe(`daily 20599@2000-01-01 ${day('2025-06-10')} ${day('2025-07-01')}`)
    lookup.flows(measure('monthly'), old, day('2025-06-15'), day('2025-06-25'))
    expect(asked).toHaveLength(3)
  })

  it('are fetched along for days before, but not once more for a day close before what is there', () => {
    const { asked, counted } = counting(book)
    const { lookup, measure, unitAt } = partsOf(catalogue, counted, 10)
    const old = unitAt('20599', REFORM - 1)
    for (const from of ['2025-06-20', '2025-06-07', '2025-05-10'])
      lookup.flows(measure('daily'), old, day(from), day('2025-06-30'))
    const firsts = ['2025-06-10', '2025-06-07', '2025-04-30']
    expect(asked).toEqual(firsts.map((from) => `daily 20599@2000-01-01 ${day(from)} ${day('2025-06-30')}`))
  })

  it('ask nothing of members for a time the new unit itself covers', () => {
    const { asked, counted } = counting(book)
    const { lookup, measure, unitAt } = partsOf(catalogue, counted)
    lookup.flows(measure('daily'), unitAt('20599', REFORM), REFORM, REFORM + 7)
    expect(asked).toEqual([`daily 20599@2025-07-01 ${REFORM} ${REFORM + 7}`])
  })

  it('of a period that began before the unit and ended in it are its own', () => {
    const year = bookOf([{ measure: 'monthly', unit: '20599', period: '2025-07', value: 1 }], THROUGH_REFORM)
    const { lookup, measure, unitAt } = partsOf(catalogue, year)
    const list = lookup.flows(measure('monthly'), unitAt('20599', REFORM), day('2020-01-01'), day('2026-01-01'))
    expect(list.map((value) => value.value)).toEqual([1])
  })
})

describe('the last reading begun before a day', () => {
  it('is found near', () => {
    const { lookup, measure, unit: now } = merged()
    expect(lookup.lastBegunBefore(measure('daily'), now, day('2025-07-02'))?.value).toBe(5)
    expect(lookup.lastBegunBefore(measure('daily'), now, day('2025-07-01'))?.value).toBe(111)
  })

  it('is found however long ago', () => {
    const { lookup, measure, old } = merged()
    expect(lookup.lastBegunBefore(measure('monthly'), old, day('2025-06-30'))?.value).toBe(3)
    expect(lookup.lastBegunBefore(measure('daily'), old, day('2030-01-01'))?.value).toBe(1)
  })

  it('is none where nothing was', () => {
    const { lookup, measure, unitAt } = merged()
    expect(lookup.lastBegunBefore(measure('daily'), unitAt('20602', REFORM - 1), day('2025-07-01'))).toBeUndefined()
    expect(lookup.lastBegunBefore(measure('daily'), unitAt('20599', REFORM - 1), day('2025-06-28'))).toBeUndefined()
  })

  it('of a year long flow looks far enough', () => {
    const yearly = catalogueOf([flow('y', { grain: 'year' })], [])
    const told = bookOf([{ measure: 'y', unit: '20599', period: '2020', value: 7 }])
    const { lookup, measure, unitAt } = partsOf(yearly, told)
    const unit = unitAt('20599', REFORM)
    expect(lookup.lastBegunBefore(measure('y'), unit, day('2020-01-02'))?.value).toBe(7)
    expect(lookup.lastBegunBefore(measure('y'), unit, day('2020-01-01'))).toBeUndefined()
    expect(lookup.lastBegunBefore(measure('y'), unit, day('2026-01-01'))?.value).toBe(7)
  })
})

describe('the first day of a unit or what it was made from', () => {
  it('is the earliest of them, at the measure’s level', () => {
    const { lookup, measure, unit: now, old } = merged()
    expect(lookup.bornOn(measure('daily'), now)).toBe(day('2000-01-01'))
    expect(lookup.bornOn(measure('daily'), old)).toBe(day('2000-01-01'))
    const agency = { ...measure('daily'), levels: ['agency'] as const }
    expect(lookup.bornOn(agency, now)).toBe(REFORM)
  })
})

describe('a stock looked up', () => {
  const units = [
    unit('D', 'district', null),
    unit('P', 'commune', 'D', { validTo: REFORM, successors: ['A'] }),
    unit('Q', 'commune', 'D', { validTo: REFORM, successors: ['A'] }),
    unit('A', 'commune', 'D', { validFrom: REFORM }),
  ]
  const told = bookOf(
    [
      { measure: 'have', unit: 'P', at: '2025-06-30 08:00', value: 1, more: { receivedAt: 5, sourceKind: 'file' } },
      {
        measure: 'have',
        unit: 'Q',
        at: '2025-06-30 07:00',
        value: 10,
        more: { receivedAt: 9, sourceKind: 'document' },
      },
    ],
    units,
  )

  it('of a merged unit is the sum, as old as its oldest part and as late as its latest', () => {
    const { lookup, measure, unitAt } = partsOf(catalogueOf(MEASURES, [], { units }), told)
    expect(lookup.stock(measure('have'), unitAt('A', REFORM), at('2025-07-01 09:00'))).toEqual({
      value: 11,
      at: at('2025-06-30 07:00'),
      receivedAt: 9,
      sourceKind: 'file',
      sample: false,
    })
    expect(lookup.stock(measure('have'), unitAt('A', REFORM), at('2025-06-30 07:30'))).toBeUndefined()
  })
})
