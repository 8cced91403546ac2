import { foldText } from '@ioc/contract'
import type { KnownMeasure } from './knowledge.ts'

/** Measures by id or by their name in any language. */
export function createMeasureNames(measures: readonly KnownMeasure[]) {
  const named = new Map<string, KnownMeasure | null>()
  const bear = (text: string, measure: KnownMeasure) => {
    const other = named.get(text)
    // A name that two measures share names neither.
    named.set(text, other !== undefined && other !== measure ? null : measure)
  }
  for (const measure of measures) {
    for (const text of new Set([measure.id, ...Object.values(measure.name)].map(foldText))) bear(text, measure)
  }
  return (text: string) => named.get(foldText(text)) ?? undefined
}
