import type { Catalogue } from './catalogue.ts'
import { measuresOf } from './dependents.ts'
import { lastDue } from './due.ts'
import type { Indicator } from './indicator.ts'
import type { Measure } from './measure.ts'
import { missedDues } from './missed.ts'
import type { Instant } from './period.ts'
import type { Since } from './since.ts'
import type { Cell } from './snapshot.ts'

/** A unit that owes readings. */
export interface Silence extends Since {
  readonly unit: string
  /** Indicators that lack a part of it, in catalogue order. */
  readonly indicators: readonly string[]
}

/**
 * Who has not reported, most indicators first. Only what somebody reports is expected of everybody: an
 * indicator that no unit ever reported is not yet in use.
 */
export function silences(catalogue: Catalogue, cells: readonly Cell[], asOf: Instant): Silence[] {
  const owing = cells.filter((cell) => cell.points === null && cell.reason !== 'not-collected-here' && owes(cell))
  const inUse = new Set(cells.filter((cell) => cell.freshness.state !== 'unknown').map((cell) => cell.indicator))
  const perUnit = Map.groupBy(
    owing.filter((cell) => inUse.has(cell.indicator)),
    (cell) => cell.unit,
  )
  const found = [...perUnit].map(([unit, silent]) => ({
    unit,
    indicators: silent.map((cell) => cell.indicator),
    ...silentSince(catalogue, silent, asOf),
  }))
  return found.toSorted((a, b) => b.indicators.length - a.indicators.length || (a.unit < b.unit ? -1 : 1))
}

function owes(cell: Cell): boolean {
  return cell.freshness.state !== 'fresh'
}

/** The first due moment after the unit was last heard about any of it; null when it never was. */
function silentSince(catalogue: Catalogue, silent: readonly Cell[], asOf: Instant): Since {
  const heard = silent.map((cell) => cell.freshness.newest).filter((newest) => newest !== null)
  if (heard.length === 0) return { since: null, sinceOrEarlier: false }
  const last = Math.max(...heard)
  const indicators = silent.flatMap((cell) => catalogue.indicators.get(cell.indicator) ?? [])
  const measures = new Set(indicators.flatMap((indicator) => measuresIn(catalogue, indicator)))
  const missed = [...measures].map((measure) => firstMissed(catalogue, measure, last, asOf))
  const since = missed.flatMap((one) => one.since ?? [])
  return {
    since: since.length > 0 ? Math.min(...since) : null,
    sinceOrEarlier: missed.some(({ sinceOrEarlier }) => sinceOrEarlier),
  }
}

function measuresIn(catalogue: Catalogue, indicator: Indicator): Measure[] {
  return measuresOf(indicator).flatMap((id) => catalogue.measures.get(id) ?? [])
}

function firstMissed(catalogue: Catalogue, measure: Measure, newest: Instant, asOf: Instant): Since {
  const missed = missedDues(catalogue, measure, newest, asOf)
  if (missed) return { since: missed.since, sinceOrEarlier: false }
  // A part that lapsed while another was heard: the last due moment is all the cell can tell.
  const last = lastDue(measure.cadence, asOf, catalogue.calendar, catalogue.utcOffsetMinutes)
  return { since: last?.due ?? null, sinceOrEarlier: last !== null }
}
