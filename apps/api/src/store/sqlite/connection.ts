import Database from 'better-sqlite3'

export type Connection = Database.Database

/** Marks the file as ours (`IOCd`), so that another program's database is never migrated. */
export const APPLICATION_ID = 0x494f4364

/** Before it a rare race at the reset of the write-ahead log could lose commits. */
const OLDEST_SQLITE = [3, 51, 3] as const
/** How long opening, which happens before anyone is served, waits for another process. */
const BUSY_MS = 5_000

/** Pages kept in memory by whoever writes: 64 MB. */
export const WRITER_CACHE = 'cache_size = -65536'

/** The one connection that writes. Every commit is on the disk before it returns. */
export function openWriter(path: string): Connection {
  const connection = new Database(path, { timeout: BUSY_MS })
  assertVersion(connection)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma(WRITER_CACHE)
  return connection
}

/**
 * From now on a connection that finds the file locked says so at once: SQLite would wait with the whole event loop.
 * Whoever uses it waits outside.
 */
export function neverWait(connection: Connection): void {
  connection.pragma('busy_timeout = 0')
}

/** A connection that cannot write, whatever is asked of it. */
export function openReader(path: string): Connection {
  const connection = new Database(path, { timeout: BUSY_MS, readonly: true, fileMustExist: true })
  connection.pragma('cache_size = -32768')
  return connection
}

function assertVersion(connection: Connection): void {
  const version = String(connection.prepare('SELECT sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  const difference = OLDEST_SQLITE.map((least, index) => (parts[index] ?? 0) - least).find((step) => step !== 0) ?? 0
  if (difference < 0) {
    connection.close()
    throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}, which is the first that is safe here.`)
  }
}
