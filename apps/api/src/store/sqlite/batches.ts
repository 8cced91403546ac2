import type { Connection } from './connection.ts'

/** Finds the last batch accepted at or before an instant, by halving: batches are numbered without a gap. */
export function createBatchSearch(connection: Connection) {
  const knownAt = connection.prepare<[number], number>('SELECT known_at FROM batch WHERE seq = ?').pluck()
  return function seqAt(instant: number, lastSeq: number): number {
    const knownBy = (seq: number) => (knownAt.get(seq) ?? Number.POSITIVE_INFINITY) <= instant
    if (lastSeq === 0 || knownBy(lastSeq)) return lastSeq
    let low = 0
    let high = lastSeq
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (knownBy(middle)) low = middle
      else high = middle
    }
    return low
  }
}
