import { Worker } from 'node:worker_threads'
import type { ImportChoices } from '@ioc/contract'
import { Problem, type ProblemId } from '../errors.ts'
import type { Knowledge } from './understand/knowledge.ts'
import type { Reading } from './understand/understand.ts'

/** What the reading thread is given. */
export interface ThreadTask {
  readonly path: string
  readonly knowledge: Knowledge
  readonly choices: ImportChoices
}

/** What it says: how far it is, and at last what it read or why it cannot be. */
export type ThreadTold =
  | { readonly rows: number }
  | { readonly reading: Reading }
  | { readonly fault: { readonly id: ProblemId; readonly detail: string } }

/** Memory of the thread's heap, MB, and the longest it may take, ms. */
const HEAP_MB = 320
const LONGEST_MS = 30_000

export interface ReadingApart {
  /** Rejects with a `Problem` where the file cannot be read, took too much, or was cancelled. */
  readonly done: Promise<Reading>
  cancel(): void
}

/** Reads a file in a thread of its own, with a cap on memory and time, so that no file can harm the server. */
export function readFileApart(task: ThreadTask, onRows: (rows: number) => void): ReadingApart {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
  const worker = new Worker(new URL('read-thread.ts', import.meta.url), { workerData: task, resourceLimits, env: {} })
  const { promise, resolve, reject } = Promise.withResolvers<Reading>()
  const stop = (problem: Problem) => {
    reject(problem)
    void worker.terminate()
  }
  const timer = setTimeout(
    () => stop(new Problem('too-large', 'The file takes too long to read; send it in parts.')),
    LONGEST_MS,
  )
  worker.on('message', (told: ThreadTold) => {
    if ('rows' in told) onRows(told.rows)
    else if ('reading' in told) resolve(told.reading)
    else reject(new Problem(told.fault.id, told.fault.detail))
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const hungry = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    reject(hungry ? new Problem('too-large', 'The file takes too much memory to read; send it in parts.') : error)
  })
  worker.on('exit', () => reject(new Error('the thread that read a file ended without an answer')))
  const done = promise.finally(() => {
    clearTimeout(timer)
    void worker.terminate()
  })
  return { done, cancel: () => stop(new Problem('conflict', 'The import was cancelled while it was read.')) }
}
