import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../errors.ts'
import { readFile } from './read/read-file.ts'
import type { ThreadTask, ThreadTold } from './read-file-apart.ts'
import { understand } from './understand/understand.ts'

/** The thread that reads one file: what goes wrong in it, in memory or in time, ends it and nothing else. */
async function run({ path, knowledge, choices }: ThreadTask): Promise<ThreadTold> {
  try {
    const book = await readFile(readFileSync(path), (rows) => tell({ rows }), choices.delimiter)
    return { reading: understand(book, knowledge, choices) }
  } catch (error) {
    if (error instanceof Problem) return { fault: { id: error.id, detail: error.message } }
    throw error
  }
}

function tell(told: ThreadTold): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(told)
}

const task: ThreadTask = workerData
tell(await run(task))
