import type { Cell, CellFault } from './cell.ts'
import type { CellLook } from './look.ts'
import { decodeText, raisedText, type RichText, struckOut } from './rich-text.ts'
import { readSerial } from './serial-date.ts'

/** A cell as it stands in the XML, before it is known what it means. */
export interface RawCell {
  /** `s`, `str`, `inlineStr`, `e`, `b`, `d` or `n` (ST_CellType). */
  readonly type: string
  readonly formula: boolean
  /** What `v` holds. */
  readonly value: string
  /** The text it holds itself, with its looks. */
  readonly inline: RichText | undefined
}

interface CellContext {
  readonly strings: readonly RichText[]
  readonly look: CellLook
  readonly dateSystem: 1900 | 1904
}

/** What a cell holds; undefined where it is empty, also where a formula gave an empty text. */
export function cellOf(raw: RawCell, context: CellContext): Cell | undefined {
  const { type, value, formula } = raw
  const by = formula ? { formula: true as const } : {}
  const wrong = (why: string): Cell => ({ kind: 'error', value: why, ...by })
  if (type === 'inlineStr') return textCell(raw.inline ?? { text: '' }, context, by)
  if (type === 'str') return textCell({ text: decodeText(value) }, context, by)
  if (value === '') return formula ? wrong('is a formula without a value; open and save the file') : undefined
  if (type === 's') {
    const text = /^\d+$/.test(value) ? context.strings[Number(value)] : undefined
    return text
      ? textCell(text, context, by)
      : wrong(`names a text (${value.slice(0, 20)}) that the file does not hold`)
  }
  if (type === 'e') return wrong(`shows the error ${value.slice(0, 20)}`)
  if (type === 'b') return { kind: 'text', value: value === '1' || value === 'true' ? 'TRUE' : 'FALSE', ...by }
  if (type === 'd')
    return { kind: 'date', value: value.replace(/T00:00:00(\.0+)?Z?$/, '').replace(/(\.\d+)?Z$/, ''), ...by }
  if (type !== 'n') return wrong(`is of a kind that is not known (${type.slice(0, 20)})`)
  return { ...numberCell(value, context), ...by }
}

/** Numbers as XML Schema writes a double; never the hexadecimal ones of a programming language. */
const DOUBLE = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

function numberCell(value: string, { look, dateSystem }: CellContext): Cell {
  const number = DOUBLE.test(value.trim()) ? round(Number(value)) : Number.NaN
  if (!Number.isFinite(number)) return { kind: 'error', value: `${JSON.stringify(value.slice(0, 20))} is no number` }
  const cell: Cell =
    look.shows === 'number' ? { kind: 'number', value: number } : readSerial(number, dateSystem, look.shows)
  const fault = faultOf(String(number), look) ?? (cell.kind === 'number' ? shownAs(number, look) : undefined)
  return fault ? { ...cell, fault } : cell
}

/** Fifteen digits, as spreadsheet programs show and compare: what lies beyond is how a machine adds, not what was meant. */
const round = (number: number) => Number(number.toPrecision(15))

function shownAs(number: number, { percent, otherwise }: CellLook): CellFault | undefined {
  if (percent !== undefined) {
    const shown = JSON.stringify(`${round(number * percent)} %`)
    return { code: 'percentage', detail: `${shown} is a percentage, where a number is wanted` }
  }
  return otherwise?.[number < 0 ? 1 : 0]
    ? { code: 'shown-otherwise', detail: `${number} is not what is seen of it: its number format shows it otherwise` }
    : undefined
}

function faultOf(shown: string, { struck, raised }: CellLook): CellFault | undefined {
  if (struck) return struckOut(shown, true)
  return raised && raisedText(shown, raised)
}

function textCell(text: RichText, { look }: CellContext, by: { readonly formula?: true }): Cell | undefined {
  if (text.text.trim() === '') return undefined
  const fault = faultOf(text.shown ?? text.text, look) ?? text.fault
  const { shown } = text
  return {
    kind: 'text',
    value: text.text,
    ...by,
    ...(shown !== undefined && { shown }),
    ...(fault && { fault }),
  }
}
