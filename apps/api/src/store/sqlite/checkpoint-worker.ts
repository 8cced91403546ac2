import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

// Copies what is committed from the write-ahead log into the file, beside the writer, whenever it is asked to.
const connection = new Database(String(workerData), { fileMustExist: true })
connection.pragma('synchronous = FULL')
connection.pragma('wal_autocheckpoint = 0')
const checkpoint = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)').raw()

parentPort?.on('message', () => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(checkpoint.get())
})
