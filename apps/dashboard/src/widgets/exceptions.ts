import { type Cell, type Dragger, type Indicator, type Issue, issuesOf, type Unit } from '@ioc/metrics'
import type { DistrictView } from './view.ts'

/** A unit that keeps a number from its target, and what it lacks. */
export interface DraggingUnit extends Dragger {
  readonly unit: Unit
}

/** An issue with all that somebody needs to act on it: units and indicators in place of their codes. */
export interface Exception extends Pick<Issue, 'kind' | 'place' | 'lack' | 'since' | 'sinceOrEarlier'> {
  /** The unit it is told by. */
  readonly unit: Unit | undefined
  /** What it is about; for a silent unit everything that it owes. */
  readonly indicators: readonly Indicator[]
  /** The cell it is told by; undefined for a silent unit. */
  readonly cell: Cell | undefined
  readonly owner: Unit | undefined
  /** Who keeps the scope from its target, the one that weighs most first; of units' own all that share it. */
  readonly units: readonly DraggingUnit[]
  /** Whose readings the scope's number lacks. */
  readonly missing: readonly Unit[]
  /** Whose readings it leaves out because they break a rule. */
  readonly excluded: readonly Unit[]
}

/** Entries that a wall has room for. */
export const ROOM_FOR = 7

/** Everything that is not as it should be, as `issuesOf` counts and orders it: the one list of every page and wall. */
export function exceptionsOf(view: Pick<DistrictView, 'catalogue' | 'snapshot' | 'unitOf'>): Exception[] {
  return exceptionsFrom(view, issuesOf(view.catalogue, view.snapshot))
}

/** Issues that were listed before, as they were listed. */
export function exceptionsFrom(
  { catalogue, unitOf }: Pick<DistrictView, 'catalogue' | 'unitOf'>,
  issues: readonly Issue[],
): Exception[] {
  return issues.map((issue) => {
    const { kind, place, lack, since, sinceOrEarlier, cell } = issue
    return {
      kind,
      place,
      lack,
      since,
      sinceOrEarlier,
      unit: unitOf(issue.unit),
      indicators: issue.indicators.flatMap((id) => catalogue.indicators.get(id) ?? []),
      cell: cell ?? undefined,
      owner: unitOf(issue.owner),
      units: issue.draggers.flatMap((one): DraggingUnit[] => {
        const unit = unitOf(one.cell.unit)
        return unit === undefined ? [] : [{ ...one, unit }]
      }),
      missing: issue.missing.flatMap((code) => unitOf(code) ?? []),
      excluded: (cell?.coverage.excluded ?? []).flatMap((code) => unitOf(code) ?? []),
    }
  })
}

/** What tells one exception of a list from the others, and finds it again in the next. */
export function keyOf({ kind, place, indicators, unit }: Exception): string {
  if (kind === 'not-reported') return `@${unit?.code ?? ''}`
  return `${indicators[0]?.id ?? ''}@${place === 'unit' ? (unit?.code ?? '') : ''}`
}
