import { describe, expect, it } from 'vitest'
import { readPack } from './read-pack.ts'
import { edited, SMALL_PACK, withPack } from './testing/small-pack.ts'

const read = (files: Readonly<Record<string, string>> = SMALL_PACK) => withPack(files, (dir) => readPack(dir))
const indicator = (id: string) => read().catalogue.indicators.get(id)

describe('readPack', () => {
  it('fills in what a ratio in % leaves unsaid', () => {
    expect(indicator('work.share')).toMatchObject({
      kind: 'ratio',
      component: 'work',
      scale: 100,
      digits: 1,
      numerator: [{ measure: 'work.done', sign: 1 }],
      window: { grain: 'month', count: 1, upTo: 'now' },
      targets: [{ value: 95, from: null, due: null, unit: null }],
    })
  })

  it('reads a minus before a measure as taking it away', () => {
    expect(indicator('work.total')).toMatchObject({
      kind: 'count',
      digits: 0,
      numerator: [
        { measure: 'work.all', sign: 1 },
        { measure: 'work.done', sign: -1 },
      ],
    })
  })

  it('gives each unit named by a target one of its own, after the general one', () => {
    expect(indicator('work.total')?.targets).toEqual([
      { value: 'same-period-last-year', from: null, due: null, unit: null },
      { value: 3, from: 19_723, due: 20_453, unit: '91' },
      { value: 3, from: 19_723, due: 20_453, unit: '92' },
    ])
  })

  it('takes a flow’s grain from its cadence and leaves a stock without', () => {
    const { measures } = read().catalogue
    expect(measures.get('work.weekly')).toMatchObject({ grain: 'week', cadence: { every: 'week', weekday: 5 } })
    expect(measures.get('care.open')).toMatchObject({ grain: null, min: 0, max: 500, decimals: 0 })
  })

  it('leaves the points of an index unknown where none are given', () => {
    const score = indicator('care.score')
    expect(score?.kind === 'index' && score.groups[0]?.items).toMatchObject([
      { indicator: 'work.share', max: 6, threshold: 80 },
      { indicator: null, max: null, threshold: null },
    ])
  })

  it('keeps the order of files and entries', () => {
    const { components, indicators } = read().catalogue
    expect(components.map(({ id }) => id)).toEqual(['work', 'care'])
    expect([...indicators.keys()]).toEqual(['work.share', 'work.total', 'work.week', 'care.open', 'care.score'])
  })

  it('rests on each day of a holiday and on an exchanged one, and works the Saturday for it', () => {
    const { holidays, workedDays } = read().catalogue.calendar
    expect(holidays.size).toBe(9)
    expect(holidays.get(19_842)).toEqual({ vi: 'Tết', en: 'New Year', bn: 'নববর্ষ' })
    expect([...workedDays]).toEqual([19_847])
  })

  it('gives a documented figure as a reading with its citation', () => {
    expect(read().documented).toEqual([
      {
        measure: 'care.open',
        unit: '9',
        at: '2024-06-30T17:00:00+07:00',
        value: 12,
        publishedAt: Date.parse('2024-07-01T00:00:00+07:00'),
        citation: 'a newspaper',
      },
    ])
  })

  it('leaves a reorganisation out that is not in force, and takes it in when it is', () => {
    const files = edited('pack.yaml', 'inForce: false', 'inForce: true')
    expect(read().catalogue.units).toHaveLength(4)
    expect(read(files).catalogue.units).toHaveLength(5)
    expect(withPack(files, (dir) => readPack(dir, { reorganised: false })).catalogue.units).toHaveLength(4)
  })

  it('tells a mistake in a reorganisation that is not in force', () => {
    const files = edited('reorganisations/merger.yaml', 'confidence: F', 'confidence: X')
    expect(() => read(files)).toThrow('reorganisations/merger.yaml:7 steps[0].confidence: expected F, P, L or M')
  })
})
