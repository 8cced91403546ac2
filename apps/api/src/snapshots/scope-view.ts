import { type Delta, type LiveSnapshot } from '@ioc/contract'
import type { Cell, Indicator, Instant, Unit } from '@ioc/metrics'

/** One place in a scope: an indicator of the scope's unit, with its trend, or of a child, without. */
export interface Place {
  readonly indicator: string
  readonly unit: Unit
  readonly own: boolean
}

/** When and after which batch a scope's cells were last looked at. */
export interface Moment {
  readonly asOf: Instant
  readonly acceptedSeq: number
}

/** The newest snapshot of one scope, kept as cells and as their JSON, so that only what changed is encoded again. */
export interface ScopeView {
  readonly places: readonly Place[]
  readonly seq: number
  readonly units: ReadonlySet<Unit>
  snapshot(): LiveSnapshot
  /** The whole snapshot as HTTP and the socket send it. */
  json(): string
  /** Puts new cells in; the delta when one differs, or when `tell` asks for one all the same; else null. */
  update(cells: ReadonlyMap<string, Cell>, moment: Moment, tell: boolean): Delta | null
}

/** All places of a scope: its unit first, then its children; indicators in catalogue order. */
export function placesOf(indicators: readonly Indicator[], root: Unit, children: readonly Unit[]): Place[] {
  return [root, ...children].flatMap((unit) =>
    indicators.map((indicator) => ({ indicator: indicator.id, unit, own: unit === root })),
  )
}

export const placeKey = (indicator: string, unit: string) => `${indicator} ${unit}`

const NO_TREND: readonly null[] = []
const asPlaced = (place: Place, cell: Cell): Cell => (place.own ? cell : { ...cell, trend: NO_TREND })

/** `seq` counts on from an earlier view of the same scope, so that no client takes the new one for the old. */
export function createScopeView(
  scope: string,
  epoch: string,
  wanted: readonly Place[],
  found: ReadonlyMap<string, Cell>,
  first: Moment,
  lastSeq: number,
): ScopeView {
  const places: Place[] = []
  const cells: Cell[] = []
  for (const place of wanted) {
    const cell = found.get(placeKey(place.indicator, place.unit.code))
    if (!cell) continue
    places.push(place)
    cells.push(asPlaced(place, cell))
  }
  const jsons = cells.map((cell) => JSON.stringify(cell))
  let moment = first
  let seq = lastSeq + 1
  let encoded: { readonly seq: number; readonly json: string } | null = null
  const head = () => ({ scope, asOf: moment.asOf, knownAt: moment.asOf })
  const tail = () => ({ epoch, seq, acceptedSeq: moment.acceptedSeq })

  return {
    places,
    units: new Set(places.map((place) => place.unit)),
    get seq() {
      return seq
    },
    snapshot: () => ({ ...head(), cells: [...cells], ...tail() }),
    json() {
      if (encoded?.seq === seq) return encoded.json
      const json = `${JSON.stringify(head()).slice(0, -1)},"cells":[${jsons.join()}],${JSON.stringify(tail()).slice(1)}`
      encoded = { seq, json }
      return json
    },
    update(news, next, tell) {
      const changed: Cell[] = []
      for (const [i, place] of places.entries()) {
        const cell = news.get(placeKey(place.indicator, place.unit.code))
        if (!cell) continue
        const placed = asPlaced(place, cell)
        const json = JSON.stringify(placed)
        if (json === jsons[i]) continue
        cells[i] = placed
        jsons[i] = json
        changed.push(placed)
      }
      if (changed.length === 0 && !tell) return null
      moment = next
      seq += 1
      return { epoch, scope, prev: seq - 1, seq, acceptedSeq: next.acceptedSeq, asOf: next.asOf, cells: changed }
    },
  }
}
