import { parentPort, workerData } from 'node:worker_threads'
import { openWriter } from './connection.ts'

// Copies what is committed from the write-ahead log into the file, beside the writer, whenever it is asked to.
const connection = openWriter(String(workerData))
connection.pragma('wal_autocheckpoint = 0')
const checkpoint = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)').raw()

function copy(): unknown {
  try {
    return checkpoint.get()
  } catch {
    // A full disk, say. The log stays, and the next look asks again.
    return [1, 0, 0]
  }
}

parentPort?.on('message', (request: 'copy' | 'close') => {
  if (request === 'close') {
    connection.close()
    parentPort?.close()
    return
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(copy())
})
