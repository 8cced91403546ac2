import type { Choices } from './choices.ts'

/** A table in plain cells: texts, and numbers as exact as they are kept. */
export type Lines = readonly (readonly (string | number | null)[])[]

/** A spreadsheet would run a text that begins so as a formula; with this mark before it, it is read as text. */
const RUNS = new Set(['=', '+', '-', '@', '\t', '\r', '\u0000'])
const harmless = (text: string) => (RUNS.has(text.charAt(0)) ? `'${text}` : text)

const written = (cell: string | number | null, decimal: string) => {
  if (cell === null) return ''
  return typeof cell === 'number' ? plainNumber(cell).replace('.', decimal) : harmless(cell)
}

// 1e-7 and 1e21 are numbers to us and words to a spreadsheet in Vietnamese.
const plainNumber = (value: number) =>
  /e/.test(String(value))
    ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    : String(value)

/** To be pasted into a spreadsheet: tabs between, a line per row. */
export function tsvOf(lines: Lines, decimal: Choices['decimal']): string {
  return lines.map((line) => line.map((cell) => written(cell, decimal).replaceAll(/\s+/g, ' ')).join('\t')).join('\n')
}

const quoted = (text: string) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Spreadsheets take a file for UTF-8 by this mark alone. */
const BOM = '\uFEFF'

/**
 * A CSV file. With a decimal comma the cells are kept apart by semicolons, as Excel writes and reads it where the
 * comma is the decimal sign; with a point by commas (RFC 4180).
 */
export function csvOf(lines: Lines, decimal: Choices['decimal']): string {
  const between = decimal === ',' ? ';' : ','
  const cellOf = (cell: string | number | null) =>
    typeof cell === 'number' ? written(cell, decimal) : quoted(written(cell, decimal))
  return BOM + lines.map((line) => `${line.map(cellOf).join(between)}\r\n`).join('')
}
