import type { HiddenChoice } from '@ioc/contract'
import { columnName, type Sheet, type SheetRow } from '../read/cell.ts'
import type { Findings } from './findings.ts'
import type { Table } from './find-table.ts'
import { isNumberRow } from './header-paths.ts'
import type { ReadColumns } from './read-columns.ts'

/** Runs of numbers that are named; more are counted. */
const MOST_NAMED = 20

/** Numbers in words, runs of three and more as one: `4 and 5`, `4–9 and 12`. Each as `name` has it. */
function rangesOf(numbers: readonly number[], name: (number: number) => string = String): readonly string[] {
  const runs: [first: number, last: number][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run && run[1] === number - 1) run[1] = number
    else runs.push([number, number])
  }
  const named = runs.flatMap(([first, last]) => {
    if (last - first > 1) return [`${name(first)}–${name(last)}`]
    return first === last ? [name(first)] : [name(first), name(last)]
  })
  return named.length > MOST_NAMED ? [...named.slice(0, MOST_NAMED), '…'] : named
}

/** Rows and columns of a table's body that are not shown and hold what would be read. */
interface HiddenCells {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

const holds = (row: SheetRow, at: number) => row.cells[at] !== undefined

function hiddenIn({ rows, hiddenColumns }: Sheet, columns: ReadColumns): HiddenCells {
  const isRead = (row: SheetRow) => !isNumberRow(row) && [...columns.keys()].some((at) => holds(row, at))
  return {
    rows: rows.filter((row) => row.hidden === true && isRead(row)).map(({ row }) => row),
    columns: [...columns.keys()]
      .filter((at) => hiddenColumns?.has(at) && rows.some((row) => holds(row, at)))
      .sort((a, b) => a - b),
  }
}

/** What of a table is hidden, for whoever chooses whether it is read: `4–9, 12` and `C, F`. */
export function describeHidden(sheet: Sheet, { firstRow }: Table, columns: ReadColumns) {
  const body = { ...sheet, rows: sheet.rows.filter(({ row }) => row >= firstRow) }
  const hidden = hiddenIn(body, columns)
  return { rows: rangesOf(hidden.rows).join(', '), columns: rangesOf(hidden.columns, columnName).join(', ') }
}

/**
 * The rows of a body as whoever sent it wants them: what is hidden may be left out by a filter or kept from sight,
 * so nobody but them can tell, and without a word it is a problem.
 */
export function askAboutHidden(
  body: Sheet,
  columns: ReadColumns,
  choice: HiddenChoice | undefined,
  findings: Findings,
): Sheet {
  const hidden = hiddenIn(body, columns)
  tell('rows', hidden.rows, String, choice, findings)
  tell('columns', hidden.columns, columnName, choice, findings)
  if (choice !== 'leave-out') return body
  const isOut = new Set(hidden.columns)
  const rows = body.rows.flatMap((row) =>
    row.hidden ? [] : [{ ...row, cells: row.cells.map((cell, at) => (isOut.has(at) ? undefined : cell)) }],
  )
  return { ...body, rows }
}

function tell(
  what: 'rows' | 'columns',
  hidden: readonly number[],
  name: (number: number) => string,
  choice: HiddenChoice | undefined,
  findings: Findings,
): void {
  const [first] = hidden
  if (first === undefined) return
  const is = `${hidden.length === 1 ? what.slice(0, -1) : what} ${listed(rangesOf(hidden, name))} ${hidden.length === 1 ? 'is' : 'are'} hidden`
  const [row, column] = what === 'rows' ? [first, null] : [null, columnName(first)]
  const code = `hidden-${what}`
  if (choice === undefined) findings.problem(row, column, code, `${is}: choose whether they are read or left out`)
  else findings.remark(row, column, code, `${is}, and ${choice === 'read' ? 'read' : 'left out'} as chosen`)
}

const listed = (names: readonly string[]) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
