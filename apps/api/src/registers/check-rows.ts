import type { Day, Register } from '@ioc/metrics'
import { breathe } from '../breathe.ts'
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

/** Opens the check of whole batches: each row by itself, others running in between, then against the others. */
export function createCheckRows({ findUnit, defaultUnit }: CheckRowsDeps) {
  return async (register: Register, rows: readonly unknown[], source: SourceRecord, day: Day): Promise<CheckedRows> => {
    const dropped = new Map<string, number>()
    const refusals = createRefusals()
    const checkRow = createCheckRow({ register, findUnit, defaultUnit, source, day }, (column) =>
      dropped.set(column, (dropped.get(column) ?? 0) + 1),
    )
    const sound: (RecordRow | undefined)[] = []
    const pause = breathe()
    for (const [index, row] of rows.entries()) {
      sound.push(checkRow(row, (column, code, detail) => refusals.add(index + 1, column, code, detail)))
      const rest = pause()
      if (rest) await rest
    }
    return { checked: await refuseDuplicates(register, sound, refusals), refusals, dropped }
  }
}
