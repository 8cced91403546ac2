// Answers questions about the past in a thread of its own: one at a time, until whoever asked is gone.
import { parentPort, workerData } from 'node:worker_threads'
import { openStoreReader } from '../../store/open-reader.ts'
import { createAnswer } from './answer.ts'
import type { FromThread, ThreadData, ToThread } from './thread.ts'

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what started this thread is the one other side of the port
const { place, catalogue } = workerData as ThreadData
const answer = createAnswer(openStoreReader(place), catalogue)
let underWay: AbortController | undefined

async function handle(message: ToThread): Promise<void> {
  if (message === 'stop') {
    underWay?.abort()
    return
  }
  underWay = new AbortController()
  try {
    const found = await answer(message, underWay.signal)
    tell({ found }, found !== null && 'cells' in found ? [found.cells.buffer] : [])
  } catch (error) {
    tell({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function tell(message: FromThread, moved: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved)
}

parentPort?.on('message', (message: ToThread) => void handle(message))
