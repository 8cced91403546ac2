import type { LatePart, SourceLateness } from '@ioc/contract'
import type { SourceRecord } from '../store/store.ts'
import { BADNESS, type Expected, type ExpectedPart, worstFirst } from './expected.ts'

/** Late parts named per source; all of them stand in the list of who is late. */
const MOST_NAMED = 5

/**
 * How what a source has to report stands. Null where its record names no measures: whoever may report
 * anything owes nothing in particular. One that never delivered is `unknown`, whatever others sent for it.
 */
export function latenessOf(source: SourceRecord, expected: Expected, delivered: boolean): SourceLateness | null {
  if (source.measures === null || source.kind === 'document') return null
  const measures = new Set(source.measures)
  const units = source.units && new Set(source.units)
  const parts = expected.parts.filter(
    ({ measure, unit }) => measures.has(measure.id) && (!units || units.has(unit.code)),
  )
  const owed = parts.filter(({ state }) => state !== 'fresh').toSorted(worstFirst)
  const dues = parts.map(({ measure }) => expected.nextDue(measure)).filter((due) => due !== null)
  const sinces = owed.map(({ since }) => since).filter((since) => since !== null)
  const worst = parts.reduce<ExpectedPart['state']>(
    (bad, { state }) => (BADNESS[state] > BADNESS[bad] ? state : bad),
    'fresh',
  )
  return {
    state: delivered ? worst : 'unknown',
    parts: parts.length,
    late: owed.filter(({ state }) => state === 'late').length,
    missing: owed.filter(({ state }) => state === 'missing' || state === 'unknown').length,
    since: sinces.length > 0 ? Math.min(...sinces) : null,
    worst: owed.slice(0, MOST_NAMED).map(latePart),
    nextDue: dues.length > 0 ? Math.min(...dues) : null,
  }
}

/** A part as it goes out. */
export function latePart({ measure, unit, state, since, missed }: ExpectedPart): LatePart {
  return { measure: measure.id, unit: unit.code, state, since, missed }
}
