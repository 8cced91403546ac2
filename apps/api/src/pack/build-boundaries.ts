import type { BoundariesFile } from '@ioc/contract'
import { type Day, existsOn, formatDay, levelOf, type Unit } from '@ioc/metrics'
import type { Opened } from './open-file.ts'
import type { Pack } from './pack.ts'

/** A file of shapes and the first day it is drawn. */
export interface ShapeSet {
  readonly file: Opened<BoundariesFile>
  readonly from: Day
}

/**
 * The sets of shapes in order of time, each standing until the next begins. A shape without a unit, or a
 * commune without a shape, is a mistake on the day the set begins.
 */
export function buildBoundaries(sets: readonly ShapeSet[], units: readonly Unit[]): Pack['boundaries'] {
  const ordered = [...sets].sort((a, b) => a.from - b.from)
  return ordered.map(({ file, from }, index) => {
    checkShapes(file, from, units)
    return { validFrom: from, validTo: ordered[index + 1]?.from ?? null, geojson: file.data }
  })
}

function checkShapes({ data, refuse }: Opened<BoundariesFile>, from: Day, units: readonly Unit[]): void {
  const communes = units.filter((unit) => existsOn(unit, from) && levelOf(unit.kind) === 'commune')
  const unshaped = new Set(communes.map(({ code }) => code))
  const day = formatDay(from)
  for (const [index, { id }] of data.features.entries()) {
    if (unshaped.delete(id)) continue
    refuse(['features', index, 'id'], `on ${day} there is no commune ${id}, or it has a shape already`)
  }
  for (const code of unshaped) refuse(['features'], `the commune ${code} of ${day} has no shape`)
}
