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

/** Given back when nothing was asked for this long. */
const IDLE_MS = 600_000
/** What takes longer will not be waited for by anyone. */
const LONGEST_MS = 60_000
/** A question that needs more ends the thread, not the server. */
const HEAP_MB = 256

/** Starts the thread with the first question, and again with the next one should it end. */
export function createPastThread(data: ThreadData): PastThread {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined

  function started(): Worker {
    clearTimeout(idle)
    if (worker) return worker
    const made = new Worker(new URL('worker.ts', import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    made.unref()
    made.once('exit', () => {
      if (worker === made) worker = undefined
    })
    // A fault without a question is told by its end.
    made.on('error', () => undefined)
    return (worker = made)
  }

  async function end(): Promise<void> {
    clearTimeout(idle)
    await worker?.terminate()
  }

  async function ask<Q extends Question>(question: Q, signal: AbortSignal): Promise<Answers[Q['kind']]> {
    signal.throwIfAborted()
    const to = started()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    const stop = () => to.postMessage('stop' satisfies ToThread)
    const late = setTimeout(() => void to.terminate(), LONGEST_MS)
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
      idle = setTimeout(() => void end(), IDLE_MS).unref()
    }
  }

  return { ask, close: end }
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
