import type { Catalogue } from '../catalogue.ts'
import { evaluateCell, takeSnapshot } from '../evaluate.ts'
import type { Cell, Snapshot } from '../snapshot.ts'
import { at, bookOf, type Told } from './example.ts'

/** One cell from what was told. Throws where there is none. */
export function cellFrom(
  catalogue: Catalogue,
  told: readonly Told[],
  indicator: string,
  unit: string,
  asOf: string,
): Cell {
  const readings = bookOf(told, catalogue.units)
  const cell = evaluateCell({ catalogue, readings, asOf: at(asOf), knownAt: at(asOf) }, indicator, unit)
  if (!cell) throw new Error(`no cell of ${indicator} for ${unit}`)
  return cell
}

export function snapshotFrom(catalogue: Catalogue, told: readonly Told[], scope: string, asOf: string): Snapshot {
  const readings = bookOf(told, catalogue.units)
  return takeSnapshot({ catalogue, readings, scope, asOf: at(asOf), knownAt: at(asOf) })
}
