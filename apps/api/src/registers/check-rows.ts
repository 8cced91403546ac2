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

export interface CheckRowsDeps {
  readonly findUnit: FindUnit
  /** Code of the unit whose the records are where a register names none. */
  readonly defaultUnit: string
}

/** Opens the check of whole batches: each row by itself, then against the others. */
export function createCheckRows({ findUnit, defaultUnit }: CheckRowsDeps) {
  return (register: Register, rows: readonly unknown[], source: SourceRecord, day: Day): CheckedRows => {
    const dropped = new Map<string, number>()
    const refusals = createRefusals()
    const checkRow = createCheckRow({ register, findUnit, defaultUnit, source, day }, (column) =>
      dropped.set(column, (dropped.get(column) ?? 0) + 1),
    )
    const sound = rows.map((row, index) =>
      checkRow(row, (column, code, detail) => refusals.add(index + 1, column, code, detail)),
    )
    return { checked: refuseDuplicates(register, sound, refusals), refusals, dropped }
  }
}
