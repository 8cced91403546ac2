import jsonata from 'jsonata'
import type { Beginning } from '../capped-answerer.ts'
import type { Mapped, Moment } from './connector.ts'
import { messageOf } from './faults.ts'

/** The longest an expression may take for one delivery, ms, how deep it may go, and how long a sequence it may make. */
export interface ExpressionCaps {
  readonly timeout: number
  readonly stack: number
  readonly sequence: number
}

export interface Asked {
  readonly expression: string
  readonly inputs: readonly unknown[]
  readonly moment: Moment
}

const compiled = new Map<string, jsonata.Expression>()

async function evaluate({ expression, moment }: Asked, input: unknown, caps: ExpressionCaps): Promise<Mapped> {
  try {
    const ready = compiled.get(expression) ?? jsonata(expression, caps)
    compiled.set(expression, ready)
    const result: unknown = await ready.evaluate(input, moment)
    // What it gives may hold functions and marks of its own: only what JSON can say goes back.
    return { result: result === undefined ? null : JSON.parse(JSON.stringify(result) ?? 'null') }
  } catch (error) {
    return { fault: messageOf(error) }
  }
}

async function answer(asked: Asked, caps: ExpressionCaps): Promise<readonly Mapped[]> {
  const outcomes: Mapped[] = []
  const begun = Date.now()
  for (const input of asked.inputs) {
    const late = Date.now() - begun > caps.timeout
    outcomes.push(late ? { fault: 'There was no time left for it.' } : await evaluate(asked, input, caps))
  }
  return outcomes
}

process.once('message', (caps: ExpressionCaps) => {
  process.on('message', async (asked: Asked) => process.send?.(await answer(asked, caps)))
  process.send?.('ready' satisfies Beginning)
})
