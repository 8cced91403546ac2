import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { APPLICATION_ID, type Connection, openWriter } from './connection.ts'

const MIGRATIONS = { migrationsFolder: fileURLToPath(new URL('migrations', import.meta.url)) }

/** Brings the schema up to this build, each step in a transaction and recorded. */
export function migrateFile(connection: Connection): void {
  migrate(drizzle(connection), MIGRATIONS)
  const newest = Math.max(...readMigrationFiles(MIGRATIONS).map((migration) => migration.folderMillis))
  const applied = connection.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get()
  if (Number(applied) > newest) throw new Error('The store was written by a newer version of this program.')
}

/**
 * Makes a new store under another name first, so that the file never exists half-made: whatever is found
 * under its own name later, an empty file included, was once whole. It is its owner's only, whatever the umask;
 * SQLite gives the log and the shared memory beside it the same mode.
 */
export function createFile(path: string): void {
  const unfinished = `${path}.new`
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true })
  closeSync(openSync(unfinished, 'wx', 0o600))
  const connection = openWriter(unfinished)
  connection.pragma(`application_id = ${APPLICATION_ID}`)
  migrateFile(connection)
  connection.close()
  renameSync(unfinished, path)
}
