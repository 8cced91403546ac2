import Database from 'better-sqlite3'
import { Problem } from '../../errors.ts'

/** What SQLite says when there is no room, or when the disk refuses what it is given to write. */
const NO_ROOM = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
  'SQLITE_IOERR_DIR_FSYNC',
  'SQLITE_IOERR_TRUNCATE',
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_SHMMAP',
  'SQLITE_IOERR_SHMOPEN',
])

/** Whether another process holds the lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

/** A failed write in the caller's terms; what is not the disk's fault stays as it is and is logged as ours. */
export function asProblem(error: unknown): unknown {
  // Drizzle wraps what SQLite threw.
  if (error instanceof Error && error.cause instanceof Database.SqliteError) return asProblem(error.cause)
  if (!(error instanceof Database.SqliteError)) return error
  if (NO_ROOM.has(error.code)) {
    const problem = new Problem(
      'store-full',
      'Nothing of this was stored: the disk takes no more. Send it again later.',
    )
    problem.cause = error
    return problem
  }
  if (isBusy(error)) {
    const problem = new Problem('not-ready', 'Nothing of this was stored: another program is writing. Send it again.')
    problem.cause = error
    return problem
  }
  return error
}
