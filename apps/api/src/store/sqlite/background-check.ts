import { Worker } from 'node:worker_threads'

/** Checks a large file page by page beside the running store; what it finds stays found. */
export function checkInBackground(path: string, damaged: (finding: string) => void, failed: (error: unknown) => void) {
  const worker = new Worker(new URL('check-worker.ts', import.meta.url), { workerData: path })
  worker.unref()
  worker.on('message', (finding: string | null) => {
    if (finding !== null) damaged(finding)
  })
  worker.on('error', failed)
  return { stop: async () => void (await worker.terminate()) }
}
