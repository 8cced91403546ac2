import type { Tally, TalliedDay } from '../store.ts'
import type { Connection } from './connection.ts'

/** A group's columns, and the last batch in it. */
type Group = TalliedDay & { readonly last: number }

/** Sums what batches stored per source and local day. Batches are read by their number, so a call costs what it looks at. */
export function createTally(connection: Connection, utcOffsetMs: number) {
  // The offset stands in the text: bound, it would be a float and the division no longer whole.
  const sum = connection.prepare<[number, number], Group>(`
    SELECT s.id AS source, (b.received_at + ${Math.trunc(utcOffsetMs)}) / 86400000 AS day, count(*) AS batches,
      sum(b.accepted + b.revised) AS stored, sum(b.unchanged) AS unchanged, max(b.seq) AS last
    FROM (SELECT * FROM batch WHERE seq > ? ORDER BY seq LIMIT ?) b JOIN source s ON s.number = b.source
    GROUP BY s.id, day ORDER BY s.id, day`)

  return function tallyAfter(seq: number, most: number): Tally {
    const groups = sum.all(seq, most)
    return {
      seq: groups.reduce((last, group) => Math.max(last, group.last), seq),
      days: groups.map(({ source, day, batches, stored, unchanged }) => ({ source, day, batches, stored, unchanged })),
    }
  }
}
