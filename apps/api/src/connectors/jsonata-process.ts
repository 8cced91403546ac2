import jsonata from 'jsonata'
import type { Beginning } from '../capped-answerer.ts'
import { twinsByRow } from '../rows/key-twins.ts'
import { ANSWER, twinWords } from './answer-words.ts'
import type { Mapped, Moment } from './connector.ts'
import { messageOf } from './faults.ts'

/** The longest an expression may take for one delivery, ms, how deep it may go, and how long a sequence it may make. */
export interface ExpressionCaps {
  readonly timeout: number
  readonly stack: number
  readonly sequence: number
}

/** An expression over some inputs, each by itself, or over the JSON text whose pieces came before and are parsed here. */
export type Asked = { readonly expression: string; readonly moment: Moment } & (
  | { readonly inputs: readonly unknown[] }
  | { readonly of: 'text' }
)

/** The rows made of a text, as the JSON text of a list: its reader parses them in turns too. */
export type Made = { readonly rows: Uint8Array } | { readonly fault: string }

const compiled = new Map<string, jsonata.Expression>()

/** What it gives as JSON text: it may hold functions and marks of its own, which JSON cannot say. */
async function evaluate({ expression, moment }: Asked, input: unknown, caps: ExpressionCaps): Promise<string> {
  const ready = compiled.get(expression) ?? jsonata(expression, caps)
  compiled.set(expression, ready)
  const result: unknown = await ready.evaluate(input, moment)
  return JSON.stringify(result) ?? 'null'
}

async function mapEach(asked: Asked, inputs: readonly unknown[], caps: ExpressionCaps): Promise<readonly Mapped[]> {
  const outcomes: Mapped[] = []
  const begun = Date.now()
  for (const input of inputs) {
    if (Date.now() - begun > caps.timeout) outcomes.push({ fault: 'There was no time left for it.' })
    else outcomes.push(await evaluate(asked, input, caps).then(parsed, faulty))
  }
  return outcomes
}

const parsed = (text: string): Mapped => ({ result: JSON.parse(text) })
const faulty = (error: unknown) => ({ fault: messageOf(error) })

async function mapText(asked: Asked, bytes: Uint8Array, caps: ExpressionCaps): Promise<Made> {
  const text = new TextDecoder().decode(bytes)
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch {
    return { fault: `The ${ANSWER} is not JSON.` }
  }
  const twins = twinsByRow(text, input)
  if (twins.size > 0) return { fault: twinWords(twins) }
  try {
    return { rows: Buffer.from(listOf(await evaluate(asked, input, caps))) }
  } catch (error) {
    return { fault: `The expression cannot be evaluated: ${messageOf(error)}` }
  }
}

/** JSONata gives nothing for an empty list, and one thing without its list for a list of one. */
function listOf(text: string): string {
  if (text.startsWith('[')) return text
  return text === 'null' ? '[]' : `[${text}]`
}

let pieces: Uint8Array[] = []

function answer(asked: Asked, caps: ExpressionCaps): Promise<readonly Mapped[] | Made> {
  if ('inputs' in asked) return mapEach(asked, asked.inputs, caps)
  const text = Buffer.concat(pieces)
  pieces = []
  return mapText(asked, text, caps)
}

process.once('message', (caps: ExpressionCaps) => {
  process.on('message', async (said: Asked | Uint8Array) => {
    if (said instanceof Uint8Array) pieces.push(said)
    else process.send?.(await answer(said, caps))
  })
  process.send?.('ready' satisfies Beginning)
})
