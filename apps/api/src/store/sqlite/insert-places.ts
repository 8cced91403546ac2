import type { Accepted, Batch } from '../store.ts'
import type { Connection } from './connection.ts'
import type { Rows } from './rows.ts'
import type { Steps } from './steps.ts'

/** Rows after which others may run, if the batch has a transaction to itself. */
const STEP = 1_000

/** Keeps the file a batch came in, and the row of each reading in it that was new or revised. */
export function createPlaceInserter(connection: Connection) {
  const insertFile = connection.prepare('INSERT INTO batch_file (seq, name, sheet) VALUES (?, ?, ?)')
  const insertPlace = connection.prepare('INSERT INTO place (series, time, revision, row) VALUES (?, ?, ?, ?)')

  /** `stored` holds, from `from` on, what was changed by this batch, in the order of `changed`. */
  return function* insertPlaces(
    file: NonNullable<Batch['file']>,
    { seq, changed }: Pick<Accepted, 'seq' | 'changed'>,
    stored: Rows,
    from: number,
  ): Steps<void> {
    insertFile.run(seq, file.name, file.sheet)
    for (let at = from; at < stored.length; at++) {
      if (at % STEP === 0) yield
      const index = changed === 'all' ? at - from : changed[at - from]!
      insertPlace.run(stored.series[at]!, stored.time[at]!, stored.revision[at]!, file.rows[index]!)
    }
  }
}
