import { parentPort, workerData } from 'node:worker_threads'
import jsonata from 'jsonata'
import { z } from 'zod'
import type { Mapped, Moment } from './connector.ts'
import { messageOf } from './faults.ts'

interface Asked {
  readonly expression: string
  readonly inputs: readonly unknown[]
  readonly moment: Moment
}

const caps = z.object({ timeout: z.number(), stack: z.number(), sequence: z.number() }).parse(workerData)
const compiled = new Map<string, jsonata.Expression>()

async function evaluate(expression: string, input: unknown, moment: Moment): Promise<Mapped> {
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

parentPort?.on('message', async ({ expression, inputs, moment }: Asked) => {
  const outcomes: Mapped[] = []
  const begun = Date.now()
  for (const input of inputs) {
    const late = Date.now() - begun > caps.timeout
    outcomes.push(late ? { fault: 'There was no time left for it.' } : await evaluate(expression, input, moment))
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(outcomes)
})
