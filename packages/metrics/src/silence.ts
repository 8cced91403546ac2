import type { Catalogue } from './catalogue.ts'
import { measuresOf } from './dependents.ts'
import { lastDuePeriods } from './due.ts'
import type { Indicator } from './indicator.ts'
import type { Measure } from './measure.ts'
import { type Instant, startOfDay } from './period.ts'
import type { Cell } from './snapshot.ts'

/** A unit that owes readings. */
export interface Silence {
  readonly unit: string
  /** Indicators that lack a part of it, in catalogue order. */
  readonly indicators: readonly string[]
  /** The first due moment it let pass; null when it never reported any of them. */
  readonly since: Instant | null
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
    since: silentSince(catalogue, silent, asOf),
  }))
  return found.toSorted((a, b) => b.indicators.length - a.indicators.length || (a.unit < b.unit ? -1 : 1))
}

function owes(cell: Cell): boolean {
  return cell.freshness.state !== 'fresh'
}

/** The first due moment after the unit was last heard about any of it; null when it never was. */
function silentSince(catalogue: Catalogue, silent: readonly Cell[], asOf: Instant): Instant | null {
  const heard = silent.map((cell) => cell.freshness.newest).filter((newest) => newest !== null)
  if (heard.length === 0) return null
  const last = Math.max(...heard)
  const indicators = silent.flatMap((cell) => catalogue.indicators.get(cell.indicator) ?? [])
  const measures = new Set(indicators.flatMap((indicator) => measuresIn(catalogue, indicator)))
  return earliest([...measures].map((measure) => firstMissed(catalogue, measure, last, asOf)))
}

function measuresIn(catalogue: Catalogue, indicator: Indicator): Measure[] {
  return measuresOf(indicator).flatMap((id) => catalogue.measures.get(id) ?? [])
}

/** Due moments looked back over: a silence longer than that is dated by its last hearing. */
const LOOK_BACK = 40

function firstMissed(catalogue: Catalogue, measure: Measure, newest: Instant, asOf: Instant): Instant | null {
  const { calendar, utcOffsetMinutes } = catalogue
  const dues = lastDuePeriods(measure.cadence, asOf, LOOK_BACK, calendar, utcOffsetMinutes)
  const missed = dues.filter(({ period }) => {
    const start = startOfDay(period.start, utcOffsetMinutes)
    // A stock at a period's first instant answers it; a flow ending there does not.
    return measure.kind === 'stock' ? start > newest : start >= newest
  })
  // A part that lapsed while another was heard: the last due moment is all the cell can tell.
  if (missed.length === 0) return dues[0]?.due ?? null
  return missed.length === dues.length ? newest : (missed.at(-1)?.due ?? null)
}

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((instant) => instant !== null)
  return known.length > 0 ? Math.min(...known) : null
}
