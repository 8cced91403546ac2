import type { Catalogue } from './catalogue.ts'
import type { CountIndicator, RatioIndicator, Window } from './indicator.ts'
import type { Measure } from './measure.ts'

export type Side = 'numerator' | 'denominator'

/** A summand made ready: `factor` brings its integers to the common scale of its side, with the sign. */
export interface PlanTerm {
  readonly index: number
  readonly side: Side
  readonly measure: Measure
  readonly sign: 1 | -1
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
}

/** Throws when a measure is not in the catalogue: a checked catalogue has them all. */
export function planOf(catalogue: Pick<Catalogue, 'measures'>, indicator: RatioIndicator | CountIndicator): Plan {
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
  return {
    indicator,
    window: indicator.window,
    terms,
    stocks: terms.filter((term) => term.measure.kind === 'stock'),
    flows: terms.filter((term) => term.measure.kind === 'flow'),
    unscale,
    measures: [...new Set(terms.map((term) => term.measure))],
  }
}
