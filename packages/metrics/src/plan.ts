import type { Catalogue } from './catalogue.ts'
import type { CountIndicator, RatioIndicator, Window } from './indicator.ts'
import type { Measure } from './measure.ts'
import { type MeasureRule, rulesAbout } from './measure-rule.ts'

export type Side = 'numerator' | 'denominator'

/** A measure a plan sums; `index` is its place in a frame. */
export interface PlanPart {
  readonly index: number
  readonly measure: Measure
}

/** A summand made ready: `factor` brings its integers to the common scale of its side, with the sign. */
export interface PlanTerm extends PlanPart {
  readonly side: Side
  readonly sign: 1 | -1
  readonly factor: number
}

/** A rule made ready to be held against sums: `factor` brings a measure's integers to the rule's scale, `unscale` undoes that. */
export interface PlanRule {
  readonly rule: MeasureRule
  readonly left: readonly RulePart[]
  readonly right: readonly RulePart[]
  readonly unscale: number
}
export interface RulePart {
  readonly part: PlanPart
  readonly factor: number
}

/** An indicator's formula made ready to sum: measures looked up, decimals brought to one scale per side. */
export interface Plan {
  readonly indicator: RatioIndicator | CountIndicator
  readonly window: Window
  readonly terms: readonly PlanTerm[]
  readonly stocks: readonly PlanTerm[]
  readonly flows: readonly PlanTerm[]
  /** What the summed integers are divided by to be in the measures' own terms. */
  readonly unscale: { readonly numerator: number; readonly denominator: number }
  /** Measures in order of first use. */
  readonly measures: readonly Measure[]
  /** What its values are held to, and the measures these rules name beside the formula's own. */
  readonly rules: readonly PlanRule[]
  readonly beside: readonly PlanPart[]
}

/** Throws when a measure is not in the catalogue: a checked catalogue has them all. */
export function planOf(
  catalogue: Pick<Catalogue, 'measures' | 'rules'>,
  indicator: RatioIndicator | CountIndicator,
): Plan {
  const lookUp = (id: string): Measure => {
    const measure = catalogue.measures.get(id)
    if (!measure) throw new Error(`${indicator.id} counts ${id}, which is no measure`)
    return measure
  }
  const sides: readonly (readonly [Side, RatioIndicator['numerator']])[] = [
    ['numerator', indicator.numerator],
    ['denominator', indicator.kind === 'ratio' ? indicator.denominator : []],
  ]
  const unscale = { numerator: 1, denominator: 1 }
  const terms: PlanTerm[] = []
  for (const [side, summands] of sides) {
    const decimals = Math.max(0, ...summands.map((term) => lookUp(term.measure).decimals))
    unscale[side] = 10 ** decimals
    for (const { measure: id, sign } of summands) {
      const measure = lookUp(id)
      terms.push({ index: terms.length, side, measure, sign, factor: sign * 10 ** (decimals - measure.decimals) })
    }
  }
  const { rules, beside } = rulesOfPlan(catalogue.rules, terms, lookUp)
  return {
    indicator,
    window: indicator.window,
    terms,
    stocks: terms.filter((term) => term.measure.kind === 'stock'),
    flows: terms.filter((term) => term.measure.kind === 'flow'),
    unscale,
    measures: [...new Set(terms.map((term) => term.measure))],
    rules,
    beside,
  }
}

function rulesOfPlan(
  all: ReadonlyMap<string, MeasureRule>,
  terms: readonly PlanTerm[],
  lookUp: (id: string) => Measure,
): Pick<Plan, 'rules' | 'beside'> {
  const parts = new Map<string, PlanPart>()
  for (const term of terms) if (!parts.has(term.measure.id)) parts.set(term.measure.id, term)
  const used = new Set(parts.keys())
  const partOf = (id: string): PlanPart => {
    const known = parts.get(id)
    if (known) return known
    const part = { index: terms.length + parts.size - used.size, measure: lookUp(id) }
    parts.set(id, part)
    return part
  }
  const rules = rulesAbout(all, used).map((rule): PlanRule => {
    const decimals = Math.max(...[...rule.left, ...rule.right].map((id) => lookUp(id).decimals))
    const side = (ids: readonly string[]) =>
      ids.map((id) => ({ part: partOf(id), factor: 10 ** (decimals - lookUp(id).decimals) }))
    return { rule, left: side(rule.left), right: side(rule.right), unscale: 10 ** decimals }
  })
  return { rules, beside: [...parts].flatMap(([id, part]) => (used.has(id) ? [] : [part])) }
}
