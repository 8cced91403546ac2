import { type NumberFormat, parseNumber } from '@ioc/contract'
import type { Cell } from '../read/cell.ts'

/** A cell's number, nothing, or why it is none. */
export type ReadNumber = number | undefined | { readonly code: string; readonly detail: string }

/** Signs that say "nothing here" in a table. They are no noughts. */
const BLANK = /^[-–—.…]*$/

/** The number of a cell. One typed into a workbook needs no format; a text is read as the file is said to write them. */
export function readNumber(cell: Cell | undefined, format: NumberFormat | undefined): ReadNumber {
  if (cell === undefined) return undefined
  if (cell.fault) return cell.fault
  if (cell.kind === 'number') return Number(cell.value)
  if (cell.kind === 'error') return { code: 'bad-number', detail: String(cell.value) }
  if (cell.kind !== 'text') return { code: 'bad-number', detail: `is the date ${cell.value}, where a number is wanted` }
  // Blanks and line breaks within it are no part of a number: what stands apart is not put together.
  const text = String(cell.value).trim()
  if (BLANK.test(text)) return undefined
  const number = parseNumber(text, format)
  if (number === 'undeclared-number') {
    return {
      code: number,
      detail: `${JSON.stringify(text)} is one number in Vietnam and another in England: say how this file writes numbers`,
    }
  }
  if (number === 'bad-number')
    return {
      code: number,
      detail: `${JSON.stringify(text.slice(0, 40))} is not a number${format === undefined ? '' : ` as ${SAID[format]}`}`,
    }
  return number
}

const SAID: Record<NumberFormat, string> = { plain: '1234.5', vi: '1.234,5', en: '1,234.5' }

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
