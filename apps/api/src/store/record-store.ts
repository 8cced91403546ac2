import type { Day, Instant, RegisterRecord, SourceKind } from '@ioc/metrics'

/** What a change of one record adds to the counts of its register: a pure rule of the catalogue, handed in. */
export type EntriesOf = (
  register: string,
  before: RegisterRecord | null,
  after: RegisterRecord | null,
  at: Instant,
) => readonly NewEntry[]

/** Such a rule for whoever numbers series: numbers given while it is asked may be the asker's own. */
export type EntriesBy = (seriesOf: (measure: string, unit: string) => number) => EntriesOf

/** How many of all states that records ever had are counted. */
export type CountProgress = (counted: number, total: number) => void

export interface NewEntry {
  readonly series: number
  /** As a reading's key. */
  readonly time: number
  readonly delta: number
}

/** Records to be put (`record`) or taken out (`null`, with the reason). No key twice. */
export interface RecordBatch {
  readonly register: string
  readonly source: string
  readonly receivedAt: Instant
  /** Since when what is said holds. A record known since later with other contents, or taken out since, refuses the batch. */
  readonly at: Instant
  /** Keys of the units it is complete for; null for all. */
  readonly units: readonly string[] | null
  readonly rows: readonly RecordRow[]
  /** The sender's number of each row, by index; 1, 2, 3 … unless said. */
  readonly numbers?: readonly number[]
  /** Codes of the units whose records it may change; all unless said. A standing record of another refuses the batch. */
  readonly within?: readonly string[] | null
  readonly entriesOf: EntriesOf
  readonly idempotency?: { readonly key: string; readonly bodyHash: string }
}

/** One row of such a batch. */
export interface RecordRow {
  readonly key: string
  readonly record: RegisterRecord | null
  readonly reason?: string
  /** The revision it is written against, 0 for no record; another one that stands refuses the batch. Unsaid, any may stand. */
  readonly seen?: number
}

export interface RecordsAccepted {
  readonly seq: number
  readonly accepted: number
  /** Changed or taken out. */
  readonly revised: number
  readonly unchanged: number
  /** Rows that changed something, by index. */
  readonly changed: readonly number[]
  /** What they added, netted. */
  readonly entries: readonly NewEntry[]
  /**
   * Whether it speaks for its units up to its `at`. Not where a row repeats what is known since later: how far
   * a register is complete is then said by what came later.
   */
  readonly speaks: boolean
  readonly replayed: boolean
}

export interface StoredRecord extends RegisterRecord {
  readonly key: string
  readonly revision: number
  readonly seq: number
  readonly at: Instant
  /** Who said it as it stands. */
  readonly sourceKind: SourceKind
}

export interface RecordRevision {
  readonly revision: number
  readonly seq: number
  readonly at: Instant
  readonly receivedAt: Instant
  readonly source: string
  readonly sample: boolean
  /** Null where it was taken out. */
  readonly record: RegisterRecord | null
  readonly reason: string | null
}

export interface RecordsQuery {
  readonly register: string
  /** The field that is the key of its records. */
  readonly keyField: string
  /** The field that is their unit; null where none is. */
  readonly unitField: string | null
  /** Codes of the units whose records may be seen; null for all. */
  readonly units: readonly string[] | null
  readonly where: readonly { readonly field: string; readonly is: string | number | boolean | null }[]
  /** A field, or null for the key. */
  readonly sort: string | null
  readonly descending: boolean
  /** Begins behind this key, where records are sorted by key; null for the first. Not part of `total`. */
  readonly after: string | null
  readonly limit: number
  readonly offset: number
}

/** A field of a register that is often asked for. */
export interface IndexedField {
  readonly register: string
  readonly field: string
}

/** A field that names records of a register by their key. */
export interface Reference {
  readonly register: string
  readonly field: string
  /** The register that is named. */
  readonly to: string
}

/** A key that is named and has no record. */
export interface Dangling {
  readonly value: string
  /** How many records name it. */
  readonly records: number
}

/** Everything added to a series on one local day. */
export interface DaySum {
  readonly series: number
  readonly day: Day
  readonly delta: number
}

/** A batch of records as it speaks for units: complete up to `at`. */
export interface StoredDelivery {
  readonly register: string
  readonly units: readonly string[] | null
  readonly at: Instant
  readonly source: string
  readonly sourceKind: SourceKind
  readonly sample: boolean
}

/** Registers: keyed records, every change a revision, and what the changes add to counts. */
export interface RecordStore {
  /** One transaction, as `acceptBatch`, with the counts in it. */
  accept(batch: RecordBatch): Promise<RecordsAccepted>
  /** What it would do, with nothing stored. */
  rehearse(batch: RecordBatch): Promise<Pick<RecordsAccepted, 'accepted' | 'revised' | 'unchanged'>>
  get(register: string, key: string): Promise<StoredRecord | undefined>
  /**
   * Makes `find` cost what it finds, not what is stored, where it asks for these fields, a key or a unit. Forgets
   * others that were named before. Tells the name of each index it had to make, which takes a while.
   */
  indexBy(fields: readonly IndexedField[], made?: (index: string) => void): Promise<void>
  find(query: RecordsQuery): Promise<{ readonly records: readonly StoredRecord[]; readonly total: number }>
  /** Every record of a register in the order of keys, a few at a time, letting others run in between. */
  walk(register: string): AsyncIterable<readonly StoredRecord[]>
  /** Oldest first. */
  history(register: string, key: string): Promise<readonly RecordRevision[]>
  /** The unit of each record that stands under one of the keys; a key without a record is left out. */
  unitsOf(register: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** What a field names that is not there, most named first. */
  dangling(reference: Reference): Promise<readonly Dangling[]>
  /**
   * What was added on days before one, as known at `knownSeq`. With `since`, of each series everything before that day
   * as of the day before it: what is not asked about day by day is not read so.
   */
  daySums(before: Day, knownSeq?: number, since?: Day): Promise<readonly DaySum[]>
  /** Single entries from an instant on and, where one is given, before another, as known at `knownSeq`. */
  entriesFrom(time: Instant, knownSeq?: number, before?: Instant): Promise<readonly NewEntry[]>
  /** Per register and units spoken for the last delivery (by what it speaks of), and the first of each register. */
  deliveries(knownSeq?: number): Promise<readonly StoredDelivery[]>
  /**
   * Counts everything anew where `rules` differ from those counted by so far; true when it did. Tells how far it
   * is, first and last too, unless there is nothing to count.
   */
  countBy(rules: string, entriesOf: EntriesOf, progress?: CountProgress): Promise<boolean>
  /** Counts everything anew whatever stands, and makes the records that stand anew from their revisions. */
  rebuild(rules: string, entriesOf: EntriesOf): Promise<void>
  /** What differs from a count of every revision at one moment, in words; empty when all is right. */
  verify(entriesBy: EntriesBy): Promise<readonly string[]>
}
