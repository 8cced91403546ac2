import { CSV_BOM, type CsvCell, csvLine, csvWords } from '@ioc/contract'
import type { Choices } from './choices.ts'

/** A table in plain cells: texts, and numbers as exact as they are kept. */
export type Lines = readonly (readonly CsvCell[])[]

/** To be pasted into a spreadsheet: tabs between, a line per row. */
export function tsvOf(lines: Lines, decimal: Choices['decimal']): string {
  return lines.map((line) => line.map((cell) => csvWords(cell, decimal).replaceAll(/\s+/g, ' ')).join('\t')).join('\n')
}

/**
 * A CSV file. With a decimal comma the cells are kept apart by semicolons, as Excel writes and reads it where the
 * comma is the decimal sign; with a point by commas (RFC 4180).
 */
export function csvOf(lines: Lines, decimal: Choices['decimal']): string {
  const marks = { between: decimal === ',' ? ';' : ',', decimal } as const
  return CSV_BOM + lines.map((line) => csvLine(line, marks)).join('')
}
