import type { NumberFormat, ProfileColumn, ReadingInput, UnderstoodRow } from '@ioc/contract'
import type { Sheet } from '../read/cell.ts'
import { type Findings, shown } from './findings.ts'
import type { Table } from './find-table.ts'
import type { Knowledge } from './knowledge.ts'
import type { UnitNames } from './name-unit.ts'

/** What a table is mapped with. */
export interface Mapping {
  readonly sheet: Sheet
  readonly table: Table
  readonly knowledge: Knowledge
  readonly names: UnitNames
  readonly number: NumberFormat | undefined
  readonly findings: Findings
  /** Chosen for the whole sheet; a long file has its own. */
  readonly unit: string | undefined
  readonly period: string | undefined
}

/** Where the first column of a role stands, from 0; undefined where the file has none. */
export function columnOfRole({ profile, found }: Table, role: ProfileColumn['role']): number | undefined {
  return found.get(profile.columns.find((column) => column.role === role)?.id ?? '')
}

/** Where a reading came from: its row, and the column of its value as the sheet names it. */
export interface Place {
  readonly row: number
  readonly column: string | null
}

/** What a table says as readings. */
export interface Mapped {
  readonly readings: readonly ReadingInput[]
  readonly places: readonly Place[]
  readonly rows: readonly UnderstoodRow[]
  readonly unit: string | null
  readonly period: string | null
  readonly asks: { readonly unit: boolean; readonly period: string | null }
}

/** Rows of a preview's list. */
const MOST_ROWS = 200
const LONGEST_LABEL = 200

/** Gathers readings and refuses what is said twice. */
export function createGathering(findings: Findings) {
  const readings: ReadingInput[] = []
  const places: Place[] = []
  const rows: UnderstoodRow[] = []
  const seen = new Map<string, number>()
  return {
    readings,
    places,
    rows,
    row(row: UnderstoodRow): void {
      if (rows.length < MOST_ROWS) rows.push({ ...row, label: shown(row.label.slice(0, LONGEST_LABEL)) })
    },
    add(reading: ReadingInput, row: number, column: string | null): void {
      const key = `${reading.measure}\n${reading.unit}\n${reading.period ?? reading.at ?? ''}`
      const first = seen.get(key)
      if (first !== undefined) {
        return findings.problem(
          row,
          column,
          'duplicate-row',
          `says again what row ${first} says: the same measure, unit and time`,
        )
      }
      seen.set(key, row)
      readings.push(reading)
      places.push({ row, column })
    },
  }
}
