import { drizzle } from 'drizzle-orm/better-sqlite3'
import { eq } from 'drizzle-orm'
import type { CountProgress, EntriesOf, RecordBatch, RecordStore } from '../record-store.ts'
import { type Connection, openReader } from './connection.ts'
import { createEntryReader } from './read-entries.ts'
import { createRecordReader } from './read-records.ts'
import { createReferenceReader } from './read-references.ts'
import { indexesKept, indexFields, indexOf } from './index-fields.ts'
import { recount } from './recount.ts'
import { setting } from './schema.ts'
import type { createRecordAcceptor } from './accept-records.ts'
import { verifyRecords } from './verify-records.ts'
import { createRecordWalker } from './walk-records.ts'
import type { Steps } from './steps.ts'
import { GROUP_WEIGHT, type Writer } from './writer.ts'

/** A record weighs as much as this many readings: its old state is read and its counts are worked out. */
const WEIGHT = 10
/**
 * Megabytes of pages that many records keep in memory. With 2 some pages between them are written over in the log: of
 * 100,000 the commit then takes 186 ms in place of 57.
 */
const CACHE_MB = 12
const RULES = 'countingRules'

/** Of each record the last revision stands, unless it was taken out. */
const STAND_ANEW = `DELETE FROM record;
  INSERT INTO record SELECT r.register, r.key, r.revision, r.seq, r.at, r.unit, r.fields FROM record_revision r
  JOIN (SELECT register, key, max(revision) AS revision FROM record_revision GROUP BY register, key) l
    ON l.register = r.register AND l.key = r.key AND l.revision = r.revision WHERE r.fields IS NOT NULL`

export interface RecordStoreDeps {
  readonly path: string
  readonly reading: Connection
  readonly writing: Connection
  readonly writer: Writer
  readonly accept: ReturnType<typeof createRecordAcceptor>
  readonly utcOffsetMs: number
  readonly lastSeq: () => number
}

/** Registers in SQLite. */
export function createRecordStore(deps: RecordStoreDeps): RecordStore {
  const { path, reading, writing, writer, accept, utcOffsetMs, lastSeq } = deps
  const records = createRecordReader(reading)
  const settings = drizzle(writing)
  const rulesKept = () => settings.select().from(setting).where(eq(setting.name, RULES)).get()?.value

  function* countAnew(rules: string, entriesOf: EntriesOf, progress?: CountProgress): Steps<void> {
    const reader = openReader(path)
    try {
      writing.exec('DELETE FROM entry; DELETE FROM day_sum')
      yield* recount(reader, writing, 'main', utcOffsetMs, entriesOf, progress)
    } finally {
      reader.close()
    }
    settings
      .insert(setting)
      .values({ name: RULES, value: rules })
      .onConflictDoUpdate({ target: setting.name, set: { value: rules } })
      .run()
  }

  return {
    accept(batch: RecordBatch) {
      const weight = batch.rows.length * WEIGHT
      return weight > GROUP_WEIGHT
        ? writer.writeAlone(() => accept(batch), CACHE_MB)
        : writer.write(weight, () => accept(batch))
    },
    async rehearse({ idempotency: _key, ...batch }) {
      const { accepted, revised, unchanged } = await writer.rehearse(() => accept(batch))
      return { accepted, revised, unchanged }
    },
    get: async (register, key) => records.get(register, key),
    async indexBy(fields, made = () => {}) {
      const kept = indexesKept(reading)
      const names = new Set(fields.map(indexOf))
      if (names.size === kept.size && [...names].every((name) => kept.has(name))) return
      await writer.writeAlone(() => indexFields(writing, fields, made))
    },
    find: async (query) => records.find(query),
    walk: createRecordWalker(reading),
    history: async (register, key) => records.history(register, key),
    ...createReferenceReader(reading),
    ...createEntryReader(reading, utcOffsetMs, lastSeq),
    async countBy(rules, entriesOf, progress) {
      if (rulesKept() === rules) return false
      await writer.writeAlone(() => countAnew(rules, entriesOf, progress))
      return true
    },
    rebuild: (rules, entriesOf) =>
      writer.writeAlone(function* rebuild() {
        writing.exec(STAND_ANEW)
        yield* countAnew(rules, entriesOf)
      }),
    verify: (entriesBy) => verifyRecords(path, utcOffsetMs, entriesBy),
  }
}
