import type { Catalogue, UnitTree } from '@ioc/metrics'
import { levelOf } from '@ioc/metrics'

/** One stock of one unit, as a source names it and as the store does. */
export interface Place {
  readonly measure: string
  readonly unit: string
  readonly key: string
  /** Values go from `low` up, below `low + room`: no part of a ratio may be more than its whole. */
  readonly low: number
  readonly room: number
}

/** Every stock of the district's catalogue that is reported, in every unit that does. */
export function placesOf(catalogue: Catalogue, tree: UnitTree): readonly Place[] {
  const living = tree.units.filter(({ validTo }) => validTo === null)
  const wholes = new Set([...catalogue.rules.values()].flatMap(({ right }) => right))
  return [...catalogue.measures.values()]
    .filter(({ kind, decimals, counting }) => kind === 'stock' && decimals === 0 && !counting)
    .flatMap(({ id, levels, max }) =>
      living
        .filter(({ kind }) => levels.includes(levelOf(kind)))
        .map((unit) => {
          const room = Math.min(max, 1000) / 2
          return { measure: id, unit: unit.code, key: tree.keyOf(unit), low: wholes.has(id) ? room : 0, room }
        }),
    )
}

const DAY = 86_400_000
/** Three days ago: what is sent is of days that are still open, as what sources send is. */
const START = Math.floor(Date.now() / DAY) * DAY - 3 * DAY

/** What is in store before anything is sent is history, which the live view does not hold. */
export const LONG_AGO = Date.UTC(2021, 0, 1)

/** The nth reading of an endless row of them: all places of one instant, then all of the next, 4 s on. */
export function nth(places: readonly Place[], n: number, start = START) {
  const place = places[n % places.length]!
  return { place, time: start + Math.floor(n / places.length) * 4_000, value: place.low + ((n * 7919) % place.room) }
}

/** A JSON body of `count` readings from the nth on. */
export function bodyOf(places: readonly Place[], n: number, count: number): Buffer {
  const rows = Array.from({ length: count }, (_, i) => {
    const { place, time, value } = nth(places, n + i)
    return { measure: place.measure, unit: place.unit, at: new Date(time).toISOString(), value }
  })
  return Buffer.from(JSON.stringify(count === 1 ? rows[0] : rows))
}
