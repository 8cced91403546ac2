import type { ImportState, ValueChange } from '@ioc/contract'
import { type Catalogue, formatPeriod, type UnitTree } from '@ioc/metrics'
import { createResolveReading, type ResolvedReading } from '../rows/resolve-reading.ts'
import type { Store, StoredReading } from '../store/store.ts'
import type { Reading } from './understand/understand.ts'

/** Changes shown of one file; more are counted. */
export const MOST_SHOWN = 500

/** What storing a file would make of every value: what takes another's place first, then what is new. */
export type TellChanges = (reading: Reading) => Promise<ImportState['changes']>

interface Compared {
  readonly row: number | null
  readonly found: ResolvedReading
  readonly series: number | undefined
  readonly was: number | null
}

export function createTellChanges(deps: {
  readonly store: Pick<Store, 'allSeries' | 'readingsFor' | 'lastBefore'>
  readonly catalogue: Catalogue
  readonly tree: UnitTree
}): TellChanges {
  const { store, catalogue, tree } = deps
  const resolve = createResolveReading(catalogue, tree)

  async function compare({ readings, places }: Reading): Promise<Compared[]> {
    const numbers = new Map(store.allSeries().map(({ series, measure, unit }) => [`${measure} ${unit}`, series]))
    const resolved = readings.flatMap((reading, index) => {
      const found = resolve(reading)
      const series = found && numbers.get(`${found.measure.id} ${tree.keyOf(found.unit)}`)
      return found ? [{ row: places[index]?.row ?? null, found, series }] : []
    })
    const stood = new Map<string, number>()
    for (const [series, rows] of Map.groupBy(resolved, ({ series }) => series)) {
      if (series === undefined) continue
      for (const { time, value } of await store.readingsFor({ series: [series], ...reachOf(rows) })) {
        stood.set(`${series} ${time}`, value)
      }
    }
    return resolved.map((one) => ({ ...one, was: inTerms(one.found, stood.get(`${one.series} ${one.found.time}`)) }))
  }

  async function shown({ row, found, series, was }: Compared): Promise<ValueChange> {
    const { unit, measure, period, at, time, value } = found
    const isNewStock = at !== null && was === null && series !== undefined
    const [before]: readonly (StoredReading | undefined)[] = isNewStock ? await store.lastBefore([series], time) : []
    return {
      row,
      unit: unit.code,
      measure: measure.id,
      period: period && formatPeriod(period),
      at,
      was,
      before: before ? { value: before.value / 10 ** measure.decimals, at: before.time } : null,
      becomes: value,
    }
  }

  return async (reading) => {
    const all = (await compare(reading)).filter(({ found, was }) => was !== found.value)
    const ordered = [...all.filter(({ was }) => was !== null), ...all.filter(({ was }) => was === null)]
    const rows: ValueChange[] = []
    for (const one of ordered.slice(0, MOST_SHOWN)) rows.push(await shown(one))
    return { rows, count: all.length }
  }
}

const inTerms = ({ measure }: ResolvedReading, value: number | undefined): number | null =>
  value === undefined ? null : value / 10 ** measure.decimals

function reachOf(rows: readonly { readonly found: ResolvedReading }[]): { readonly from: number; readonly to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { found } of rows) {
    from = Math.min(from, found.time)
    to = Math.max(to, found.time + 1)
  }
  return { from, to }
}
