import type { Day, Instant, SourceKind } from '@ioc/metrics'
import type { RecordStore } from './record-store.ts'

/**
 * The port to what is kept. Verbs are whole, promises are returned, and no transaction leaves an
 * adapter: nothing above this file may know which engine is behind it.
 *
 * A `series` is one measure of one unit (`code@validFrom`), numbered by the store.
 * `time` is the key within it: a stock's instant in ms, or `start × 86,400,000` of a flow's first day.
 */
export interface Store {
  /** The number of a series, made on first use (durable with the first batch that uses it). */
  seriesOf(measure: string, unit: string): number
  /** The reverse; undefined for a number never given. */
  describeSeries(series: number): { readonly measure: string; readonly unit: string } | undefined
  /** All series known. */
  allSeries(): readonly { readonly series: number; readonly measure: string; readonly unit: string }[]

  /** One transaction, durable before it resolves, idempotent by (source, idempotency key). */
  acceptBatch(batch: Batch): Promise<Accepted>
  /** The first answer to a batch that came with this key; undefined when none did. Throws `key-reused` for another body. */
  answerTo(source: string, idempotency: NonNullable<Batch['idempotency']>): Promise<Accepted | undefined>
  /** What a batch would do, with nothing stored. */
  rehearse(batch: Batch): Promise<Omit<Accepted, 'seq' | 'replayed'>>

  /** The newest revision known at `knownSeq` of every reading of these series with from ≤ time < to, in time order. */
  readingsFor(query: ReadingsQuery): Promise<StoredReading[]>
  /** For each series, its last reading with time ≤ `at`, as known at `knownSeq`. Series without one are left out. */
  lastBefore(series: readonly number[], at: Instant, knownSeq?: number): Promise<StoredReading[]>
  /** Per series and day: the last value (a stock) or the value of the period that begins there (a flow). From the roll-ups. */
  dayValues(series: readonly number[], from: Day, to: Day): Promise<DayValue[]>
  /** The same days with their provenance: what the live view is rebuilt from at start, whatever the length of history. */
  dayReadings(from: Day, to: Day): Promise<StoredReading[]>
  /** The newest revision of every reading that was revised, of these series with from ≤ time < to. Costs what it finds. */
  revisedWithin(query: Omit<ReadingsQuery, 'knownSeq'>): Promise<StoredReading[]>
  /** Every revision of these keys, oldest first, with its batch: what a proof shows. */
  revisionsOf(keys: readonly { readonly series: number; readonly time: number }[]): Promise<Revision[]>

  /** The last batch accepted at or before an instant; 0 when none was. */
  seqAt(instant: Instant): Promise<number>
  /** The last batch accepted. */
  lastSeq(): number
  /** What the check of a large file, which runs on after the start, has found wrong; null while all is well. */
  damage(): string | null

  sources: SourceStore
  documents: DocumentStore
  records: RecordStore
  /** Recompute everything derived from readings and compare, as of one moment; no change is made. */
  verify(): Promise<VerifyReport>
  /** Throw away what is derived and make it again from readings. */
  rebuild(): Promise<VerifyReport>
  /** What `openStoreReader` opens the same store by in another thread. Plain data. */
  readonly place: StorePlace
  close(): Promise<void>
}

/** Where a store is kept, as its adapter understands it. */
export interface StorePlace {
  readonly path: string
  readonly utcOffsetMinutes: number
}

/** Reads a store in a process of its own: nothing it does keeps the one that writes waiting. */
export interface StoreReader {
  /** Works on what is stored at one moment, whatever is accepted meanwhile. One at a time. */
  atOneMoment<T>(work: (reads: StoreReads) => Promise<T>): Promise<T>
  close(): void
}

/** What such a reader may ask. Much is read for one question, so it comes some at a time and in no order. */
export interface StoreReads extends Pick<Store, 'allSeries' | 'describeSeries' | 'lastBefore' | 'lastSeq'> {
  /** What `readingsFor` finds. */
  readingsFor(query: ReadingsQuery): AsyncIterable<readonly StoredReading[]>
  /**
   * Of each series and local day the last reading, as known at `knownSeq`: from the roll-ups, but for what was
   * corrected since.
   */
  lastOfDays(query: DaysQuery): AsyncIterable<readonly StoredReading[]>
  readonly records: Pick<RecordStore, 'daySums' | 'entriesFrom' | 'deliveries'>
}

/** Rows as columns: what ingest hands over and the writer walks without making objects. */
export interface Batch {
  readonly source: string
  readonly receivedAt: Instant
  readonly series: Int32Array | readonly number[]
  readonly time: Float64Array | readonly number[]
  readonly value: Float64Array | readonly number[]
  /** Notes of the few rows that have one, by index. */
  readonly notes?: ReadonlyMap<number, string>
  /** The file the batch came in, and the row each reading stood in, by index; kept for the proof. */
  readonly file?: { readonly name: string; readonly sheet: string | null; readonly rows: ArrayLike<number> }
  readonly idempotency?: { readonly key: string; readonly bodyHash: string }
}

/** What really changed. `changed` lists the rows that are new or revised, by index into the batch. */
export interface Accepted {
  readonly seq: number
  readonly accepted: number
  readonly revised: number
  readonly unchanged: number
  readonly changed: readonly number[] | 'all'
  /** True when this was a retry: the first answer is given again and nothing was stored. */
  readonly replayed: boolean
}

export interface ReadingsQuery {
  readonly series: readonly number[]
  readonly from: Instant
  readonly to: Instant
  readonly knownSeq?: number
}

export interface DaysQuery {
  readonly series: readonly number[]
  readonly from: Day
  /** The day after the last. */
  readonly to: Day
  readonly knownSeq?: number
}

export interface StoredReading {
  readonly series: number
  readonly time: number
  readonly value: number
  readonly revision: number
  readonly seq: number
  readonly receivedAt: Instant
  readonly source: string
  readonly sourceKind: SourceKind
  readonly sample: boolean
}

/** Where in a file a reading stood; `row` as the sheet numbers them. */
export interface Place {
  readonly file: string
  readonly sheet: string | null
  readonly row: number
}

export interface Revision extends StoredReading {
  readonly note: string | null
  /** Null for what came in no file. */
  readonly place: Place | null
}

export interface DayValue {
  readonly series: number
  readonly day: Day
  readonly time: number
  readonly value: number
}

/** A system or office that reports, and what it may report. `null` means all. */
export interface SourceRecord {
  readonly id: string
  readonly name: string
  readonly kind: SourceKind
  /** It plays a source: everything it ever sends is sample data. */
  readonly sample: boolean
  readonly measures: readonly string[] | null
  readonly units: readonly string[] | null
}

/** A key at rest: only its hash. Several may live at once, so that one can be rotated with overlap. */
export interface SourceKeyRecord {
  readonly id: string
  readonly source: string
  readonly hash: string
  readonly createdAt: Instant
  readonly expiresAt: Instant | null
  readonly revokedAt: Instant | null
}

export interface SourceStore {
  put(source: SourceRecord): Promise<void>
  get(id: string): Promise<SourceRecord | undefined>
  all(): Promise<readonly SourceRecord[]>
  addKey(key: SourceKeyRecord): Promise<void>
  keyByHash(hash: string): Promise<SourceKeyRecord | undefined>
  keysOf(source: string): Promise<readonly SourceKeyRecord[]>
  revokeKey(id: string, at: Instant): Promise<void>
  /** Newest batch per source: when it came and how many rows it stored. */
  lastBatches(): Promise<
    readonly { readonly source: string; readonly seq: number; readonly receivedAt: Instant; readonly rows: number }[]
  >
  /** What the batches after `seq` stored, summed; at most `most` batches are looked at, oldest first. */
  tallyAfter(seq: number, most: number): Promise<Tally>
}

/** What a run of batches stored, per source and the local day they came on. */
export interface Tally {
  /** The last batch looked at; `seq` as asked where there was none. */
  readonly seq: number
  readonly days: readonly TalliedDay[]
}

export interface TalliedDay {
  readonly source: string
  readonly day: Day
  readonly batches: number
  /** Rows that were new or revised. */
  readonly stored: number
  /** Rows that said what was known already. */
  readonly unchanged: number
}

/** A small thing of a feature's own that is no reading: a draft, a preview, the state of a schedule. */
export interface StoredDocument {
  readonly id: string
  /** 1 when it was first put; one more each time. */
  readonly version: number
  /** As it was put: anything JSON can say. Checked by whoever reads it. */
  readonly body: unknown
}

/** Documents by kind and id. */
export interface DocumentStore {
  get(kind: string, id: string): Promise<StoredDocument | undefined>
  /** All of a kind whose id begins with `prefix`, by id. */
  list(kind: string, prefix?: string): Promise<readonly StoredDocument[]>
  /**
   * Stores a body and resolves with its version. With `expected`, only where that version stands (0: none
   * yet); otherwise throws `conflict`: of two who try the same, one wins.
   */
  put(kind: string, id: string, body: unknown, expected?: number): Promise<number>
  remove(kind: string, id: string): Promise<void>
}

export interface VerifyReport {
  readonly readings: number
  readonly batches: number
  /** What differed from a recomputation, in words; empty when all is right. */
  readonly differences: readonly string[]
}
