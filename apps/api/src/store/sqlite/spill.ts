import { open } from 'node:fs/promises'
import { type Connection, WRITER_CACHE } from './connection.ts'

/** Megabytes of pages kept in memory where each is written once, as those of readings are. */
export const LEAN_MB = 2

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
    /**
     * `megabytes` of pages are kept in memory; what finds no room goes to the log. A page that is changed again after it
     * went there is written over, and the commit sums up anew all that follows it; one that has not gone is left for
     * the commit to write.
     */
    begin: (megabytes: number) => connection.pragma(`cache_size = -${megabytes * 1024}`),
    settle,
    end: () => connection.pragma(WRITER_CACHE),
  }
}
