import { open } from 'node:fs/promises'
import { type Connection, WRITER_CACHE } from './connection.ts'

/**
 * Pages kept in memory by a long transaction, 12 MB: what finds no room goes to the log. A page that is changed again
 * after it went there is written over, and the commit sums up anew all that follows it (of 100,000 records 190 ms in
 * place of 57 with 2 MB); one that has not gone is left for the commit to write.
 */
const LEAN_CACHE = 'cache_size = -12288'

/**
 * Spreads what a long transaction writes: its pages go to the write-ahead log as they are done, not all at its end,
 * and the disk takes them beside the event loop. What is left for the commit, which holds the loop, is little.
 */
export function createSpill(connection: Connection) {
  const log = `${connection.name}-wal`

  /** Waits until the disk has what is in the log. Only the commit must succeed at that: a fault here is nobody's. */
  async function settle(): Promise<void> {
    try {
      await using file = await open(log, 'r+')
      await file.datasync()
    } catch {
      // The commit tells of a disk that does not take it.
    }
  }

  return {
    begin: () => connection.pragma(LEAN_CACHE),
    settle,
    end: () => connection.pragma(WRITER_CACHE),
  }
}
