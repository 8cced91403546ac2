import { deceptiveCharacters, looksPersonal, nameKey } from '@ioc/contract'
import { PERSONAL } from '../../rows/refuse-personal.ts'
import { type Cell, columnName, type Sheet, type SheetRow } from '../read/cell.ts'
import type { OldEncoding } from '../read/old-encodings.ts'
import { type Findings, quoted } from './findings.ts'
import type { Table } from './find-table.ts'
import type { TextFound } from './read-old-text.ts'

/** Refuses a column whose header another bears as well, by whatever characters: nobody knows which one is meant. */
export function refuseTwins({ merges }: Sheet, { found, paths, headerBottom }: Table, findings: Findings): void {
  const keys = paths.map((path) => path.map(nameKey).join(' / '))
  // A header that is drawn over several columns is one column's header that is wide.
  const isOneCell = (one: number, other: number) =>
    merges.some(
      ({ left, right, bottom }) =>
        bottom >= headerBottom && left <= Math.min(one, other) && right >= Math.max(one, other),
    )
  for (const at of found.values()) {
    const twin = keys.findIndex((key, index) => index !== at && key !== '' && key === keys[at] && !isOneCell(index, at))
    if (twin < 0) continue
    const header = quoted(paths[at]?.join(' / ') ?? '')
    const where = `${header} stands over the columns ${[twin, at]
      .toSorted((a, b) => a - b)
      .map(columnName)
      .join(' and ')}`
    findings.problem(headerBottom, columnName(at), 'duplicate-column', where)
  }
}

/** Says which texts were understood as they look, though some of their characters are others. */
export function remarkOnDeception(sheet: Sheet, table: Table, findings: Findings): void {
  const names = columnsOf(table, ({ role }) => role !== 'count' && role !== 'value' && role !== 'note')
  const all = new Set(table.found.values())
  for (const { row, at, cell } of textsOf(sheet, (row) => (row.row < table.firstRow ? all : names), table.headerTop)) {
    const deceptive = deceptiveCharacters(String(cell.value))
    if (deceptive.length === 0) continue
    const detail = `${quoted(cell.value)} holds ${deceptive.join(', ')}; it was read as it looks`
    findings.remark(row, columnName(at), 'deceptive', detail)
  }
}

/** A number of a person in a column that is read is refused where it stands; a column of them that is not read is told of. */
export function refusePersonalCells(sheet: Sheet, table: Table, findings: Findings): void {
  const read = columnsOf(table, ({ role }) => role !== 'count' && role !== 'value')
  const used = new Set(table.found.values())
  const dropped = new Map<number, { readonly row: number; count: number }>()
  for (const { row, at, cell } of textsOf(sheet, () => undefined, table.firstRow)) {
    if (!looksPersonal(String(cell.value))) continue
    if (read.has(at)) findings.problem(row, columnName(at), 'personal-data', PERSONAL)
    else if (!used.has(at)) {
      const first = dropped.get(at)
      if (first) first.count++
      else dropped.set(at, { row, count: 1 })
    }
  }
  for (const [at, { row, count }] of dropped) {
    const detail = `${count} cells seem to hold telephone or identity numbers; the column was not read`
    findings.remark(row, columnName(at), 'personal-column', detail)
  }
}

/** Says in what encoding the letters of a file or its cells were, or that they are in two. */
export function tellEncoding(ofFile: OldEncoding | undefined, found: TextFound | undefined, findings: Findings): void {
  const encoding = ofFile ?? (found?.is === 'old' ? found.encoding : undefined)
  if (encoding)
    findings.remark(null, null, 'old-encoding', `The texts are in ${encoding}; they were converted to Unicode.`)
  if (found?.is === 'unclear') {
    const detail = `The texts seem to be in ${found.encoding} in part and in Unicode in part: convert the whole file to Unicode.`
    findings.problem(found.row, columnName(found.column), 'unclear-encoding', detail)
  }
}

function columnsOf({ profile, found }: Table, wanted: (column: Table['profile']['columns'][number]) => boolean) {
  return new Set(profile.columns.flatMap((column) => (wanted(column) ? [found.get(column.id) ?? -1] : [])))
}

/** Texts from a row on, of the columns wanted in each; of all where nothing is. */
function* textsOf(
  { rows }: Sheet,
  wanted: (row: SheetRow) => ReadonlySet<number> | undefined,
  from: number,
): Generator<{ readonly row: number; readonly at: number; readonly cell: Cell }> {
  for (const row of rows) {
    if (row.row < from) continue
    const columns = wanted(row)
    for (const [at, cell] of row.cells.entries())
      if (cell?.kind === 'text' && columns?.has(at) !== false) yield { row: row.row, at, cell }
  }
}
