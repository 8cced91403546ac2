import { createAnswerer, NoAnswer } from '../capped-answerer.ts'
import { parseList } from '../rows/parse-list.ts'
import type { Mapped, Surroundings } from './connector.ts'
import type { Asked, ExpressionCaps, Made } from './jsonata-process.ts'

/** Longest one expression may take for one input, and what its process may hold. */
const CAPS: ExpressionCaps = { timeout: 1_000, stack: 500, sequence: 1_000_000 }
const HEAP_MB = 192
/** The process is ended where the expression does not notice the time, as inside one regular expression. */
const PATIENCE_MS = 1_500
/** What the rows that an expression makes are called in what is said of them. */
const RESULT = "expression's result"

/** Bytes sent in one turn. */
const PIECE = 512 * 1024

const piecesOf = (text: Buffer) =>
  Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) => text.subarray(at * PIECE, (at + 1) * PIECE))

export interface Mapper {
  readonly maps: Pick<Surroundings, 'map' | 'mapText'>
  close(): Promise<void>
}

/** Evaluates JSONata in a process of its own, one delivery after the other: no expression holds the server up. */
export function createMapper(caps = CAPS, patience = PATIENCE_MS): Mapper {
  const script = new URL('jsonata-process.ts', import.meta.url)
  const answerer = createAnswerer({ script, first: caps, heapMb: HEAP_MB, longestMs: patience })
  let queue: Promise<unknown> = Promise.resolve()

  async function run(asked: Asked, before: readonly Buffer[]): Promise<unknown> {
    try {
      return await answerer.ask(asked, before)
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      throw new Error('The expression takes too long, or too much memory, for what came in.', { cause: error })
    }
  }

  function ask(asked: Asked, before: readonly Buffer[] = []): Promise<unknown> {
    const done = queue.then(() => run(asked, before))
    queue = done.catch(() => undefined)
    return done
  }

  return {
    maps: {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own process answers, in the shape of its own code
      map: async (expression, inputs, moment) => (await ask({ expression, inputs, moment })) as readonly Mapped[],
      async mapText(expression, text, moment) {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own process answers, in the shape of its own code
        const made = (await ask({ expression, moment, of: 'text' }, piecesOf(text))) as Made
        if ('fault' in made) throw new Error(made.fault)
        const rows: unknown[] = []
        const take = (_row: number, value: unknown) => void rows.push(value)
        await parseList(Buffer.from(made.rows), caps.sequence, 'readings', take, RESULT)
        return rows
      },
    },
    async close() {
      await queue
      await answerer.close()
    },
  }
}
