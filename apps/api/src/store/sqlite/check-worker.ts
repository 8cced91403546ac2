import { parentPort, workerData } from 'node:worker_threads'
import { checkWhole } from './check-file.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(checkWhole(String(workerData)))
