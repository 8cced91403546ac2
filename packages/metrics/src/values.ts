import type { Kit } from './evaluator-kit.ts'
import type { Frame } from './frame.ts'
import { type IndexScore, scoreIndex, unscoredReason, wholeScore } from './index-score.ts'
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

/** Values at any instant, without their freshness: what trends, series and targets need. */
export interface Values {
  /** Undefined where a part is not collected under the unit. */
  rolledUpAt(indicator: RatioIndicator | CountIndicator, unit: Unit, asOf: Instant): Rolled | undefined
  sumsAt(indicator: Indicator, unit: Unit, asOf: Instant): Sums
  scoreAt(index: IndexIndicator, unit: Unit, asOf: Instant): IndexScore
  targetAt(indicator: Indicator, unit: Unit, asOf: Instant): TargetValue
  /** The end of a day that is over. */
  pointOn(indicator: Indicator, unit: Unit, day: Day): TrendPoint
}

const NONE = { implausible: null, numerator: null, denominator: null }
const NOWHERE: Sums = { value: null, reason: 'not-collected-here', ...NONE }

/** A value that can be held against something: an implausible one is none. */
const believed = ({ value, implausible }: Pick<Sums, 'value' | 'implausible'>) => (implausible ? null : value)

/** What units share, and days whose frames are alike, is summed once, and past days are kept in the memo. */
export function createValues(kit: Kit, lookup: Lookup, memo: TrendPoints): Values {
  const { catalogue, tree } = kit
  const offset = catalogue.utcOffsetMinutes
  const sums = new Map<Plan, Map<Frame['alike'], Map<Unit, UnitSums>>>()
  const rollUps = new Map<Asking, Map<Frame['alike'], RollUp>>()

  const unitSums = (plan: Plan, frame: Frame): ((asked: Asked) => UnitSums) => {
    const perUnit = keptMap(keptMap(sums, plan), frame.alike)
    return ({ unit, terms }) => kept(perUnit, unit, () => sumUnit(plan, frame, unit, lookup, terms))
  }

  const rolledUp = (plan: Plan, frame: Frame, unit: Unit): RollUp | undefined => {
    const asking = kit.askingFor(plan, unit, frame.day)
    if (!asking) return undefined
    const perFrame = keptMap(rollUps, asking)
    const known = perFrame.get(frame.alike)
    if (known) return known
    const rolled = rollUp(plan, asking, unitSums(plan, frame))
    perFrame.set(frame.alike, rolled)
    return rolled
  }

  const sumsAt = (indicator: Indicator, unit: Unit, asOf: Instant): Sums => {
    if (indicator.kind !== 'index') {
      const plan = kit.planFor(indicator)
      return rolledUp(plan, kit.frameFor(plan, asOf, 'now'), unit) ?? NOWHERE
    }
    const score = scoreAt(indicator, unit, asOf)
    return { value: wholeScore(score), reason: unscoredReason(score), ...NONE }
  }

  // An index of indices is not read: their items would be counted twice.
  const scoreAt = (index: IndexIndicator, unit: Unit, asOf: Instant): IndexScore =>
    scoreIndex(index, (id) => {
      const item = catalogue.indicators.get(id)
      return item && item.kind !== 'index' ? believed(sumsAt(item, unit, asOf)) : null
    })

  const targetAt = (indicator: Indicator, unit: Unit, asOf: Instant): TargetValue => {
    const target = targetFor(indicator, unit.code, dayOf(asOf, offset))
    if (!target) return { value: null, due: null }
    const { value, due } = target
    if (typeof value === 'number') return { value, due }
    if (indicator.kind === 'index') return { value: null, due }
    const plan = kit.planFor(indicator)
    const rolled = rolledUp(plan, kit.frameFor(plan, asOf, 'year-before'), unit)
    return { value: rolled ? believed(rolled) : null, due }
  }

  const pointOf = (indicator: Indicator, unit: Unit, asOf: Instant): TrendPoint => {
    const target = targetAt(indicator, unit, asOf).value
    const score = indicator.kind === 'index' ? scoreAt(indicator, unit, asOf) : null
    if (!score) {
      const value = believed(sumsAt(indicator, unit, asOf))
      return { value, status: statusWithin(indicator, value, null, target) }
    }
    return { value: wholeScore(score), status: statusWithin(indicator, score.value, score.range, target) }
  }

  const pointOn = (indicator: Indicator, unit: Unit, day: Day): TrendPoint => {
    const key = tree.keyOf(unit)
    const known = memo.get(indicator.id, key, day)
    if (known) return known
    const point = pointOf(indicator, unit, endOfDay(day, offset))
    memo.set(indicator.id, key, day, point)
    return point
  }

  const rolledUpAt: Values['rolledUpAt'] = (indicator, unit, asOf) => {
    const plan = kit.planFor(indicator)
    const frame = kit.frameFor(plan, asOf, 'now')
    const rolled = rolledUp(plan, frame, unit)
    return rolled && { ...rolled, asked: kit.askingFor(plan, unit, frame.day)?.asked.map((one) => one.unit.code) ?? [] }
  }

  return { rolledUpAt, sumsAt, scoreAt, targetAt, pointOn }
}
