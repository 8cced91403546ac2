import type { SourceKind } from '@ioc/metrics'
import type { StoredReading } from '../store.ts'
import type { Connection } from './connection.ts'

/** What a batch says about every reading in it. */
export interface Origin {
  readonly receivedAt: number
  readonly source: string
  readonly sourceKind: SourceKind
  readonly sample: boolean
}

/** Batches remembered; a batch is small and readings come in runs of one batch. */
const REMEMBERED = 20_000

/** Where readings came from. Kind and sample of a source never change, so an answer may be kept. */
export function createOrigins(connection: Connection) {
  // Hand-prepared: asked once per batch met in a read.
  const batch = connection
    .prepare<[number], [number, string, SourceKind, number]>(
      `SELECT received_at, id, kind, sample FROM batch JOIN source ON source.number = batch.source WHERE seq = ?`,
    )
    .raw()
  const remembered = new Map<number, Origin>()

  function originOf(seq: number): Origin {
    const known = remembered.get(seq)
    if (known) return known
    const found = batch.get(seq)
    if (!found) throw new Error(`Batch ${seq} has readings and is not there: the file is damaged.`)
    const origin = { receivedAt: found[0], source: found[1], sourceKind: found[2], sample: found[3] === 1 }
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(seq, origin)
    return origin
  }

  /** A row with its origin. */
  return function withOrigin(row: {
    series: number
    time: number
    value: number
    revision: number
    seq: number
  }): StoredReading {
    const { receivedAt, source, sourceKind, sample } = originOf(row.seq)
    const { series, time, value, revision, seq } = row
    return { series, time, value, revision, seq, receivedAt, source, sourceKind, sample }
  }
}

export type WithOrigin = ReturnType<typeof createOrigins>
