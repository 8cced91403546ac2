import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'
import { type Cell, columnName, type Merge, type Sheet, type SheetRow } from './cell.ts'
import { cellOf, type RawCell } from './cell-of.ts'
import type { OnRow } from './count-rows.ts'
import { type CellLook, PLAIN } from './look.ts'
import type { Attributes, XmlReader } from './read-xml.ts'
import { mergeOf, placeOf, rowOf } from './reference.ts'
import { createRichTextReader, isOn, type RichText } from './rich-text.ts'

export interface SheetReaderDeps {
  readonly name: string
  readonly strings: readonly RichText[]
  readonly looks: readonly CellLook[]
  readonly dateSystem: 1900 | 1904
  /** Told of every row: how wide it is, and how many cells it writes, empty ones too. Throws where that is too much. */
  readonly onRow: OnRow
}

/** The row that is being read. */
interface OpenRow {
  readonly number: number
  readonly hidden: boolean
  readonly cells: (Cell | undefined)[]
  /** Columns that were written, empty ones too. */
  readonly written: Set<number>
}

/** Reads one sheet's XML row by row. Of a formula the value it last gave is taken; none is ever computed. */
export function createSheetReader(
  deps: SheetReaderDeps,
): XmlReader & { sheet(): Pick<Sheet, 'rows' | 'hiddenColumns' | 'merges'> } {
  const rows: SheetRow[] = []
  const merges: Merge[] = []
  const hiddenColumns = new Set<number>()
  const runs = createRichTextReader()
  let row: OpenRow = { number: 0, hidden: false, cells: [], written: new Set() }
  let cell: { -readonly [Part in keyof RawCell]: RawCell[Part] } | undefined
  let column = -1
  let look = PLAIN
  let inValue = false

  const damaged = (what: string) => damagedSheet(deps.name, what)
  const tooLarge = (what: string) => largeSheet(deps.name, what)

  function openRow({ r, hidden, ht }: Attributes): void {
    const number = r === undefined ? row.number + 1 : rowOf(r)
    if (number === undefined) throw damaged(`${JSON.stringify(r)} names no row`)
    if (number <= row.number) throw damaged(`row ${number} stands twice or after a later one`)
    row = { number, hidden: (hidden !== undefined && isOn(hidden)) || Number(ht) === 0, cells: [], written: new Set() }
    column = -1
  }

  function openCell({ r, t = 'n', s = '0' }: Attributes): void {
    const place = r === undefined ? { row: row.number, column: column + 1 } : placeOf(r)
    if (place?.row !== row.number) throw damaged(`${JSON.stringify(r)} names no cell of row ${row.number}`)
    column = place.column
    if (row.written.has(column)) throw damaged(`the cell ${columnName(column)}${row.number} stands twice`)
    row.written.add(column)
    cell = { type: t, formula: false, value: '', inline: undefined }
    look = deps.looks[Number(s)] ?? PLAIN
  }

  function closeCell(): void {
    const read = cell && cellOf(cell, { strings: deps.strings, look, dateSystem: deps.dateSystem })
    cell = undefined
    if (!read) return
    if (column >= CAPS.columns) throw tooLarge(`more than ${CAPS.columns} columns`)
    row.cells[column] = read
  }

  function closeRow(): void {
    const { number, hidden, cells, written } = row
    deps.onRow(cells.length, written.size)
    if (cells.length > 0) rows.push({ row: number, cells, ...(hidden && { hidden }) })
  }

  function openMerge({ ref = '' }: Attributes): void {
    if (merges.length >= CAPS.merges) throw tooLarge(`more than ${CAPS.merges} merged cells`)
    const merge = mergeOf(ref)
    if (!merge) throw damaged(`${JSON.stringify(ref)} names no cells`)
    merges.push(merge)
  }

  return {
    open(name, attributes) {
      if (cell?.type === 'inlineStr') runs.open(name, attributes)
      if (name === 'c') openCell(attributes)
      else if (name === 'v') inValue = true
      else if (name === 'f' && cell) cell.formula = true
      else if (name === 'row') openRow(attributes)
      else if (name === 'mergeCell') openMerge(attributes)
      else if (name === 'col') hideColumns(attributes, hiddenColumns)
    },
    text(piece) {
      if (!cell) return
      if (cell.type === 'inlineStr') runs.text(piece)
      else if (inValue && (cell.value += piece).length > CAPS.text)
        throw tooLarge(`a text longer than the ${CAPS.text} characters of a cell`)
    },
    close(name) {
      if (cell?.type === 'inlineStr') {
        runs.close(name)
        if (name === 'is') cell.inline = runs.take()
      }
      if (name === 'v') inValue = false
      else if (name === 'c') closeCell()
      else if (name === 'row') closeRow()
    },
    sheet: () => ({ rows, hiddenColumns, merges }),
  }
}

function hideColumns({ min, max, hidden, width }: Attributes, columns: Set<number>): void {
  if (!(hidden !== undefined && isOn(hidden)) && Number(width) !== 0) return
  for (let at = Number(min); at <= Math.min(Number(max), CAPS.columns); at++) columns.add(at - 1)
}

const damagedSheet = (name: string, what: string) =>
  new Problem('unsupported-format', `The sheet ${JSON.stringify(name)} is damaged: ${what}.`)

const largeSheet = (name: string, what: string) =>
  new Problem('too-large', `The sheet ${JSON.stringify(name)} has ${what}.`)
