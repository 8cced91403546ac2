import type { Day, Register } from '@ioc/metrics'
import type { FindUnit } from '../rows/find-unit.ts'
import { createRefusals, type Refusals } from '../rows/refusals.ts'
import type { RecordRow } from '../store/record-store.ts'
import type { SourceRecord } from '../store/store.ts'
import { createCheckRow } from './check-row.ts'
import { refuseDuplicates } from './refuse-duplicates.ts'

/** The rows of a batch as far as they can be kept. */
export interface CheckedRows {
  /** Each at its place, undefined where it was refused. */
  readonly checked: readonly (RecordRow | undefined)[]
  readonly refusals: Refusals
  /** Personal columns thrown away, and in how many rows each. */
  readonly dropped: ReadonlyMap<string, number>
}

/** Holds the rows of a batch against their register as they come: what a row was sent as is not kept. */
export interface RowChecks {
  take(row: unknown): void
  /** Rows taken so far, good or bad. */
  rows(): number
  /** All are here: holds them against one another, others running in between. */
  end(): Promise<CheckedRows>
}

export interface CheckRowsDeps {
  readonly findUnit: FindUnit
  /** Code of the unit whose the records are where a register names none. */
  readonly defaultUnit: string
}

export function createOpenChecks({ findUnit, defaultUnit }: CheckRowsDeps) {
  return (register: Register, source: SourceRecord, day: Day): RowChecks => {
    const dropped = new Map<string, number>()
    const refusals = createRefusals()
    const checkRow = createCheckRow({ register, findUnit, defaultUnit, source, day }, (column) =>
      dropped.set(column, (dropped.get(column) ?? 0) + 1),
    )
    const sound: (RecordRow | undefined)[] = []
    return {
      take(row) {
        const number = sound.length + 1
        sound.push(checkRow(row, (column, code, detail) => refusals.add(number, column, code, detail)))
      },
      rows: () => sound.length,
      end: async () => ({ checked: await refuseDuplicates(register, sound, refusals), refusals, dropped }),
    }
  }
}
