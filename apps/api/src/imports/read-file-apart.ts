import type { ImportChoices } from '@ioc/contract'
import { endOf, startCapped, wasTooLarge } from '../capped-process.ts'
import { Problem, type ProblemId } from '../errors.ts'
import type { Knowledge } from './understand/knowledge.ts'
import type { Reading } from './understand/understand.ts'

/** What the reading process is given. */
export interface ReadTask {
  readonly path: string
  readonly knowledge: Knowledge
  readonly choices: ImportChoices
}

/** What it says: how far it is, and at last what it read or why it cannot be. */
export type ReadTold =
  | { readonly rows: number }
  | { readonly reading: Reading }
  | { readonly fault: { readonly id: ProblemId; readonly detail: string } }
  | { readonly crash: string }

/** Memory of the process's heap, MB, and the longest it may take, ms. */
const HEAP_MB = 320
const LONGEST_MS = 30_000

export interface ReadingApart {
  /** Rejects with a `Problem` where the file cannot be read, took too much, or was cancelled. */
  readonly done: Promise<Reading>
  cancel(): void
}

/** Reads a file in a process of its own, with a cap on memory and time, so that no file can harm the server. */
export function readFileApart(task: ReadTask, onRows: (rows: number) => void): ReadingApart {
  const child = startCapped(new URL('read-process.ts', import.meta.url), { heapMb: HEAP_MB })
  const { promise, resolve, reject } = Promise.withResolvers<Reading>()
  const stop = (problem: Problem) => {
    reject(problem)
    child.kill('SIGKILL')
  }
  const timer = setTimeout(
    () => stop(new Problem('too-large', 'The file takes too long to read; send it in parts.')),
    LONGEST_MS,
  )
  child.on('message', (told: ReadTold) => {
    if ('rows' in told) onRows(told.rows)
    else if ('reading' in told) resolve(told.reading)
    else if ('fault' in told) reject(new Problem(told.fault.id, told.fault.detail))
    else reject(new Error(`The process that read a file failed: ${told.crash}`))
  })
  child.on('error', reject)
  child.send(task)
  const ended = () => {
    clearTimeout(timer)
    reject(
      wasTooLarge(child)
        ? new Problem('too-large', 'The file takes too much memory to read; send it in parts.')
        : new Error('The process that read a file ended without an answer.'),
    )
  }
  void endOf(child).then(ended)
  return { done: promise, cancel: () => stop(new Problem('conflict', 'The import was cancelled while it was read.')) }
}
