import type { LateRegister } from '@ioc/contract'
import type { FreshnessState, Instant } from '@ioc/metrics'
import { BADNESS, type Expected, type ExpectedPart, worstFirst } from './expected.ts'

/**
 * How registers stand, also those that are fresh, worst first, by what is counted from them: each as one thing that whoever keeps it delivers,
 * since a unit has nothing to report where its records are counted. One that nobody ever delivered is `unknown`.
 * `parts` are those to look at; `expected` says what is counted from which.
 */
export function standingRegisters(
  registers: Iterable<string>,
  parts: readonly ExpectedPart[],
  expected: Expected,
): LateRegister[] {
  const perRegister = Map.groupBy(parts, ({ measure }) => measure.counting?.register)
  const came = expected.parts.filter(({ state }) => state !== 'unknown')
  const delivered = new Set(came.map(({ measure }) => measure.counting?.register))
  const standing = [...new Set(registers)].flatMap((register) => {
    const measures = expected.countedFrom(register)
    // Nothing is counted from it: nobody waits for it.
    if (measures.length === 0) return []
    const owed = (perRegister.get(register) ?? []).filter(({ state }) => state !== 'fresh').toSorted(worstFirst)
    const state: FreshnessState = delivered.has(register) ? (owed[0]?.state ?? 'fresh') : 'unknown'
    return {
      register,
      state,
      since: earliest(owed.map(({ since }) => since)),
      missed: Math.max(0, ...owed.map(({ missed }) => missed)),
      units: [...new Set(owed.map(({ unit }) => unit.code))].toSorted(),
      nextDue: earliest(measures.map(expected.nextDue)),
    }
  })
  return standing.toSorted(worstFirst)
}

/** The first of these moments; null where there is none. */
export function earliest(moments: readonly (Instant | null)[]): Instant | null {
  const known = moments.filter((moment) => moment !== null)
  return known.length > 0 ? Math.min(...known) : null
}

/** The worst of several states; `fresh` of none. */
export function worstOf(states: readonly FreshnessState[]): FreshnessState {
  return states.reduce((bad, state) => (BADNESS[state] > BADNESS[bad] ? state : bad), 'fresh')
}
