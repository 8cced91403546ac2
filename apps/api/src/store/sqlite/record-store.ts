import { setImmediate } from 'node:timers/promises'
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
import { createRecordWalker } from './walk-records.ts'
import type { Steps } from './steps.ts'
import { GROUP_WEIGHT, type Writer } from './writer.ts'

/** A record weighs as much as this many readings: its old state is read and its counts are worked out. */
const WEIGHT = 10
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
      return weight > GROUP_WEIGHT ? writer.writeAlone(() => accept(batch)) : writer.write(weight, () => accept(batch))
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
    verify: (entriesOf) => verifyRecords(path, utcOffsetMs, entriesOf),
  }
}

/** What is kept beside what every revision says; each query names one kind of fault. */
const FAULTS = {
  'an entry that its revisions do not say':
    'SELECT count(*) FROM (SELECT * FROM main.entry WHERE delta <> 0 EXCEPT SELECT * FROM temp.entry)',
  'an entry that is not kept':
    'SELECT count(*) FROM (SELECT * FROM temp.entry EXCEPT SELECT * FROM main.entry WHERE delta <> 0)',
  'the sum of a day kept otherwise than its entries say':
    'SELECT count(*) FROM (SELECT * FROM main.day_sum WHERE delta <> 0 EXCEPT SELECT * FROM temp.day_sum)',
  'the sum of a day that is not kept':
    'SELECT count(*) FROM (SELECT * FROM temp.day_sum EXCEPT SELECT * FROM main.day_sum WHERE delta <> 0)',
  'a record that is not its last revision': `SELECT count(*) FROM (
     SELECT register, key, revision, seq, at, unit, fields FROM record EXCEPT SELECT r.register, r.key, r.revision, seq, at, unit, fields
     FROM record_revision r JOIN (SELECT register, key, max(revision) AS revision FROM record_revision GROUP BY register, key) l
     ON l.register = r.register AND l.key = r.key AND l.revision = r.revision)`,
  'a last revision that does not stand': `SELECT count(*) FROM record_revision r WHERE fields IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM record_revision n WHERE n.register = r.register AND n.key = r.key AND n.revision > r.revision)
     AND NOT EXISTS (SELECT 1 FROM record s WHERE s.register = r.register AND s.key = r.key)`,
  'revisions with a gap': `SELECT count(*) FROM (SELECT max(revision) AS last, count(*) AS all_of_them FROM record_revision
     GROUP BY register, key) WHERE last <> all_of_them`,
  'a batch of records without its batch':
    'SELECT count(*) FROM record_batch WHERE NOT EXISTS (SELECT 1 FROM batch WHERE batch.seq = record_batch.seq)',
}

/** Counts everything anew beside the file, which stays as it is, and compares. */
async function verifyRecords(path: string, utcOffsetMs: number, entriesOf: EntriesOf): Promise<string[]> {
  const [reader, counting] = [openReader(path), openReader(path)]
  try {
    // Tables of a connection's own may be made even where the file may not be written.
    counting.exec(`
      CREATE TEMP TABLE entry (time INTEGER, series INTEGER, seq INTEGER, delta INTEGER, PRIMARY KEY (time, series, seq)) WITHOUT ROWID;
      CREATE TEMP TABLE day_sum (series INTEGER, day INTEGER, delta INTEGER, PRIMARY KEY (series, day)) WITHOUT ROWID`)
    reader.exec('BEGIN')
    for (const _ of recount(reader, counting, 'temp', utcOffsetMs, entriesOf)) await setImmediate()
    const found = Object.entries(FAULTS).map(
      ([fault, query]) => [fault, Number(counting.prepare(query).pluck().get())] as const,
    )
    return found.filter(([, count]) => count > 0).map(([fault, count]) => `${fault}: ${count}`)
  } finally {
    reader.close()
    counting.close()
  }
}
