import type { WireCatalogue, WireRegister } from '@ioc/contract'
import type { Indicator, Measure } from '@ioc/metrics'
import { isFound } from '../../i18n/plain.ts'
import { termsOf } from './entries.ts'

/** A measure with what is made of it. */
export interface MeasureUse {
  readonly measure: Measure
  readonly indicators: readonly Indicator[]
}

/** A register with what is counted from it. */
export interface RegisterUse {
  readonly register: WireRegister
  readonly measures: readonly Measure[]
}

/** Measures that hold every word in a name of any language or their id, in the catalogue's order. */
export function foundMeasures(
  { measures, indicators }: Pick<WireCatalogue, 'measures' | 'indicators'>,
  words: string,
): readonly MeasureUse[] {
  return measures
    .filter(({ id, name }) => isFound(words, [id, ...Object.values(name)]))
    .map((measure) => ({ measure, indicators: indicators.filter((one) => termsOf(one).includes(measure.id)) }))
}

/** Registers, found in the same way. */
export function foundRegisters(
  { registers, measures }: Pick<WireCatalogue, 'registers' | 'measures'>,
  words: string,
): readonly RegisterUse[] {
  return registers
    .filter(({ id, name }) => isFound(words, [id, ...Object.values(name)]))
    .map((register) => ({ register, measures: measures.filter(({ counting }) => counting?.register === register.id) }))
}
