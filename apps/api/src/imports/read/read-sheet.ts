import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'
import { type Cell, columnOf, type Merge, type SheetRow } from './cell.ts'
import type { OnRow } from './count-rows.ts'
import type { XmlReader } from './read-xml.ts'
import { type DateStyle, readSerial } from './serial-date.ts'

export interface SheetReaderDeps {
  readonly name: string
  readonly strings: readonly string[]
  readonly styles: readonly DateStyle[]
  readonly dateSystem: 1900 | 1904
  /** Told of every row: how wide it is, and how many cells it writes, empty ones too. Throws where that is too much. */
  readonly onRow: OnRow
}

/** A cell as it stands in the XML, before it is known what it means. */
interface RawCell {
  readonly column: number
  readonly type: string
  readonly style: number
  formula: boolean
  text: string
}

/** Reads one sheet's XML row by row. Of a formula the value it last gave is taken; none is ever computed. */
export function createSheetReader(deps: SheetReaderDeps): XmlReader & {
  rows(): readonly SheetRow[]
  merges(): readonly Merge[]
} {
  const rows: SheetRow[] = []
  const merges: Merge[] = []
  let number = 0
  let cells: (Cell | undefined)[] = []
  let raw: RawCell | undefined
  let next = 0
  let taking = false
  let written = 0

  function takeMerge(reference: string): void {
    if (merges.length >= CAPS.merges) throw tooLarge(deps, `more than ${CAPS.merges} merged cells`)
    merges.push(mergeOf(reference))
  }

  function closeCell(): void {
    const cell = raw && cellOf(raw, deps)
    if (!raw || !cell) return
    if (raw.column >= CAPS.columns) throw tooLarge(deps, `more than ${CAPS.columns} columns`)
    cells[raw.column] = cell
  }

  function closeRow(): void {
    deps.onRow(cells.length, written)
    if (cells.length === 0) return
    rows.push({ row: number, cells })
  }

  return {
    open(name, attributes) {
      taking = name === 'v' || (name === 't' && raw?.type === 'inlineStr')
      if (name === 'f' && raw) raw.formula = true
      if (name === 'mergeCell') takeMerge(attributes['ref'] ?? '')
      if (name === 'row') {
        number = Number(attributes['r'] ?? number + 1)
        cells = []
        next = 0
        written = 0
      }
      if (name === 'c') {
        const column = attributes['r'] === undefined ? next : columnOf(attributes['r'])
        raw = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), formula: false, text: '' }
        next = column + 1
        written++
      }
    },
    text(piece) {
      if (taking && raw) raw.text += piece
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false
      if (name === 'row') closeRow()
      if (name !== 'c') return
      closeCell()
      raw = undefined
    },
    rows: () => rows,
    merges: () => merges,
  }
}

const tooLarge = ({ name }: SheetReaderDeps, what: string) =>
  new Problem('too-large', `The sheet ${JSON.stringify(name)} has ${what}.`)

function cellOf(
  { type, text, style, formula }: RawCell,
  { strings, styles, dateSystem }: SheetReaderDeps,
): Cell | undefined {
  const by = formula ? { formula: true as const } : {}
  if (text === '')
    return formula ? { kind: 'error', value: 'is a formula without a value; open and save the file', ...by } : undefined
  if (type === 's') return textCell(strings[Number(text)] ?? '', by)
  if (type === 'inlineStr' || type === 'str') return textCell(text, by)
  if (type === 'e') return { kind: 'error', value: `shows the error ${text.slice(0, 20)}`, ...by }
  if (type === 'b') return { kind: 'text', value: text === '1' ? 'TRUE' : 'FALSE', ...by }
  if (type === 'd')
    return { kind: 'date', value: text.replace(/T00:00:00(\.0+)?Z?$/, '').replace(/(\.\d+)?Z$/, ''), ...by }
  const number = Number(text)
  if (!Number.isFinite(number)) return { kind: 'error', value: `${text.slice(0, 20)} is no number`, ...by }
  const shown = styles[style] ?? 'number'
  return shown === 'number'
    ? { kind: 'number', value: number, ...by }
    : { ...readSerial(number, dateSystem, shown), ...by }
}

const textCell = (text: string, by: { readonly formula?: true }): Cell | undefined =>
  text.trim() === '' ? undefined : { kind: 'text', value: text.slice(0, CAPS.text), ...by }

const rowOf = (cell: string) => Number(/\d+$/.exec(cell)?.[0] ?? 0)

function mergeOf(reference: string): Merge {
  const [from = '', to = from] = reference.split(':')
  return { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) }
}
