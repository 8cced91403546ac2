import { cellKey, type LiveSnapshot } from '@ioc/contract'
import { type Catalogue, dayOf, existsOn, type Unit } from '@ioc/metrics'
import type { WallView } from './widget.tsx'

/** A snapshot made easy to ask, for whatever shows it. */
export type DistrictView = Pick<WallView, 'catalogue' | 'snapshot' | 'scope' | 'children' | 'cellOf' | 'unitOf'>

/** A snapshot made easy to ask: units by code as of its day, cells by indicator and unit. Null when its scope is no unit. */
export function createView(catalogue: Catalogue, snapshot: LiveSnapshot): DistrictView | null {
  const day = dayOf(snapshot.asOf, catalogue.utcOffsetMinutes)
  const units = new Map(catalogue.units.filter((unit) => existsOn(unit, day)).map((unit) => [unit.code, unit]))
  const scope = units.get(snapshot.scope)
  if (scope === undefined) return null
  const cells = new Map(snapshot.cells.map((cell) => [cellKey(cell), cell]))
  const told = new Set(snapshot.cells.map(({ unit }) => unit))
  told.delete(snapshot.scope)
  return {
    catalogue,
    snapshot,
    scope,
    children: [...told].map((code) => units.get(code)).filter((unit): unit is Unit => unit !== undefined),
    cellOf: (indicator, unit = snapshot.scope) => cells.get(cellKey({ indicator, unit })),
    unitOf: (code) => units.get(code),
  }
}

/** True while nobody has sent anything: the wall then says how to begin. */
export function isEmpty(snapshot: LiveSnapshot): boolean {
  return snapshot.cells.every(({ value, freshness }) => value === null && freshness.newest === null)
}
