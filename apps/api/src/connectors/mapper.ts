import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Mapped, Moment } from './connector.ts'

/** Longest one expression may take for one input, and what its thread may hold. */
const CAPS = { timeout: 1_000, stack: 500, sequence: 1_000_000 }
const HEAP_MB = 192
/** The thread is ended where the expression does not notice the time, as inside one regular expression. */
const PATIENCE_MS = 1_500

export interface Mapper {
  readonly map: (expression: string, inputs: readonly unknown[], moment: Moment) => Promise<readonly Mapped[]>
  close(): Promise<void>
}

/** Evaluates JSONata in a thread of its own, one delivery after the other: no expression holds the server up. */
export function createMapper(caps = CAPS, patience = PATIENCE_MS): Mapper {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()

  async function begin(): Promise<Worker> {
    const started = new Worker(new URL('jsonata-worker.ts', import.meta.url), {
      workerData: caps,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    started.unref()
    // Told to whoever waits; without anyone waiting there is nothing to tell.
    started.on('error', () => undefined)
    started.once('exit', () => {
      if (worker === started) worker = undefined
    })
    await once(started, 'online')
    return started
  }

  async function run(expression: string, inputs: readonly unknown[], moment: Moment): Promise<readonly Mapped[]> {
    worker ??= await begin()
    const mine = worker
    const ended = new AbortController()
    const timer = setTimeout(() => void mine.terminate(), patience)
    try {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      mine.postMessage({ expression, inputs, moment })
      const answered = once(mine, 'message', { signal: ended.signal })
      const exited = once(mine, 'exit', { signal: ended.signal }).then(() => {
        throw new Error('The expression takes too long, or too much memory, for what came in.')
      })
      const [answer] = await Promise.race([answered, exited])
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own thread answers, in the shape of its own code
      return answer as readonly Mapped[]
    } finally {
      clearTimeout(timer)
      ended.abort()
    }
  }

  return {
    map(expression, inputs, moment) {
      const done = queue.then(() => run(expression, inputs, moment))
      queue = done.catch(() => undefined)
      return done
    },
    async close() {
      await queue
      await worker?.terminate()
    },
  }
}
