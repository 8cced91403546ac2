import { createAnswerer, NoAnswer } from '../capped-answerer.ts'
import type { Mapped, Moment } from './connector.ts'
import type { Asked, ExpressionCaps } from './jsonata-process.ts'

/** Longest one expression may take for one input, and what its process may hold. */
const CAPS: ExpressionCaps = { timeout: 1_000, stack: 500, sequence: 1_000_000 }
const HEAP_MB = 192
/** The process is ended where the expression does not notice the time, as inside one regular expression. */
const PATIENCE_MS = 1_500

export interface Mapper {
  readonly map: (expression: string, inputs: readonly unknown[], moment: Moment) => Promise<readonly Mapped[]>
  close(): Promise<void>
}

/** Evaluates JSONata in a process of its own, one delivery after the other: no expression holds the server up. */
export function createMapper(caps = CAPS, patience = PATIENCE_MS): Mapper {
  const script = new URL('jsonata-process.ts', import.meta.url)
  const answerer = createAnswerer({ script, first: caps, heapMb: HEAP_MB, longestMs: patience })
  let queue: Promise<unknown> = Promise.resolve()

  async function run(asked: Asked): Promise<readonly Mapped[]> {
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own process answers, in the shape of its own code
      return (await answerer.ask(asked)) as readonly Mapped[]
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      throw new Error('The expression takes too long, or too much memory, for what came in.', { cause: error })
    }
  }

  return {
    map(expression, inputs, moment) {
      const done = queue.then(() => run({ expression, inputs, moment }))
      queue = done.catch(() => undefined)
      return done
    },
    async close() {
      await queue
      await answerer.close()
    },
  }
}
