/** A cell of a table that is written down: a text, a number as exact as it is kept, or nothing. */
export type CsvCell = string | number | null

/** How a table is written: what parts its cells, and the decimal mark of its numbers. */
export interface CsvMarks {
  readonly between: ',' | ';' | '\t'
  readonly decimal: '.' | ','
}

/** RFC 4180, with a decimal point. */
export const RFC_4180: CsvMarks = { between: ',', decimal: '.' }

/** Spreadsheets take a file for UTF-8 by this mark alone. */
export const CSV_BOM = '\uFEFF'

/** What a spreadsheet program would run instead of show; some take the full-width forms for the same (OWASP, CSV injection). */
// eslint-disable-next-line no-control-regex -- a leading NUL is skipped by programs, and what follows it is run
const RUNS = /^[=+\-@\t\r\n\u0000＝＋－＠]/

/** A text that no spreadsheet program takes for a formula: an apostrophe makes it text. */
export const harmlessText = (text: string): string => (RUNS.test(text) ? `'${text}` : text)

/** A cell's words: a number stays a number, also a negative one, and is never written with an exponent. */
export function csvWords(cell: CsvCell, decimal: CsvMarks['decimal']): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return harmlessText(cell)
  const text = String(cell)
  const full = text.includes('e') ? cell.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : text
  return full.replace('.', decimal)
}

/** One line of a CSV with its end. A text that holds a mark, a quote or a line's end stands in quotes. */
export function csvLine(cells: readonly CsvCell[], { between, decimal }: CsvMarks = RFC_4180): string {
  const written = cells.map((cell) => {
    const words = csvWords(cell, decimal)
    return typeof cell === 'string' && /[",;\t\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
  })
  return `${written.join(between)}\r\n`
}
