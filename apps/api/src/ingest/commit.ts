import type { AcceptedReply } from '@ioc/contract'
import type { Instant, SourceKind } from '@ioc/metrics'
import { breathe } from '../breathe.ts'
import type { Accepted, SourceRecord, Store } from '../store/store.ts'
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

/** The file rows came in; `rowOf` gives the sheet's own number of the row numbered here. */
export interface CameIn {
  readonly name: string
  readonly sheet: string | null
  readonly rowOf: (row: number) => number
}

/** The way of an upload's good rows into the store. */
export interface Committer {
  /** Stores them as one batch, or rehearses that, and tells `onAccepted` what really changed. */
  commit(
    columns: Columns,
    options: {
      readonly source: SourceRecord
      readonly dryRun: boolean
      readonly receivedAt: Instant
      readonly file: CameIn | undefined
    },
    idempotency: Idempotency | undefined,
  ): Promise<Stored>
  /** What was answered when this was first stored; undefined when it never was. */
  answerTo(source: SourceRecord, idempotency: Idempotency): Promise<Stored | undefined>
}

type Stored = Omit<AcceptedReply, 'refused' | 'errors'>

/**
 * Rows told of at one go; between two of these others may run. Few: the series of a batch grow alike, so that all of
 * them come to the end of their room at about the same row, and to give one more takes as long as many rows.
 */
const AT_ONCE = 100

export function createCommitter(
  store: Pick<Store, 'acceptBatch' | 'rehearse' | 'answerTo'>,
  onAccepted: (stored: StoredRows) => void,
): Committer {
  return {
    async commit(columns, { source, dryRun, receivedAt, file }, idempotency) {
      const { row, series, time, value, notes } = columns.read()
      if (series.length === 0) return { accepted: 0, revised: 0, unchanged: 0, seq: null }
      const places = file && { file: { name: file.name, sheet: file.sheet, rows: row.map(file.rowOf) } }
      const batch = { source: source.id, receivedAt, series, time, value, notes, ...places }
      if (dryRun) return { ...countsOf(await store.rehearse(batch)), seq: null }
      const done = await store.acceptBatch(idempotency ? { ...batch, idempotency } : batch)
      const { id, kind: sourceKind, sample } = source
      const changed = changedRows(batch, done)
      const pause = breathe()
      for (let from = 0; from < changed.series.length; from += AT_ONCE) {
        const rest = pause()
        if (rest) await rest
        const rows = sliceOf(changed, from, from + AT_ONCE)
        onAccepted({ source: id, sourceKind, sample, receivedAt, seq: done.seq, ...rows })
      }
      return { ...countsOf(done), seq: done.seq }
    },
    async answerTo(source, idempotency) {
      const first = await store.answerTo(source.id, idempotency)
      return first && { ...countsOf(first), seq: first.seq }
    },
  }
}

const countsOf = ({ accepted, revised, unchanged }: Omit<Accepted, 'seq' | 'replayed'>) => ({
  accepted,
  revised,
  unchanged,
})

interface RowColumns {
  readonly series: Int32Array
  readonly time: Float64Array
  readonly value: Float64Array
}

function sliceOf(rows: RowColumns, from: number, to: number): RowColumns {
  if (from === 0 && rows.series.length <= to) return rows
  return {
    series: rows.series.subarray(from, to),
    time: rows.time.subarray(from, to),
    value: rows.value.subarray(from, to),
  }
}

/** The rows that are new or revised; none on a retry. */
function changedRows({ series, time, value }: RowColumns, { changed }: Accepted): RowColumns {
  if (changed === 'all') return { series, time, value }
  return {
    series: Int32Array.from(changed, (index) => series[index] ?? 0),
    time: Float64Array.from(changed, (index) => time[index] ?? 0),
    value: Float64Array.from(changed, (index) => value[index] ?? 0),
  }
}
