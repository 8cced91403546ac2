import { fileURLToPath } from 'node:url'
import { dayOf, levelOf, type Measure, periodOf, shiftPeriod, type Term, type Unit } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { inferShapes } from '../model/infer-shapes.ts'
import { createModel } from '../model/model.ts'
import { madeFrom } from '../model/shape.ts'
import { readPackCatalogue, readPackRatios, readPackRules } from '../testing/pack-catalogue.ts'
import { readSources, routeOf } from '../sources.ts'
import { SHAPES } from './index.ts'

const catalogue = readPackCatalogue()
const shapes = inferShapes({ ...catalogue, indicators: new Map() }, SHAPES)
const model = createModel({ catalogue, shapes, seed: 508 })
const sources = await readSources(fileURLToPath(new URL('../../sources.yaml', import.meta.url)))
const NOW = Date.parse('2026-11-23T10:42:00+07:00')
const TODAY = dayOf(NOW, 420)

const collects = (measure: Measure, unit: Unit) => measure.levels.includes(levelOf(unit.kind))
const unitsOf = (terms: readonly Term[]) =>
  catalogue.units.filter((unit) => terms.every(({ measure }) => collects(catalogue.measures.get(measure)!, unit)))

/** Σ of terms for a unit: a stock at `daysBack`, flows over the last `count` periods of their grain before then. */
function sum(terms: readonly Term[], unit: Unit, daysBack = 0, count = 4): number {
  return terms.reduce((total, { measure: id, sign }) => {
    const measure = catalogue.measures.get(id)!
    if (measure.grain === null) return total + sign * model.stock(measure, unit, NOW - daysBack * 86_400_000)
    const newest = periodOf(measure.grain, TODAY - daysBack)
    for (let back = 1; back <= count; back += 1) {
      const { start, end } = shiftPeriod(newest, -back)
      total += sign * model.flow(measure, unit, start, end)
    }
    return total
  }, 0)
}
const plus = (measure: string): Term => ({ measure, sign: 1 })
const rate = (part: string, whole: string, units: readonly Unit[], count = 1) => {
  const over = (id: string) => units.reduce((total, unit) => total + sum([plus(id)], unit, 0, count), 0)
  return over(part) / over(whole)
}
const communes = catalogue.units.filter(({ kind }) => levelOf(kind) === 'commune')
const activated = (units: readonly Unit[]) => rate('security.eid-active', 'security.eid-collected', units)
const online = (units: readonly Unit[]) =>
  rate('procedures.received-online', 'procedures.digitised-components', units, 365)
const only = (code: string) => catalogue.units.filter((unit) => unit.code === code)

describe('the declared shapes', () => {
  it('are for measures the pack has, made from measures the pack has', () => {
    for (const [id, shape] of Object.entries(SHAPES)) {
      const unknown = [id, ...madeFrom(shape)].filter((one) => !catalogue.measures.has(one))
      expect(unknown).toEqual([])
    }
  })
})

describe('the numbers of the pack', () => {
  // What is counted from a register and has no shape is nothing the model speaks of.
  const spoken = ({ measure }: Term) => !catalogue.measures.get(measure)?.counting || Object.hasOwn(SHAPES, measure)
  const ratios = readPackRatios().filter(({ numerator, denominator }) => [...numerator, ...denominator].every(spoken))
  it.each(ratios)('keep the numerator of $id within its denominator', ({ numerator, denominator, percent }) => {
    for (const unit of unitsOf([...numerator, ...denominator])) {
      for (const back of [0, 1, 45, 200, 400]) {
        const [part, whole] = [sum(numerator, unit, back, 1), sum(denominator, unit, back, 1)]
        expect(whole).toBeGreaterThanOrEqual(0)
        expect(percent ? part : 0, `${unit.code} ${back} days back`).toBeLessThanOrEqual(whole)
      }
      const overWeeks = [sum(numerator, unit, 0, 30), sum(denominator, unit, 0, 30)] as const
      expect(overWeeks[0]).toBeGreaterThanOrEqual(0)
    }
  })

  // Of a rule whose other measures only files bring, nothing is sent that could break it.
  const isSent = (id: string) => routeOf(sources, id, '20599') !== undefined
  const rules = readPackRules(catalogue.measures).filter(
    ({ readings, left, right }) => readings && [...left, ...right].every(isSent),
  )
  it('are held to what the ratios of the pack say of parts and wholes', () => {
    expect(rules.length).toBeGreaterThan(20)
    expect(rules.map(({ id }) => id)).toContain('security.eid-active <= security.eid-collected')
  })

  it.each(rules)('keep the rule $id in every reading of two years', ({ kind, left, right }) => {
    const [one, other] = [left.map(plus), right.map(plus)]
    const days = catalogue.measures.get(left[0] ?? '')?.grain === 'day' ? 1 : 7
    for (const unit of unitsOf([...one, ...other])) {
      let before = Number.NEGATIVE_INFINITY
      for (let back = 730; back >= 0; back -= days) {
        const [is, of] = [sum(one, unit, back, 1), sum(other, unit, back, 1)]
        const isKept = kind === 'sum' ? is === of : kind === 'part' ? is <= of : is >= before
        expect(isKept, `${unit.code} ${back} days back: ${is}, ${of}`).toBe(true)
        before = is
      }
    }
  })

  it('stay clear of the largest value each measure believes', () => {
    for (const measure of [...catalogue.measures.values()].filter(({ counting }) => !counting)) {
      for (const unit of catalogue.units.filter((one) => collects(measure, one))) {
        expect(sum([plus(measure.id)], unit, 0, 1), `${measure.id} ${unit.code}`).toBeLessThan(measure.max / 1.5)
      }
    }
  })

  it('have 61.5 % of the district counter and 71 % of the communes online, from about 40 dossiers per hundred people', () => {
    expect(online(only('508.HCC'))).toBeCloseTo(0.615, 1.7)
    expect(online(communes)).toBeCloseTo(0.71, 1.7)
    const year = [...communes, ...only('508.HCC')].reduce(
      (total, unit) => total + sum([plus('procedures.digitised-components')], unit, 0, 365),
      0,
    )
    expect((year / 123_289) * 100).toBeGreaterThan(35)
    expect((year / 123_289) * 100).toBeLessThan(45)
  })

  it('have e-ID activated over 95 % in the district, lowest and falling in Duy Son', () => {
    expect(activated(communes)).toBeGreaterThan(0.952)
    expect(activated(communes)).toBeLessThan(0.956)
    const lowest = communes.toSorted((one, other) => activated([one]) - activated([other]))
    expect(lowest[0]?.code).toBe('20620')
    expect(activated(only('20620'))).toBeCloseTo(0.887, 2)
    expect(lowest.slice(1, 5).map(({ code }) => code)).toEqual(['20605', '20602', '20608', '20635'])
    const [son] = only('20620')
    const before = sum([plus('security.eid-active')], son!, 30) / sum([plus('security.eid-collected')], son!, 30)
    expect(activated(only('20620'))).toBeLessThan(before)
  })

  it('keep the district over 95 % on every day of two years', () => {
    for (let back = -365; back < 365; back += 3) {
      const over = (id: string) => communes.reduce((total, unit) => total + sum([plus(id)], unit, back), 0)
      expect(over('security.eid-active') / over('security.eid-collected')).toBeGreaterThan(0.95)
    }
  })
})
