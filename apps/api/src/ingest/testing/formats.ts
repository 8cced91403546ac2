import { READING_COLUMNS } from '@ioc/contract'
import type { How } from './source-user.ts'

/** A reading, or what is sent in the place of one. */
export type Row = Readonly<Record<string, unknown>>

function quoted(cell: unknown): string {
  if (cell === undefined) return ''
  return `"${(typeof cell === 'string' ? cell : JSON.stringify(cell)).replaceAll('"', '""')}"`
}

/** Rows written in each of the three formats; `firstRow` is what the first is called in a refusal. */
export const FORMATS = {
  json: { firstRow: 1, type: 'application/json', query: '', write: (rows: readonly Row[]) => JSON.stringify(rows) },
  ndjson: {
    firstRow: 1,
    type: 'application/x-ndjson',
    query: '',
    write: (rows: readonly Row[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  },
  csv: {
    firstRow: 2,
    type: 'text/csv',
    query: 'number=plain',
    write: (rows: readonly Row[]) => {
      const columns = [...new Set([...READING_COLUMNS, ...rows.flatMap((row) => Object.keys(row))])]
      const lines = [columns.map(quoted), ...rows.map((row) => columns.map((column) => quoted(row[column])))]
      return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
    },
  },
} as const satisfies Record<string, How & { firstRow: number; write(rows: readonly Row[]): string }>

export type FormatName = keyof typeof FORMATS
export const FORMAT_NAMES = ['json', 'ndjson', 'csv'] as const satisfies readonly FormatName[]
