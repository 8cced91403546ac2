import { setImmediate } from 'node:timers/promises'
import type { EntriesBy } from '../record-store.ts'
import { openReader } from './connection.ts'
import { recount } from './recount.ts'
import { createSeriesNumbers } from './series.ts'

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

/**
 * Counts everything anew beside the file, which stays as it is, and compares. One connection and one
 * transaction: what is kept, what it is counted from and the numbers of series are those of one moment,
 * whatever another process writes meanwhile. Until it ends the write-ahead log can be copied, not begun anew.
 */
export async function verifyRecords(path: string, utcOffsetMs: number, entriesBy: EntriesBy): Promise<string[]> {
  const connection = openReader(path)
  try {
    // Tables of a connection's own may be made even where the file may not be written.
    connection.exec(`
      CREATE TEMP TABLE entry (time INTEGER, series INTEGER, seq INTEGER, delta INTEGER, PRIMARY KEY (time, series, seq)) WITHOUT ROWID;
      CREATE TEMP TABLE day_sum (series INTEGER, day INTEGER, delta INTEGER, PRIMARY KEY (series, day)) WITHOUT ROWID;
      BEGIN`)
    const entriesOf = entriesBy(createSeriesNumbers(connection).numberOf)
    for (const _ of recount(connection, connection, 'temp', utcOffsetMs, entriesOf)) await setImmediate()
    const found = Object.entries(FAULTS).map(
      ([fault, query]) => [fault, Number(connection.prepare(query).pluck().get())] as const,
    )
    return found.filter(([, count]) => count > 0).map(([fault, count]) => `${fault}: ${count}`)
  } finally {
    connection.close()
  }
}
