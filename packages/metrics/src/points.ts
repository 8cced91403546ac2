import { coverageOf } from './cell.ts'
import type { Kit } from './evaluator-kit.ts'
import { scoreIndex, unscoredReason, wholeScore } from './index-score.ts'
import type { IndexIndicator, Indicator } from './indicator.ts'
import { kept, keptMap } from './keep.ts'
import type { Lookup } from './lookup.ts'
import { endOfDay, type Grain, type Instant, type Period } from './period.ts'
import { frameOfPeriod, liesWithin, type Over, type PeriodFrame } from './period-frame.ts'
import { type PeriodSums, sumPeriod } from './period-sums.ts'
import type { Plan } from './plan.ts'
import { reportersOf } from './reporters.ts'
import { divide } from './roll-up.ts'
import type { View } from './view.ts'
import type { Cell, Coverage, NoValueReason } from './snapshot.ts'
import type { Unit } from './unit.ts'
import type { Rolled, Sums, Values } from './values.ts'

/** A number of a series, with how much of what was due it rests on. */
export interface PointSums extends Sums {
  /** In units for a window and for a state, in reports for what is summed over a period. */
  readonly coverage: Coverage
  /**
   * What it can be at least and at most: of an index of which not all is known, which then has no value; null of all
   * else.
   */
  readonly range: Cell['range']
  /** Any reading in it is generated. */
  readonly sample: boolean
}

/** What a series shows of an indicator for a unit and a period. */
export type PointOf = (indicator: Indicator, unit: Unit, period: Period, over: Over) => PointSums

/** The point of a unit that did not exist then. */
export const NO_POINT: PointSums = {
  value: null,
  reason: 'no-readings',
  numerator: null,
  denominator: null,
  implausible: null,
  coverage: { reported: 0, due: 0, missing: [], excluded: [] },
  range: null,
  sample: false,
}

const without = (reason: NoValueReason, coverage: Coverage = NO_POINT.coverage): PointSums => ({
  ...NO_POINT,
  reason,
  coverage,
})

/** Numbers of one view by period, past and running. */
export function createPoints(kit: Kit, view: View, lookup: Lookup, values: Values): PointOf {
  const { catalogue, tree, schedule } = kit
  const frames = new Map<Plan, Map<string, PeriodFrame>>()
  const deps = { tree, schedule, readings: view.readings, lookup }
  const endOf = ({ end }: Period): Instant => Math.min(endOfDay(end - 1, catalogue.utcOffsetMinutes), view.asOf)
  const frameOf = (plan: Plan, period: Period) =>
    kept(keptMap(frames, plan), `${period.grain} ${period.start}`, () =>
      frameOfPeriod(plan, schedule, period, view.asOf),
    )

  const pointOf: PointOf = (indicator, unit, period, over) => {
    if (indicator.kind === 'index') return indexPoint(indicator, unit, period, over)
    const plan = kit.planFor(indicator)
    if (over === 'window' || plan.flows.length === 0) return windowPoint(values, indicator, unit, endOf(period))
    if (!plan.flows.every(({ measure }) => liesWithin(grainOf(measure.grain), period.grain))) {
      return without('reported-for-longer')
    }
    const frame = frameOf(plan, period)
    const reporters = reportersOf(plan, tree, unit, frame)
    return reporters ? periodPoint(plan, sumPeriod(deps, plan, frame, reporters)) : without('not-collected-here')
  }

  // An index of indices is not read: their items would be counted twice.
  const indexPoint = (index: IndexIndicator, unit: Unit, period: Period, over: Over): PointSums => {
    const items = new Map<string, PointSums>()
    const score = scoreIndex(index, (id) => {
      const item = catalogue.indicators.get(id)
      if (!item || item.kind === 'index') return null
      const point = kept(items, id, () => pointOf(item, unit, period, over))
      return point.implausible ? null : point.value
    })
    const parts = [...items.values()]
    return {
      ...NO_POINT,
      value: wholeScore(score),
      reason: unscoredReason(score),
      range: score.range,
      coverage: coverageOfItems(parts),
      sample: parts.some(({ sample }) => sample),
    }
  }

  return pointOf
}

const grainOf = (grain: Grain | null): Grain => grain ?? 'day'

function windowPoint(
  values: Values,
  indicator: Exclude<Indicator, IndexIndicator>,
  unit: Unit,
  at: Instant,
): PointSums {
  const rolled = values.rolledUpAt(indicator, unit, at)
  if (!rolled) return without('not-collected-here')
  const { value, reason, implausible, numerator, denominator, missing, excluded, asked, sample } = rolled
  const coverage = coverageOf({ asked, missing: codesOf(missing), excluded: codesOf(excluded) })
  return { value, reason, implausible, numerator, denominator, coverage, range: null, sample }
}

const codesOf = (units: Rolled['missing']) => units.map(({ unit }) => unit.code).toSorted()

function periodPoint(plan: Plan, told: PeriodSums): PointSums {
  const { sums, whole, sample, implausible, reported, due, missing, excluded } = told
  const coverage = { reported, due, missing, excluded }
  const { numerator, denominator } = sums
  // Told also where the other has nothing: what was counted of months must add up to what was of their year.
  const sides = {
    numerator: numerator === null ? null : numerator / plan.unscale.numerator,
    denominator: denominator === null ? null : denominator / plan.unscale.denominator,
  }
  if (!whole) {
    const reason = excluded.length > 0 ? 'implausible' : due > 0 ? 'incomplete' : 'no-readings'
    return { ...without(reason, coverage), ...sides, sample }
  }
  const value = divide(plan, { numerator: numerator ?? 0, denominator: denominator ?? 0 })
  return {
    value,
    reason: value === null ? 'zero-denominator' : null,
    implausible,
    ...sides,
    coverage,
    range: null,
    sample,
  }
}

function coverageOfItems(items: readonly PointSums[]): Coverage {
  const sum = (side: 'reported' | 'due') => items.reduce((total, { coverage }) => total + coverage[side], 0)
  const codes = (of: 'missing' | 'excluded') => [...new Set(items.flatMap(({ coverage }) => coverage[of]))].toSorted()
  const missing = codes('missing')
  const excluded = codes('excluded').filter((code) => !missing.includes(code))
  return { reported: sum('reported'), due: sum('due'), missing, excluded }
}
