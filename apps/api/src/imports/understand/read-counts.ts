import type { ProfileColumn } from '@ioc/contract'
import { columnName, type SheetRow } from '../read/cell.ts'
import type { Mapping } from './mapped.ts'
import { readNumber } from './read-number.ts'

/** A count of a table: its column of the profile, and where that stands. */
export interface CountColumn {
  readonly column: ProfileColumn
  readonly at: number
  readonly name: string
  /** Of the measure. */
  readonly decimals: number
}

export function countColumns({ table, knowledge }: Pick<Mapping, 'table' | 'knowledge'>): readonly CountColumn[] {
  const decimals = new Map(knowledge.measures.map((measure) => [measure.id, measure.decimals]))
  return table.profile.columns.flatMap((column) => {
    const at = table.found.get(column.id)
    return column.role === 'count' && at !== undefined
      ? [{ column, at, name: columnName(at), decimals: decimals.get(column.measure ?? '') ?? 0 }]
      : []
  })
}

/** The numbers of a row by the column's id. An empty cell is not there; one that is no number is named. */
export function readCounts(
  row: SheetRow,
  columns: readonly CountColumn[],
  { number, findings }: Pick<Mapping, 'number' | 'findings'>,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { column, at, name, decimals } of columns) {
    const read = readNumber(row.cells[at], number, decimals)
    if (typeof read === 'number') counts.set(column.id, read)
    else if (read !== undefined) findings.problem(row.row, name, read.code, read.detail)
  }
  return counts
}

/** Whether a row holds anything where numbers stand. */
export function hasCounts(row: SheetRow, columns: readonly CountColumn[]): boolean {
  return columns.some(({ at }) => row.cells[at] !== undefined)
}

/** Holds a row to the sums the form prescribes (`3 = 4 + 5 + 6`); a cell left empty adds nothing. */
export function checkSums(
  row: number,
  counts: ReadonlyMap<string, number>,
  columns: readonly CountColumn[],
  { table, findings }: Pick<Mapping, 'table' | 'findings'>,
): void {
  for (const check of table.profile.checks) {
    const [whole = '', ...parts] = check.split(/ [=+] /)
    // A part whose column the file has not, or a row without any of them, proves nothing.
    if (![whole, ...parts].every((id) => table.found.has(id)) || !counts.has(whole)) continue
    const sum = parts.reduce((total, id) => total + (counts.get(id) ?? 0), 0)
    const said = counts.get(whole) ?? 0
    if (same(sum, said)) continue
    const name = columns.find(({ column }) => column.id === whole)?.name ?? null
    findings.problem(
      row,
      name,
      'sum-differs',
      `column (${whole}) says ${said}, but ${parts.map((id) => `(${id})`).join(' + ')} is ${sum}`,
    )
  }
}

/** Decimals that differ only by how a machine adds them are the same. */
export const same = (one: number, other: number) => Math.abs(one - other) < 1e-6
