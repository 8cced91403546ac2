import type { Catalogue } from './catalogue.ts'
import { measuresOf } from './dependents.ts'
import { lastDue } from './due.ts'
import type { Indicator } from './indicator.ts'
import type { Measure } from './measure.ts'
import { firstOwed, missedDues } from './missed.ts'
import { dayOf, type Instant } from './period.ts'
import type { Since } from './since.ts'
import type { Cell } from './snapshot.ts'
import type { Unit } from './unit.ts'
import { existsOn } from './unit-tree.ts'

/** A unit that owes readings. */
export interface Silence extends Since {
  readonly unit: string
  /** Indicators that lack a part of it, in catalogue order. */
  readonly indicators: readonly string[]
}

/**
 * Who has not reported, most indicators first. What somebody reports is expected of everybody; an indicator that no
 * unit ever reported only once the catalogue says from when readings are owed, and then from when the unit's fell due.
 */
export function silences(catalogue: Catalogue, cells: readonly Cell[], asOf: Instant): Silence[] {
  const owing = cells.filter((cell) => cell.points === null && cell.reason !== 'not-collected-here' && owes(cell))
  const inUse = new Set(cells.filter((cell) => cell.freshness.state !== 'unknown').map((cell) => cell.indicator))
  const today = dayOf(asOf, catalogue.utcOffsetMinutes)
  const units = new Map(catalogue.units.filter((unit) => existsOn(unit, today)).map((unit) => [unit.code, unit]))
  const since = new Map(owing.map((cell) => [cell, owedSince(catalogue, cell, units.get(cell.unit), asOf)]))
  const expected = owing.filter((cell) =>
    catalogue.from === undefined || cell.freshness.newest !== null || isCounted(catalogue, cell)
      ? inUse.has(cell.indicator)
      : since.get(cell) !== null,
  )
  const perUnit = Map.groupBy(expected, (cell) => cell.unit)
  const found = [...perUnit].map(([unit, silent]) => ({
    unit,
    indicators: silent.map((cell) => cell.indicator),
    ...silentSince(catalogue, silent, since, asOf),
  }))
  return found.toSorted((a, b) => b.indicators.length - a.indicators.length || (a.unit < b.unit ? -1 : 1))
}

function owes(cell: Cell): boolean {
  return cell.freshness.state !== 'fresh'
}

/** Nobody reports it: it is counted from registers, which whoever keeps them owes. */
const isCounted = (catalogue: Catalogue, cell: Cell) => reported(catalogue, cell).length === 0

/** The measures of a cell that units report themselves. */
function reported(catalogue: Catalogue, { indicator: id }: Cell): Measure[] {
  const indicator = catalogue.indicators.get(id)
  return indicator ? measuresIn(catalogue, indicator).filter(({ counting }) => counting === undefined) : []
}

/** When the first reading of a cell that never came fell due; null while none has, or where nothing says from when. */
function owedSince(catalogue: Catalogue, cell: Cell, unit: Unit | undefined, asOf: Instant): Instant | null {
  if (unit === undefined || cell.freshness.newest !== null) return null
  const due = earliest(reported(catalogue, cell).map((measure) => firstOwed(catalogue, measure, unit)?.due ?? null))
  return due !== null && due <= asOf ? due : null
}

/**
 * The first due moment after the unit was last heard about any of it; of one that never was the first it owed, null
 * where nothing says from when.
 */
function silentSince(
  catalogue: Catalogue,
  silent: readonly Cell[],
  owed: ReadonlyMap<Cell, Instant | null>,
  asOf: Instant,
): Since {
  const heard = silent.map((cell) => cell.freshness.newest).filter((newest) => newest !== null)
  if (heard.length === 0) {
    return { since: earliest(silent.map((cell) => owed.get(cell) ?? null)), sinceOrEarlier: false }
  }
  const last = Math.max(...heard)
  const parts = silent.flatMap(({ indicator: id, freshness }) => {
    const indicator = catalogue.indicators.get(id)
    return indicator ? measuresIn(catalogue, indicator).map((measure) => ({ measure, newest: freshness.newest })) : []
  })
  const measures = new Set(parts.map(({ measure }) => measure))
  const missed =
    earliest([...measures].map((measure) => missedDues(catalogue, measure, last, asOf)?.since ?? null)) ??
    // Heard of within the period that it left open: by what each cell was heard of itself.
    earliest(
      parts.map(({ measure, newest }) =>
        newest === null ? null : (missedDues(catalogue, measure, newest, asOf, last)?.since ?? null),
      ),
    )
  if (missed !== null) return { since: missed, sinceOrEarlier: false }
  // Which parts lapsed while others were heard, cells do not tell: at the latest by the last due moment of any.
  const { calendar, utcOffsetMinutes } = catalogue
  const dues = [...measures].flatMap(({ cadence }) => lastDue(cadence, asOf, calendar, utcOffsetMinutes)?.due ?? [])
  return { since: dues.length > 0 ? Math.max(...dues) : null, sinceOrEarlier: dues.length > 0 }
}

function measuresIn(catalogue: Catalogue, indicator: Indicator): Measure[] {
  return measuresOf(indicator).flatMap((id) => catalogue.measures.get(id) ?? [])
}

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((instant) => instant !== null)
  return known.length > 0 ? Math.min(...known) : null
}
