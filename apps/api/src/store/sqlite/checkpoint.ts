import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Connection } from './connection.ts'

/** How often the length of the write-ahead log is looked at. */
const LOOK_MS = 50
/** Pages not yet copied that are worth waking the thread for. */
const WORTH_COPYING = 1_000
/** Pages after which the log is to begin anew; bounds its length and so the time to be ready after a kill. */
const LONG = 8_000

type Length = [busy: number, pages: number, copied: number]

/**
 * Moves the copying of the write-ahead log into the file (a checkpoint) off the writer's thread: its waits
 * for the disk would otherwise be had by whoever's batch happens to trigger it. The log begins anew only
 * when all of it is copied, which the thread never sees under load; so when it is long, the few pages
 * that came in meanwhile are copied here, right after the thread has done its part.
 */
export function createCheckpointer(connection: Connection, path: string, failed: (error: unknown) => void) {
  connection.pragma('wal_autocheckpoint = 0')
  const length = connection.prepare<[], Length>('PRAGMA wal_checkpoint(NOOP)').raw()
  const copyRest = connection.prepare<[], Length>('PRAGMA wal_checkpoint(PASSIVE)').raw()
  let worker: Worker | undefined
  let copying = false

  /** Nothing here is anyone's request: a fault is told and the next look tries again. */
  function quietly(run: () => void): void {
    // A long batch may have its transaction open; the log can wait.
    if (!connection.open || connection.inTransaction) return
    try {
      run()
    } catch (error) {
      failed(error)
    }
  }

  function look(): void {
    const [, pages, copied] = length.get() ?? [0, 0, 0]
    if (copying || pages - copied < WORTH_COPYING) return
    copying = true
    worker ??= start()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage('copy')
  }

  function start(): Worker {
    const started = new Worker(new URL('checkpoint-worker.ts', import.meta.url), { workerData: path })
    started.unref()
    started.on('message', ([, pages]: Length) => {
      copying = false
      if (pages >= LONG) quietly(() => copyRest.get())
    })
    started.on('error', (error) => {
      failed(error)
      // Slower, but never without end.
      quietly(() => connection.pragma('wal_autocheckpoint = 1000'))
    })
    return started
  }

  const timer = setInterval(() => quietly(look), LOOK_MS).unref()
  return {
    /** Ends the thread between two copies; the last connection to close copies what is left. */
    async stop(): Promise<void> {
      clearInterval(timer)
      if (!worker || worker.threadId < 0) return
      worker.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage('close')
      await once(worker, 'exit')
    },
  }
}
