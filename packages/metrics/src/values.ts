import type { Kit } from './evaluator-kit.ts'
import type { Frame } from './frame.ts'
import { type IndexScore, scoreIndex, wholeScore } from './index-score.ts'
import type { CountIndicator, IndexIndicator, Indicator, RatioIndicator } from './indicator.ts'
import { kept, keptMap } from './keep.ts'
import type { Lookup } from './lookup.ts'
import { type Day, dayOf, endOfDay, type Instant } from './period.ts'
import type { Plan } from './plan.ts'
import { type Asked, type Asking, type RollUp, rollUp } from './roll-up.ts'
import { statusWithin } from './status.ts'
import { targetFor } from './target.ts'
import type { TrendPoint, TrendPoints } from './trend-memo.ts'
import type { Unit } from './unit.ts'
import { sumUnit, type UnitSums } from './unit-sums.ts'

/** The sums of an indicator for a unit at an instant, without history. */
export type Sums = Pick<RollUp, 'value' | 'reason' | 'implausible' | 'numerator' | 'denominator'>

/** A target as a number; null where there is none, or the year before is not known. */
export interface TargetValue {
  readonly value: number | null
  readonly due: Day | null
}

/** A formula rolled up, and the codes of those who were asked. */
export type Rolled = RollUp & { readonly asked: readonly string[] }

/**
 * Values without their freshness: what trends, series and targets need. What is the same at every instant is looked up
 * once for the many that are asked about.
 */
export interface Values {
  /** Undefined where a part is not collected under the unit. */
  rolledUpAt(indicator: Formula, unit: Unit, asOf: Instant): Rolled | undefined
  scoreOf(index: IndexIndicator, unit: Unit): (asOf: Instant) => IndexScore
  targetOf(indicator: Indicator, unit: Unit): (asOf: Instant) => TargetValue
  /** The ends of days that are over. */
  pointsOf(indicator: Indicator, unit: Unit): (day: Day) => TrendPoint
  /** Lets go of an indicator's sums: what is asked of it after that is summed again. */
  letGo(indicator: Indicator): void
}

type Formula = RatioIndicator | CountIndicator

/** A value that can be held against something: an implausible one is none. */
const believed = (rolled: RollUp | undefined) => (rolled && !rolled.implausible ? rolled.value : null)

/** What units share, and days whose frames are alike, is summed once, and past days are kept in the memo. */
export function createValues(kit: Kit, lookup: Lookup, memo: TrendPoints): Values {
  const { catalogue, tree } = kit
  const offset = catalogue.utcOffsetMinutes
  const sums = new Map<Plan, Map<Frame['alike'], Map<Unit, UnitSums>>>()
  const rollUps = new Map<Plan, Map<Asking, Map<Frame['alike'], RollUp>>>()

  const unitSums = (plan: Plan, frame: Frame): ((asked: Asked) => UnitSums) => {
    const perUnit = keptMap(keptMap(sums, plan), frame.alike)
    return ({ unit, terms }) => kept(perUnit, unit, () => sumUnit(plan, frame, unit, lookup, terms))
  }

  const rolledUnder = (plan: Plan, unit: Unit) => {
    const askingOn = kit.askingFor(plan, unit)
    const perAsking = keptMap(rollUps, plan)
    return (frame: Frame): RollUp | undefined => {
      const asking = askingOn(frame.day)
      if (!asking) return undefined
      return kept(keptMap(perAsking, asking), frame.alike, () => rollUp(plan, asking, unitSums(plan, frame)))
    }
  }

  const valueOf = (indicator: Formula, unit: Unit, which: 'now' | 'year-before') => {
    const plan = kit.planFor(indicator)
    const rolledIn = rolledUnder(plan, unit)
    return (asOf: Instant) => believed(rolledIn(kit.frameFor(plan, asOf, which)))
  }

  // An index of indices is not read: their items would be counted twice.
  const scoreOf: Values['scoreOf'] = (index, unit) => {
    const rates = new Map<string, (asOf: Instant) => number | null>()
    for (const { indicator: id } of index.groups.flatMap(({ items }) => items)) {
      const item = id === null ? undefined : catalogue.indicators.get(id)
      if (item && item.kind !== 'index') rates.set(item.id, valueOf(item, unit, 'now'))
    }
    return (asOf) => scoreIndex(index, (id) => rates.get(id)?.(asOf) ?? null)
  }

  const targetOf: Values['targetOf'] = (indicator, unit) => {
    const yearBefore = indicator.kind === 'index' ? () => null : valueOf(indicator, unit, 'year-before')
    return (asOf) => {
      const target = targetFor(indicator, unit.code, dayOf(asOf, offset))
      if (!target) return NO_TARGET
      const { value, due } = target
      return { value: typeof value === 'number' ? value : yearBefore(asOf), due }
    }
  }

  const pointOf = (indicator: Indicator, unit: Unit): ((asOf: Instant) => TrendPoint) => {
    const targetAt = targetOf(indicator, unit)
    if (indicator.kind === 'index') {
      const scoreAt = scoreOf(indicator, unit)
      return (asOf) => {
        const score = scoreAt(asOf)
        const status = statusWithin(indicator, score.value, score.range, targetAt(asOf).value)
        return { value: wholeScore(score), status }
      }
    }
    const valueAt = valueOf(indicator, unit, 'now')
    return (asOf) => {
      const value = valueAt(asOf)
      return { value, status: statusWithin(indicator, value, null, targetAt(asOf).value) }
    }
  }

  const pointsOf: Values['pointsOf'] = (indicator, unit) => {
    const key = tree.keyOf(unit)
    // Only where a day is not in the memo, which in the live view is seldom.
    let pointAt: ReturnType<typeof pointOf> | undefined
    return (day) => {
      const known = memo.get(indicator.id, key, day)
      if (known) return known
      pointAt ??= pointOf(indicator, unit)
      const point = pointAt(endOfDay(day, offset))
      memo.set(indicator.id, key, day, point)
      return point
    }
  }

  const rolledUpAt: Values['rolledUpAt'] = (indicator, unit, asOf) => {
    const plan = kit.planFor(indicator)
    const frame = kit.frameFor(plan, asOf, 'now')
    const rolled = rolledUnder(plan, unit)(frame)
    const asked = kit.askingFor(plan, unit)(frame.day)?.asked ?? []
    return rolled && { ...rolled, asked: asked.map((one) => one.unit.code) }
  }

  const letGo = (indicator: Indicator): void => {
    if (indicator.kind === 'index') return
    const plan = kit.planFor(indicator)
    sums.delete(plan)
    rollUps.delete(plan)
  }

  return { rolledUpAt, scoreOf, targetOf, pointsOf, letGo }
}

const NO_TARGET: TargetValue = { value: null, due: null }
