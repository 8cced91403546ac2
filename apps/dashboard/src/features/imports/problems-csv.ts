import type { ImportProblem } from '@ioc/contract'
import type { ImportsText } from './messages.ts'
import { reasonWords } from './problem-words.ts'

const COLUMNS = ['sheet', 'row', 'column', 'reason', 'detail'] as const

/** What a spreadsheet program would compute instead of show. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * The problems as CSV for a spreadsheet program: UTF-8 with its mark, CRLF, every cell quoted. The words of a file
 * are nobody's formula: a cell that begins like one is made text by an apostrophe (OWASP, CSV injection).
 */
export function problemsCsv(text: ImportsText, problems: readonly ImportProblem[]): string {
  const head = COLUMNS.map((column) => text.say(`problem.${column}`))
  const lines = problems.map((one) => [
    one.sheet ?? '',
    one.row === null ? '' : String(one.row),
    one.column ?? '',
    reasonWords(text, one),
    one.detail,
  ])
  return `\uFEFF${[head, ...lines].map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

const quoted = (cell: string) => `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`
