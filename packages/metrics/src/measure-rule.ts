import type { RatioIndicator, Term } from './indicator.ts'
import type { Measure } from './measure.ts'

interface RuleCommon {
  /** The rule as it is written: `security.eid-active <= security.eid-collected`. */
  readonly id: string
  /** Measures, each added to its side. */
  readonly left: readonly string[]
  readonly right: readonly string[]
  /** False where only values are held to it: one period may finish what an earlier one began. */
  readonly readings: boolean
}

/** Σ left ≤ Σ right: what is counted of a whole is never more than the whole. */
export interface PartRule extends RuleCommon {
  readonly kind: 'part'
}

/** Σ left = Σ right: a total and what it is made of. */
export interface SumRule extends RuleCommon {
  readonly kind: 'sum'
}

/** A stock that only grows, for ever or within each calendar year; both sides name it. */
export interface NoFallRule extends RuleCommon {
  readonly kind: 'no-fall'
  readonly within: 'ever' | 'year'
}

/** What the values of measures keep between them, for one unit and one time. */
export type MeasureRule = PartRule | SumRule | NoFallRule

/** A rule a value breaks, with both sides in the measures' own terms; of a stock that fell: what it is and what it was. */
export interface Implausible {
  readonly rule: string
  readonly left: number
  readonly right: number
}

/** Total and parts, as a rule of readings and values. */
export function sumRule(total: string, parts: readonly string[]): SumRule {
  return { kind: 'sum', id: `${total} = ${parts.join(' + ')}`, left: [total], right: parts, readings: true }
}

export function partRule(left: readonly string[], right: readonly string[], readings = true): PartRule {
  return { kind: 'part', id: `${left.join(' + ')} <= ${right.join(' + ')}`, left, right, readings }
}

/** What of a ratio tells of a part and its whole. */
type Share = Pick<RatioIndicator, 'numerator' | 'denominator' | 'mayExceed'>

/**
 * What a ratio's formula says by itself: 0 ≤ numerator ≤ denominator, written without a minus and without what
 * stands on both sides. None where that leaves nothing to break.
 */
function rulesOfRatio({ numerator, denominator, mayExceed }: Share): PartRule[] {
  if (mayExceed === 'always') return []
  const [added, taken] = [named(numerator, 1), named(numerator, -1)]
  const left = [...added, ...named(denominator, -1)]
  const right = [...named(denominator, 1), ...taken]
  const sides = [
    [without(left, right), without(right, left)],
    [taken, added],
  ] as const
  return sides.flatMap(([part, whole]) => (part.length > 0 ? [partRule(part, whole, mayExceed === 'never')] : []))
}

const named = (terms: readonly Term[], sign: Term['sign']) =>
  terms.filter((term) => term.sign === sign).map(({ measure }) => measure)

const without = (these: readonly string[], those: readonly string[]) => these.filter((one) => !those.includes(one))

/** All rules of a catalogue by id: those declared, those its ratios imply, and the stocks that may not fall. */
export function rulesFrom(
  measures: ReadonlyMap<string, Measure>,
  ratios: readonly Share[],
  declared: readonly MeasureRule[],
): ReadonlyMap<string, MeasureRule> {
  const heldTo = ({ left, right }: MeasureRule) => held([...left, ...right], measures)
  const rules = new Map(declared.map((rule) => [rule.id, { ...rule, readings: heldTo(rule) }]))
  for (const implied of ratios.flatMap(rulesOfRatio)) {
    const known = rules.get(implied.id)
    if (known?.readings) continue
    const readings = implied.readings && heldTo(implied)
    rules.set(implied.id, { ...implied, readings })
  }
  for (const measure of measures.values()) {
    const rule = noFallRule(measure)
    if (rule) rules.set(rule.id, rule)
  }
  return rules
}

function noFallRule({ id, mayNotFall: within, counting }: Measure): NoFallRule | undefined {
  if (within === undefined) return undefined
  return { kind: 'no-fall', id: `${id} does not fall`, left: [id], right: [id], readings: !counting, within }
}

/**
 * Whether single readings of measures can be held against each other: reported by the same units for the same times.
 * A register may still learn of a day that a reading speaks of, so what is counted is held by value only.
 */
function held(ids: readonly string[], measures: ReadonlyMap<string, Measure>): boolean {
  const shapes = ids.map((id) => {
    const measure = measures.get(id)
    return measure && !measure.counting && `${measure.kind} ${measure.grain} ${measure.levels.toSorted().join()}`
  })
  return shapes.every((shape) => shape && shape === shapes[0])
}

/**
 * The rules a formula over `measures` is held to. A total that is not the sum of its parts makes each of them doubtful;
 * a part above its whole says so only of a formula that holds both.
 */
export function rulesAbout(
  rules: ReadonlyMap<string, MeasureRule>,
  measures: { has(measure: string): boolean },
): MeasureRule[] {
  return [...rules.values()].filter(({ kind, left, right }) => {
    const named = [...left, ...right]
    return kind === 'sum' ? named.some((id) => measures.has(id)) : named.every((id) => measures.has(id))
  })
}
