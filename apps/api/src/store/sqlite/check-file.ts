import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DamagedStore } from '../damaged-store.ts'
import { APPLICATION_ID, openReader, type Connection } from './connection.ts'

/** Files up to this are checked whole before the start; larger ones right after it, in a thread of their own. */
const CHECKED_AT_ONCE = 96 * 2 ** 20
const MAGIC = 'SQLite format 3\0'

/**
 * Refuses a damaged file before anything may write to it. Looks through a connection that cannot write.
 * Returns whether the whole file was checked: reading all of a long history would break the promise to be
 * ready within seconds, so a large file gets its header, its schema and its newest pages looked at here.
 */
export function checkFile(path: string): { readonly whole: boolean } {
  if (readHeader(path) !== MAGIC) throw new DamagedStore(path, 'it does not begin as a database does')
  const size = statSync(path).size + (existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0)
  const whole = size <= CHECKED_AT_ONCE
  const finding = findDamage(path, whole ? quickCheck : glance)
  if (finding !== null) throw new DamagedStore(path, finding)
  return { whole }
}

/** What is wrong with the file, or null. Reads every page. */
export function checkWhole(path: string): string | null {
  return findDamage(path, quickCheck)
}

function readHeader(path: string): string {
  const file = openSync(path, 'r')
  const header = Buffer.alloc(MAGIC.length)
  readSync(file, header, 0, MAGIC.length, 0)
  closeSync(file)
  return header.toString('latin1')
}

function findDamage(path: string, look: (connection: Connection, path: string) => string | null): string | null {
  let connection: Connection | undefined
  try {
    connection = openReader(path)
    return look(connection, path)
  } catch (error) {
    if (error instanceof Database.SqliteError && /CORRUPT|NOTADB|IOERR/.test(error.code)) return error.message
    throw error
  } finally {
    connection?.close()
  }
}

function quickCheck(connection: Connection, path: string): string | null {
  const finding = String(connection.pragma('quick_check(1)', { simple: true }))
  return finding === 'ok' ? glance(connection, path) : finding
}

function glance(connection: Connection, path: string): string | null {
  if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    return 'it is not a store of this program'
  const pages = Number(connection.pragma('page_count', { simple: true }))
  const bytes = pages * Number(connection.pragma('page_size', { simple: true }))
  // Pages that are only in the write-ahead log may lie past the end of the file.
  const logged = existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0
  if (statSync(path).size + logged < bytes) return 'its end is missing'
  for (const table of ['reading', 'batch', 'day', 'tail']) {
    connection.prepare(`SELECT * FROM ${table} ORDER BY 1 DESC LIMIT 1`).get()
  }
  return null
}
