import type { CountProgress, EntriesOf } from '../record-store.ts'
import type { Connection } from './connection.ts'
import { createEntryWriter, type EntrySchema } from './put-entries.ts'
import { fieldsFrom } from './put-record.ts'
import type { Steps } from './steps.ts'

/** Revisions after which others may run. */
const STEP = 500

type Columns = {
  register: string
  key: string
  revision: number
  seq: number
  at: number
  unit: string | null
  fields: string | null
}

/** Counts every revision of every record into empty tables, by the rules of now. Reader and writer may be one connection. */
export function* recount(
  reader: Connection,
  writer: Connection,
  schema: EntrySchema,
  utcOffsetMs: number,
  entriesOf: EntriesOf,
  progress: CountProgress = () => {},
): Steps<void> {
  const put = createEntryWriter(writer, utcOffsetMs, schema)
  const total = reader.prepare<[], number>('SELECT count(*) FROM record_revision').pluck().get() ?? 0
  if (total > 0) progress(0, total)
  const revisions = reader.prepare<[string, string, number], Columns>(
    `SELECT register, key, revision, seq, at, unit, fields FROM record_revision
     WHERE (register, key, revision) > (?, ?, ?) ORDER BY register, key, revision LIMIT ${STEP}`,
  )
  let before: { register: string; key: string; record: ReturnType<typeof recordOf> } | undefined
  let counted = 0
  let last: [register: string, key: string, revision: number] = ['', '', 0]
  for (;;) {
    // Page by page: a connection that is in the midst of reading cannot write.
    const page = revisions.all(...last)
    for (const revision of page) {
      const { register, key, seq, at } = revision
      const record = recordOf(revision)
      const known = before?.register === register && before.key === key ? before.record : null
      yield* put(entriesOf(register, known, record, at), seq)
      before = { register, key, record }
      last = [register, key, revision.revision]
    }
    if (page.length === 0) break
    progress((counted += page.length), total)
    yield
  }
  for (const table of ['entry', 'day_sum']) writer.exec(`DELETE FROM ${schema}.${table} WHERE delta = 0`)
}

function recordOf({ unit, fields }: Columns) {
  return unit === null || fields === null ? null : { unit, fields: fieldsFrom(fields) }
}
