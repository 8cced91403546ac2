import { Worker } from 'node:worker_threads'
import type { Catalogue } from '@ioc/metrics'
import { Problem } from '../../errors.ts'
import type { StorePlace } from '../../store/store.ts'
import type { Answers, Question } from './questions.ts'

/** What the thread begins with. */
export interface ThreadData {
  readonly place: StorePlace
  readonly catalogue: Catalogue
}
export type ToThread = Question | 'stop'
export type FromThread = { readonly found: Answers[Question['kind']] } | { readonly fault: string }

/** The other side of the thread in which the past is evaluated. */
export interface PastThread {
  /** One at a time. Rejects when the signal is aborted, and with `not-ready` when it cannot be answered. */
  ask<Q extends Question>(question: Q, signal: AbortSignal): Promise<Answers[Q['kind']]>
  close(): Promise<void>
}

/** What one question may take. */
export interface PastLimits {
  /** What takes longer will not be waited for by anyone. */
  readonly longestMs: number
  /** A question that needs more ends the thread, not the server. */
  readonly heapMb: number
}
const LIMITS: PastLimits = { longestMs: 60_000, heapMb: 256 }
/** For what is new: smaller means cleaning up more often, larger only holds more memory. */
const YOUNG_MB = 24

/** Starts the thread with the first question, and again with the next one should it end. */
export function createPastThread(
  data: ThreadData,
  { onFault = () => undefined, limits = LIMITS }: { onFault?: (error: unknown) => void; limits?: PastLimits } = {},
): PastThread {
  let worker: Worker | undefined

  function started(): Worker {
    if (worker) return worker
    const made = new Worker(new URL('worker.ts', import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    })
    made.unref()
    made.once('exit', () => {
      if (worker === made) worker = undefined
    })
    // Whoever asked is told by its end.
    made.on('error', onFault)
    return (worker = made)
  }

  async function ask<Q extends Question>(question: Q, signal: AbortSignal): Promise<Answers[Q['kind']]> {
    signal.throwIfAborted()
    const to = started()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    const stop = () => to.postMessage('stop' satisfies ToThread)
    const late = setTimeout(() => {
      onFault(new Error(`A question about the past took longer than ${limits.longestMs} ms`))
      void to.terminate()
    }, limits.longestMs)
    signal.addEventListener('abort', stop, { once: true })
    try {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
      to.postMessage(question satisfies ToThread)
      const reply = await nextFrom(to)
      signal.throwIfAborted()
      if ('fault' in reply) throw new Error(`The past could not be evaluated: ${reply.fault}`)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other side answers by the kind of the question
      return reply.found as Answers[Q['kind']]
    } finally {
      clearTimeout(late)
      signal.removeEventListener('abort', stop)
    }
  }

  return {
    ask,
    async close() {
      await worker?.terminate()
    },
  }
}

function nextFrom(worker: Worker): Promise<FromThread> {
  return new Promise((resolve, reject) => {
    const heard = (message: FromThread) => {
      worker.off('exit', gone)
      resolve(message)
    }
    const gone = () => {
      worker.off('message', heard)
      reject(new Problem('not-ready', 'The past could not be evaluated; ask for less, or try again.'))
    }
    worker.once('message', heard)
    worker.once('exit', gone)
  })
}
