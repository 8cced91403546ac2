import type { Catalogue, Measure, MeasureRule } from '@ioc/metrics'
import type { Found, RuleValues } from './rule-values.ts'

/** A value on one side of a rule. */
export interface Side extends Found {
  readonly left: boolean
}

/** A measure of a rule, and what its values are multiplied by so that all of the rule are in one unit. */
interface Term {
  readonly measure: Measure
  readonly factor: number
  readonly left: boolean
}

/** The measures of a rule, and what their common unit is parted by; undefined where one is not in the catalogue. */
export type TermsOf = (rule: MeasureRule) => { readonly terms: readonly Term[]; readonly scale: number } | undefined

export function createTerms({ measures }: Catalogue): TermsOf {
  const known = new Map<MeasureRule, ReturnType<TermsOf>>()
  function make({ left, right }: MeasureRule): ReturnType<TermsOf> {
    const all = [...left, ...right].map((id) => measures.get(id))
    if (!all.every((measure) => measure !== undefined)) return undefined
    const decimals = Math.max(...all.map((measure) => measure.decimals))
    const terms = all.map((measure, at) => ({
      measure,
      factor: 10 ** (decimals - measure.decimals),
      left: at < left.length,
    }))
    return { terms, scale: 10 ** decimals }
  }
  return (rule) => {
    if (!known.has(rule)) known.set(rule, make(rule))
    return known.get(rule)
  }
}

/** Both sides of a rule for a unit as of a time; undefined where a part is not known. */
export type Sides = ReturnType<typeof createSides>

export function createSides(termsOf: TermsOf, values: RuleValues) {
  return (rule: MeasureRule, unit: string, asOf: number, which: keyof RuleValues) => {
    const made = termsOf(rule)
    if (!made) return undefined
    let [left, right, since] = [0, 0, Number.NEGATIVE_INFINITY]
    for (const { measure, factor, left: isLeft } of made.terms) {
      const value = values[which](measure, unit, asOf)
      if (!value) return undefined
      if (value.time > since) since = value.time
      if (isLeft) left += value.value * factor
      else right += value.value * factor
    }
    const difference = left - right
    const excess = rule.kind === 'sum' ? Math.abs(difference) : Math.max(0, difference)
    return {
      left: left / made.scale,
      right: right / made.scale,
      excess,
      /** The newest time of the values: as of any time from then on to `asOf` the sides are the same. */
      since,
      /** The values themselves: asked for only where the rule is broken, which few of a million rows do. */
      found: (): Side[] =>
        made.terms.flatMap((term) => {
          const value = values[which](term.measure, unit, asOf)
          return value ? [{ ...value, left: term.left }] : []
        }),
    }
  }
}
