import { CSV_BOM, csvLine, type ImportProblem } from '@ioc/contract'
import type { ImportsText } from './messages.ts'
import { reasonWords } from './problem-words.ts'

const COLUMNS = ['sheet', 'row', 'column', 'reason', 'detail'] as const

/** The problems as CSV for a spreadsheet program. The words of a file are nobody's formula. */
export function problemsCsv(text: ImportsText, problems: readonly ImportProblem[]): string {
  const head = COLUMNS.map((column) => text.say(`problem.${column}`))
  const lines = problems.map((one) => [one.sheet, one.row, one.column, reasonWords(text, one), one.detail])
  return CSV_BOM + [head, ...lines].map((cells) => csvLine(cells)).join('')
}
