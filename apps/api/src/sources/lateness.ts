import type { LatePart, SourceLateness } from '@ioc/contract'
import type { SourceRecord } from '../store/store.ts'
import { type Expected, type ExpectedPart, worstFirst } from './expected.ts'
import { earliest, standingRegisters, worstOf } from './owed-registers.ts'

/** Late parts named per source; all of them stand in the list of who is late. */
const MOST_NAMED = 5

/**
 * How what a source has to report stands: its measures by unit, and the registers it keeps. Null where its record
 * names nothing: whoever may report anything owes nothing in particular. One that never delivered is `unknown`,
 * whatever others sent for it.
 */
export function latenessOf(source: SourceRecord, expected: Expected, delivered: boolean): SourceLateness | null {
  if (source.measures === null || source.kind === 'document') return null
  const named = new Set(source.measures)
  const units = source.units && new Set(source.units)
  const mine = expected.parts.filter(({ unit }) => !units || units.has(unit.code))
  const reported = mine.filter(({ measure }) => !measure.counting && named.has(measure.id))
  const registers = standingRegisters(named, mine, expected)
  const owed = reported.filter(({ state }) => state !== 'fresh').toSorted(worstFirst)
  const owedRegisters = registers.filter(({ state }) => state !== 'fresh')
  const states = [...reported, ...registers].map(({ state }) => state)
  const dues = [...reported.map(({ measure }) => expected.nextDue(measure)), ...registers.map(({ nextDue }) => nextDue)]
  return {
    state: delivered ? worstOf(states) : 'unknown',
    parts: states.length,
    late: states.filter((state) => state === 'late').length,
    missing: states.filter((state) => state === 'missing' || state === 'unknown').length,
    since: earliest([...owed, ...owedRegisters].map(({ since }) => since)),
    worst: owed.slice(0, MOST_NAMED).map(latePart),
    registers: owedRegisters,
    nextDue: earliest(dues),
  }
}

/** A part as it goes out. */
export function latePart({ measure, unit, state, since, missed }: ExpectedPart): LatePart {
  return { measure: measure.id, unit: unit.code, state, since, missed }
}
