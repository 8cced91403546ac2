import type { LateList, SourceHealth } from '@ioc/contract'
import { FRESHNESS_STATES, type FreshnessState, type Instant } from '@ioc/metrics'

/** Whoever owes something: a unit with what it should have reported, or a register that was not delivered. */
export interface Owed {
  readonly kind: 'unit' | 'register'
  /** Code of the unit, id of the register. */
  readonly id: string
  /** The worst of what it owes. */
  readonly state: FreshnessState
  /** Since the first due moment it let pass; null where it never reported. */
  readonly since: Instant | null
  /** Measures it owes; 1 for a register. */
  readonly count: number
  /** Components that wait for it, those with the most measures first. */
  readonly components: readonly { readonly id: string; readonly count: number }[]
  /** Names of the sources that keep a register. */
  readonly keepers: readonly string[]
}

/** Who owes what, worst first: what is missing before what is late, within that the longest owed. */
export function owedOf({ registers, units }: LateList): Owed[] {
  const ofUnits = units.map(({ unit, parts }): Owed => {
    const components = [...Map.groupBy(parts, ({ component }) => component)].flatMap(([id, own]) =>
      id === null ? [] : [{ id, count: own.length }],
    )
    return {
      kind: 'unit',
      id: unit,
      state: worstOf(parts.map(({ state }) => state)),
      since: earliest(parts.map(({ since }) => since)),
      count: parts.length,
      components: components.toSorted((a, b) => b.count - a.count),
      keepers: [],
    }
  })
  const ofRegisters = registers.map(
    ({ register, state, since, component, sources }): Owed => ({
      kind: 'register',
      id: register,
      state,
      since,
      count: 1,
      components: component === null ? [] : [{ id: component, count: 1 }],
      keepers: sources.map(({ name }) => name),
    }),
  )
  return [...ofUnits, ...ofRegisters].toSorted(
    (a, b) => badness(b) - badness(a) || (a.since ?? 0) - (b.since ?? 0) || b.count - a.count || (a.id < b.id ? -1 : 1),
  )
}

const badness = ({ state }: Owed) => FRESHNESS_STATES.indexOf(state)

function worstOf(states: readonly FreshnessState[]): FreshnessState {
  return FRESHNESS_STATES[Math.max(0, ...states.map((state) => FRESHNESS_STATES.indexOf(state)))] ?? 'fresh'
}

/** What was owed first; null only where none of it was ever reported. */
function earliest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((instant) => instant !== null)
  return known.length === 0 ? null : Math.min(...known)
}

/** What the sources did today, in one sentence's worth. */
export interface SourceFacts {
  readonly sources: number
  /** Sources that owe nothing, of those of which something is expected. */
  readonly onTime: number
  readonly expected: number
  /** Rows refused today. */
  readonly refused: number
  /** Refused deliveries that nobody has looked after. */
  readonly open: number
}

/** Counts over all sources. */
export function sourceFacts(sources: readonly SourceHealth[]): SourceFacts {
  const expected = sources.filter(({ lateness }) => lateness !== null)
  return {
    sources: sources.length,
    onTime: expected.filter(({ lateness }) => lateness?.state === 'fresh').length,
    expected: expected.length,
    refused: sources.reduce((sum, { today }) => sum + today.refused, 0),
    open: sources.reduce((sum, { open }) => sum + open, 0),
  }
}

/** The newest failure of a connector that has not fetched anything since; null where it does well. */
export function pullFailure({ pull }: SourceHealth): { readonly at: Instant; readonly detail: string } | null {
  const error = pull?.lastError ?? null
  return error === null || error.at <= (pull?.lastSuccess ?? 0) ? null : error
}

/** As many of a list as there are places, the last one kept for how many more there are. */
export function fitted<T>(list: readonly T[], places: number): { readonly shown: readonly T[]; readonly more: number } {
  const shown = list.length <= places ? list : list.slice(0, places - 1)
  return { shown, more: list.length - shown.length }
}
