import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { SourceKind } from '@ioc/metrics'

/** What must not change while the file lives, such as the zone its days are cut in. */
export const setting = sqliteTable('setting', { name: text().primaryKey(), value: text().notNull() })

export const series = sqliteTable(
  'series',
  { number: integer().primaryKey(), measure: text().notNull(), unit: text().notNull() },
  (table) => [uniqueIndex('series_of').on(table.measure, table.unit)],
)

/** `lastSeq` is the source's newest batch; kind and sample never change once given. */
export const source = sqliteTable(
  'source',
  {
    number: integer().primaryKey(),
    id: text().notNull(),
    name: text().notNull(),
    kind: text().$type<SourceKind>().notNull(),
    sample: integer({ mode: 'boolean' }).notNull(),
    measures: text({ mode: 'json' }).$type<readonly string[]>(),
    units: text({ mode: 'json' }).$type<readonly string[]>(),
    lastSeq: integer('last_seq'),
  },
  (table) => [uniqueIndex('source_id').on(table.id)],
)

export const sourceKey = sqliteTable(
  'source_key',
  {
    id: text().primaryKey(),
    source: text().notNull(),
    hash: text().notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [uniqueIndex('source_key_hash').on(table.hash), index('source_key_source').on(table.source)],
)

/** One accepted batch. `knownAt` is `receivedAt` with small steps back evened out, so that it can be searched. */
export const batch = sqliteTable('batch', {
  seq: integer().primaryKey(),
  source: integer().notNull(),
  receivedAt: integer('received_at').notNull(),
  knownAt: integer('known_at').notNull(),
  accepted: integer().notNull(),
  revised: integer().notNull(),
  unchanged: integer().notNull(),
})

/** The first answer to a key is the batch it made. */
export const idempotency = sqliteTable(
  'idempotency',
  {
    source: integer().notNull(),
    key: text().notNull(),
    bodyHash: text('body_hash').notNull(),
    seq: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.key] })],
)

/** Append-only, keyed time-first: new readings then land on the same few pages, however long the history. */
export const reading = sqliteTable(
  'reading',
  {
    time: integer().notNull(),
    series: integer().notNull(),
    revision: integer().notNull(),
    value: integer().notNull(),
    seq: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.time, table.series, table.revision] }),
    // Of corrections alone: a first reading costs it nothing.
    index('reading_revised').on(table.series, table.time).where(sql`revision > 1`),
  ],
)

export const note = sqliteTable(
  'note',
  {
    series: integer().notNull(),
    time: integer().notNull(),
    revision: integer().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.series, table.time, table.revision] })],
)

/** The file a batch came in. */
export const batchFile = sqliteTable('batch_file', {
  seq: integer().primaryKey(),
  name: text().notNull(),
  sheet: text(),
})

/** The row of that file a reading stood in. */
export const place = sqliteTable(
  'place',
  {
    series: integer().notNull(),
    time: integer().notNull(),
    revision: integer().notNull(),
    row: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.series, table.time, table.revision] })],
)

/** Derived: the newest reading of each series. */
export const latest = sqliteTable('latest', {
  series: integer().primaryKey(),
  time: integer().notNull(),
  value: integer().notNull(),
  revision: integer().notNull(),
  seq: integer().notNull(),
})

/**
 * Derived, keyed series-first: the last reading of a series on a day, the time of its first one (equal
 * to `time` when it is the only one) and the first batch that told anything about the day.
 */
export const day = sqliteTable(
  'day',
  {
    series: integer().notNull(),
    day: integer().notNull(),
    time: integer().notNull(),
    value: integer().notNull(),
    revision: integer().notNull(),
    seq: integer().notNull(),
    firstTime: integer('first_time').notNull(),
    firstSeq: integer('first_seq').notNull(),
  },
  (table) => [primaryKey({ columns: [table.series, table.day] })],
)

/** Readings committed and not yet rolled up, packed per commit: what `latest` and `day` still lack after a crash. */
export const tail = sqliteTable('tail', {
  seq: integer().primaryKey(),
  rows: blob({ mode: 'buffer' }).notNull(),
})

/** Small things of features, as JSON. */
export const document = sqliteTable(
  'document',
  {
    kind: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    body: text({ mode: 'json' }).$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id] })],
)

/** A batch of records: its register, since when it holds and which units it is complete for (null: all). */
export const recordBatch = sqliteTable('record_batch', {
  seq: integer().primaryKey(),
  register: text().notNull(),
  at: integer().notNull(),
  units: text({ mode: 'json' }).$type<readonly string[]>(),
})

/** Append-only: every state a record ever had; `fields` is null where it was taken out. */
export const recordRevision = sqliteTable(
  'record_revision',
  {
    register: text().notNull(),
    key: text().notNull(),
    revision: integer().notNull(),
    seq: integer().notNull(),
    at: integer().notNull(),
    unit: text(),
    fields: text(),
    reason: text(),
  },
  (table) => [primaryKey({ columns: [table.register, table.key, table.revision] })],
)

/** Derived: the records that stand. */
export const record = sqliteTable(
  'record',
  {
    register: text().notNull(),
    key: text().notNull(),
    revision: integer().notNull(),
    seq: integer().notNull(),
    at: integer().notNull(),
    unit: text().notNull(),
    fields: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.register, table.key] }),
    index('record_unit').on(table.register, table.unit),
  ],
)

/** Derived: what each batch added to a series at a moment; keyed time-first as readings are. */
export const entry = sqliteTable(
  'entry',
  {
    time: integer().notNull(),
    series: integer().notNull(),
    seq: integer().notNull(),
    delta: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.time, table.series, table.seq] })],
)

/** Derived: entries summed per series and local day, so that a start reads days and not moments. */
export const daySum = sqliteTable(
  'day_sum',
  { series: integer().notNull(), day: integer().notNull(), delta: integer().notNull() },
  (table) => [primaryKey({ columns: [table.series, table.day] })],
)
