import type { Connection } from './connection.ts'
import type { LatestRows } from './latest-rows.ts'
import type { RollUp } from './roll-up.ts'
import type { SeriesNumbers } from './series.ts'
import { unpackRows } from './tail-rows.ts'
import type { Transaction } from './transaction.ts'

interface Memory {
  readonly numbers: SeriesNumbers
  readonly latest: LatestRows
  readonly transaction: Transaction
  readonly rollUp: RollUp
}

/**
 * Brings what is held in memory up to the file: at start, when the tail says what a crash left out of
 * the roll-ups, and when another process (the command line beside a running server) wrote to it.
 */
export function createCatchUp(connection: Connection, { numbers, latest, transaction, rollUp }: Memory) {
  const version = connection.prepare('PRAGMA data_version').pluck()
  const tailAfter = connection.prepare<[number], Buffer>('SELECT rows FROM tail WHERE seq > ? ORDER BY seq').pluck()
  // Changes when another connection commits, never by our own commits.
  let seen = version.get()

  function load(knownTo: number): void {
    numbers.load()
    transaction.load()
    latest.load(connection)
    for (const packed of tailAfter.iterate(knownTo)) {
      const rows = unpackRows(packed)
      latest.add(rows)
      rollUp.add(rows, transaction.lastSeq())
    }
  }

  return {
    load: () => load(0),
    ifAnotherWrote(): void {
      const now = version.get()
      if (now === seen) return
      seen = now
      load(transaction.lastSeq())
    },
  }
}
