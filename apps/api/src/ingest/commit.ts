import type { AcceptedReply } from '@ioc/contract'
import type { Instant, SourceKind } from '@ioc/metrics'
import type { Accepted, Batch, SourceRecord, Store } from '../store/store.ts'
import type { Columns } from './columns.ts'

/** The rows that were new or revised, as columns. */
export interface StoredRows {
  readonly source: string
  readonly sourceKind: SourceKind
  readonly sample: boolean
  readonly receivedAt: Instant
  readonly seq: number
  readonly series: Int32Array
  readonly time: Float64Array
  readonly value: Float64Array
}

/** What makes a retry known: the source's own key for it, and a digest of all that was sent. */
export interface Idempotency {
  readonly key: string
  readonly bodyHash: string
}

/** Hands the good rows of an upload to the store. */
export type Commit = (
  columns: Columns,
  options: { readonly source: SourceRecord; readonly dryRun: boolean; readonly receivedAt: Instant },
  idempotency: Idempotency | undefined,
) => Promise<Omit<AcceptedReply, 'refused' | 'errors'>>

/**
 * Rows of one transaction. A longer upload is stored in slices of this, one after another, so that other
 * sources and every wall go on meanwhile. All its rows were checked before the first slice, and it is
 * acknowledged after the last; if the process dies between two, sending it again stores the rest.
 */
export const SLICE = 20_000

/** Stores, or rehearses, and tells `onAccepted` what really changed. */
export function createCommit(
  store: Pick<Store, 'acceptBatch' | 'rehearse'>,
  onAccepted: (stored: StoredRows) => void,
): Commit {
  return async (columns, { source, dryRun, receivedAt }, idempotency) => {
    const total = { accepted: 0, revised: 0, unchanged: 0 }
    let seq: number | null = null
    for (const batch of slices(columns, source.id, receivedAt, idempotency)) {
      if (dryRun) {
        add(total, await store.rehearse(batch))
        continue
      }
      const done = await store.acceptBatch(batch)
      add(total, done)
      seq = done.seq
      const { id, kind: sourceKind, sample } = source
      const changed = changedRows(batch, done)
      if (changed) onAccepted({ source: id, sourceKind, sample, receivedAt, seq: done.seq, ...changed })
    }
    return { ...total, seq }
  }
}

type Counts = Pick<Accepted, 'accepted' | 'revised' | 'unchanged'>

function add(total: { -readonly [count in keyof Counts]: number }, done: Counts): void {
  total.accepted += done.accepted
  total.revised += done.revised
  total.unchanged += done.unchanged
}

type ColumnBatch = Batch & {
  readonly series: Int32Array
  readonly time: Float64Array
  readonly value: Float64Array
}

function* slices(
  columns: Columns,
  source: string,
  receivedAt: Instant,
  idempotency: Idempotency | undefined,
): Generator<ColumnBatch> {
  const { series, time, value, notes } = columns.read()
  const sliceOf = (from: number, to: number) => ({
    series: series.subarray(from, to),
    time: time.subarray(from, to),
    value: value.subarray(from, to),
  })
  for (let from = 0; from < series.length; from += SLICE) {
    const to = Math.min(series.length, from + SLICE)
    yield {
      source,
      receivedAt,
      ...(to - from === series.length ? { series, time, value } : sliceOf(from, to)),
      ...(notes.size > 0 ? { notes: notesWithin(notes, from, to) } : {}),
      ...(idempotency ? { idempotency: keyOfSlice(idempotency, from / SLICE) } : {}),
    }
  }
}

function notesWithin(notes: ReadonlyMap<number, string>, from: number, to: number): ReadonlyMap<number, string> {
  const within = new Map<number, string>()
  for (let index = from; index < to; index++) {
    const note = notes.get(index)
    if (note !== undefined) within.set(index - from, note)
  }
  return within
}

/** The first slice bears the source's own key; a space, which no key may hold, parts it from a later one's number. */
function keyOfSlice({ key, bodyHash }: Idempotency, slice: number): Idempotency {
  return { key: slice === 0 ? key : `${key} ${slice}`, bodyHash }
}

/** The rows that are new or revised; undefined where there are none, as on a retry. */
function changedRows(batch: ColumnBatch, { changed }: Accepted) {
  const { series, time, value } = batch
  if (changed === 'all') return { series, time, value }
  if (changed.length === 0) return undefined
  return {
    series: Int32Array.from(changed, (index) => series[index] ?? 0),
    time: Float64Array.from(changed, (index) => time[index] ?? 0),
    value: Float64Array.from(changed, (index) => value[index] ?? 0),
  }
}
