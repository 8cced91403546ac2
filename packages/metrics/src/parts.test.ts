import { describe, expect, it } from 'vitest'
import { createEvaluator } from './evaluate.ts'
import type { Indicator } from './indicator.ts'
import type { Measure } from './measure.ts'
import { THROUGH_REFORM } from './testing/example-units.ts'
import { at, bookOf, catalogueOf, count, flow, MONTHLY, ratio, stock, type Told } from './testing/example.ts'

function partsOf(
  measures: readonly Measure[],
  indicator: Indicator,
  told: readonly Told[],
  unit: string,
  asOf: string,
) {
  const catalogue = catalogueOf(measures, [indicator], { units: THROUGH_REFORM })
  const view = { readings: bookOf(told, THROUGH_REFORM), asOf: at(asOf), knownAt: at(asOf) }
  const evaluator = createEvaluator({ catalogue })
  return { parts: evaluator.parts(view, indicator.id, unit), cell: evaluator.cell(view, indicator.id, unit) }
}

const weekly = (measure: string, unit: string, value: number): Told => ({ measure, unit, period: '2025-W20', value })

describe('the parts of a ratio', () => {
  const measures = [flow('online', { decimals: 1 }), flow('all')]
  const told = [weekly('online', '20602', 305), weekly('all', '20602', 40), weekly('online', '20605', 70)]
  const { parts, cell } = partsOf(measures, ratio('share', 'online', 'all'), told, '508', '2025-05-19 08:00')

  it('add up to what the cell shows', () => {
    expect(parts.map(({ role, sum }) => [role, sum])).toEqual([
      ['numerator', cell?.numerator],
      ['denominator', cell?.denominator],
    ])
    expect(cell?.numerator).toBe(30.5)
  })

  it('hold no reading of a unit that was left out for want of its other part', () => {
    expect(parts.map(({ readings }) => readings.map(({ unit }) => unit))).toEqual([
      ['20602@2000-01-01'],
      ['20602@2000-01-01'],
    ])
  })
})

describe('the parts of a merged unit', () => {
  it('are the readings of the units it was made from, as long as it has none of its own', () => {
    const codes = ['20602', '20605', '20608', '20611', '20614']
    const told = codes.map((unit, i) => ({ measure: 'accounts', unit, at: `2025-06-2${i} 08:00`, value: 10 }))
    const { parts, cell } = partsOf(
      [stock('accounts', { cadence: MONTHLY })],
      count('held', 'accounts'),
      told,
      '20611',
      '2025-07-01 08:00',
    )
    expect(cell?.value).toBe(50)
    expect(parts[0]?.readings).toEqual(
      codes.map((code, i) => ({ unit: `${code}@2000-01-01`, when: { at: at(`2025-06-2${i} 08:00`) }, value: 10 })),
    )
  })
})

describe('what has no parts', () => {
  it('is an unknown indicator, an unknown unit, and a unit nothing is collected under', () => {
    const measures = [flow('all', { levels: ['school'] })]
    const ask = (unit: string) => partsOf(measures, count('sum', 'all'), [], unit, '2025-05-19 08:00').parts
    expect([ask('508'), ask('nowhere')]).toEqual([[], []])
  })
})
