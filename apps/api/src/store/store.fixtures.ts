import type { Batch, SourceRecord, Store } from './store.ts'

/** Where one store is kept for the length of a test: opened as often as wanted, then removed. */
export interface StorePlace {
  open(): Promise<Store>
  remove(): Promise<void>
}

export interface Engine {
  readonly name: string
  /** A new, empty place. Days are cut 420 minutes east of UTC. */
  place(): StorePlace
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** Midnight in Duy Xuyên, 2026-11-23. */
export const MIDNIGHT = Date.UTC(2026, 10, 22, 17)
export const TODAY = 20_780

export const OFFICE: SourceRecord = {
  id: 'office',
  name: 'One-stop office',
  kind: 'api',
  sample: false,
  measures: null,
  units: null,
}
export const SIMULATOR: SourceRecord = {
  id: 'simulator',
  name: 'Simulator',
  kind: 'hand',
  sample: true,
  measures: ['procedures.online'],
  units: ['20599@1900-01-01'],
}

/** A batch from rows of [series, time, value]. */
export function batchOf(rows: readonly (readonly [number, number, number])[], more: Partial<Batch> = {}): Batch {
  return {
    source: OFFICE.id,
    receivedAt: MIDNIGHT,
    series: rows.map((row) => row[0]),
    time: rows.map((row) => row[1]),
    value: rows.map((row) => row[2]),
    ...more,
  }
}
