import { type NumberFormat, readNumber as readText } from '@ioc/contract'
import type { Cell } from '../read/cell.ts'
import { quoted } from './findings.ts'

/** A cell's number, nothing, or why it is none. */
export type ReadNumber = number | undefined | { readonly code: string; readonly detail: string }

/** Signs that say "nothing here" in a table. They are no noughts. */
const BLANK = /^[-–—.…\s]*$/

/**
 * The number of a cell, for a measure that keeps so many decimals. One typed into a workbook needs no format; a text
 * is read as the file is said to write them, by the reader of all doors.
 */
export function readNumber(cell: Cell | undefined, format: NumberFormat | undefined, decimals: number): ReadNumber {
  if (cell === undefined) return undefined
  if (cell.fault) return cell.fault
  if (cell.kind === 'number') return Number(cell.value)
  if (cell.kind === 'error') return { code: 'bad-number', detail: String(cell.value) }
  if (cell.kind !== 'text') return { code: 'bad-number', detail: `is the date ${cell.value}, where a number is wanted` }
  const text = String(cell.value)
  if (BLANK.test(text)) return undefined
  const number = readText(text, format, decimals)
  return typeof number === 'number' ? number : { code: number.fault, detail: `${quoted(text.trim())} ${number.detail}` }
}

/**
 * Whether a cell is meant as a number: what is asked back, as `2,000`, what bears a mark and what a formula failed to
 * give are, words and dates (a signature, a day below a table) are not.
 */
export function isMeantAsNumber(cell: Cell | undefined, format: NumberFormat | undefined, decimals: number): boolean {
  if (cell === undefined || cell.kind !== 'text') return cell?.kind === 'number' || cell?.kind === 'error'
  const { kind, value } = cell
  const read = readNumber({ kind, value }, format, decimals)
  return typeof read === 'number' || (read !== undefined && read.code !== 'bad-number')
}

/** The format that texts which can be read in one way only agree on; null where there is none or they do not. */
export function likelyFormat(texts: Iterable<string>): NumberFormat | null {
  const told = new Set<NumberFormat>()
  for (const text of texts) {
    if (/^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d{1,3}(\.\d{3}){2,}$|^-?\d+,(\d{1,2}|\d{4,})$/.test(text)) told.add('vi')
    if (/^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d{1,3}(,\d{3}){2,}$/.test(text)) told.add('en')
  }
  const [format] = told
  return format !== undefined && told.size === 1 ? format : null
}
