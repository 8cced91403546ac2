import type { CellFault } from './cell.ts'
import { CAPS } from './caps.ts'
import { Problem } from '../../errors.ts'

/** A text with what its looks say of it. */
export interface RichText {
  /** Without what is raised, lowered or struck out, unless that is all there is. */
  readonly text: string
  readonly shown?: string
  readonly fault?: CellFault
}

interface Run {
  text: string
  raised: 'raised' | 'lowered' | undefined
  struck: boolean
}

/** Gathers the runs of one text (CT_Rst): of a shared string or of a cell that holds its own. */
interface RichTextReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(piece: string): void
  close(name: string): void
  /** The text that was gathered; the next begins empty. */
  take(): RichText
}

const plain = (): Run => ({ text: '', raised: undefined, struck: false })

export function createRichTextReader(): RichTextReader {
  let runs: Run[] = []
  let run: Run | undefined
  let length = 0
  let taking = false
  /** Readings of characters (`rPh`) are no part of a text. */
  let aside = 0
  return {
    open(name, attributes) {
      if (name === 'rPh') aside++
      if (aside > 0) return
      if (name === 'r') run = plain()
      if (name === 't') taking = true
      if (run && name === 'strike') run.struck = isOn(attributes['val'])
      if (run && name === 'vertAlign') run.raised = RAISED[attributes['val'] ?? '']
    },
    text(piece) {
      if (!taking) return
      if ((length += piece.length) > CAPS.text)
        throw new Problem('too-large', `The file holds a text longer than the ${CAPS.text} characters of a cell.`)
      if (!run) runs.push((run = plain()))
      run.text += piece
    },
    close(name) {
      if (name === 'rPh') aside--
      if (name === 't') taking = false
      if (name !== 'r' || !run) return
      if (run.text !== '' && !runs.includes(run)) runs.push(run)
      run = undefined
    },
    take() {
      const gathered = runs.map((each) => ({ ...each, text: decodeText(each.text) }))
      runs = []
      run = undefined
      length = 0
      return richText(gathered)
    },
  }
}

/** A switch of a look: on where it is named and not turned off. */
export const isOn = (value: string | undefined) => value === undefined || value === '1' || value === 'true'

export const RAISED: Readonly<Record<string, Run['raised']>> = { superscript: 'raised', subscript: 'lowered' }

/** A text as ST_Xstring writes it (ECMA-376 part 1, 22.9.2.19): `_x000D_` stands for the character of that number. */
export function decodeText(text: string): string {
  return text
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\r\n?/g, '\n')
}

function richText(runs: readonly Run[]): RichText {
  const seen = runs.map((run) => (run.raised === 'raised' ? raise(run.text) : run.text)).join('')
  const kept = runs.filter((run) => run.raised === undefined && !run.struck)
  const text = kept.map((run) => run.text).join('')
  const fault = faultOf(runs, seen)
  if (!fault) return { text }
  return text.trim() === '' ? { text: seen, fault } : { text, ...(seen !== text && { shown: seen }), fault }
}

function faultOf(runs: readonly Run[], seen: string): CellFault | undefined {
  const filled = runs.filter(({ text }) => text.trim() !== '')
  if (filled.some(({ struck }) => struck))
    return struckOut(
      seen,
      filled.every(({ struck }) => struck),
    )
  const raised = filled.find((run) => run.raised !== undefined)
  if (raised?.raised) return raisedText(seen, raised.raised)
  const isSplit = runs.some((run, at) => /[\d.,]$/.test(runs[at - 1]?.text ?? '') && /^[\d.,]/.test(run.text))
  return isSplit
    ? { code: 'split-number', detail: `${quote(seen)} is put together from pieces of different looks; write it as one` }
    : undefined
}

export const struckOut = (shown: string, whole: boolean): CellFault => ({
  code: 'struck-out',
  detail: `${quote(shown)} is struck out${whole ? '' : ' in part'}: leave only what holds`,
})

export const raisedText = (shown: string, how: 'raised' | 'lowered'): CellFault => ({
  code: 'raised-text',
  detail: `${quote(shown)} bears ${how} text, which is no part of a number: take it away`,
})

const quote = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)

const HIGH_CHARACTERS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'
const HIGH = new Map(Array.from('0123456789+-=()n', (character, at) => [character, HIGH_CHARACTERS[at] ?? character]))

/** Raised digits as the characters that Unicode has for them. */
const raise = (text: string) => Array.from(text, (character) => HIGH.get(character) ?? character).join('')
