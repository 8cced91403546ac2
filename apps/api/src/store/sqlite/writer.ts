import type { Connection } from './connection.ts'
import { asProblem } from './write-problem.ts'
import { Problem } from '../../errors.ts'

/** Rows that go into one transaction; beyond it the event loop would be held too long. */
const GROUP_WEIGHT = 10_000

/** What a transaction carries beside its jobs. All four run synchronously. */
export interface TransactionHooks {
  begun(): void
  beforeCommit(): void
  committed(): void
  rolledBack(): void
}

interface Job {
  readonly weight: number
  /** False: its changes are looked at and thrown away. */
  readonly keep: boolean
  /** Does the work and returns how to tell the caller, once it is known how the transaction ended. */
  readonly run: () => () => void
  readonly reject: (error: unknown) => void
}

export interface Writer {
  /**
   * Runs `run` within a transaction and resolves when it is on the disk. A Problem thrown by `run` says
   * that it has written nothing; it refuses this job only.
   */
  write<T>(weight: number, run: () => T): Promise<T>
  /** Runs `run` within a transaction of its own that is rolled back. */
  rehearse<T>(run: () => T): Promise<T>
  /** Resolves when nothing is waiting; later writes are refused. */
  close(): Promise<void>
}

/**
 * The one queue of everything that writes. All jobs waiting when the connection is free go into one
 * transaction (group commit: one wait for the disk for all of them). If any fails, all are rolled back
 * and run again one by one, so that the failure of one is nobody else's.
 *
 * The transaction is ours, not the library's: no callback may outlive it, and BEGIN IMMEDIATE never
 * finds at its end that another process wrote in between.
 */
export function createWriter(connection: Connection, hooks: TransactionHooks): Writer {
  const begin = connection.prepare('BEGIN IMMEDIATE')
  const commit = connection.prepare('COMMIT')
  const rollback = connection.prepare('ROLLBACK')
  let queue: Job[] = []
  let scheduled = false
  let closed: (() => void) | undefined
  let closing = false

  function enqueue<T>(weight: number, keep: boolean, run: () => T): Promise<T> {
    if (closing) return Promise.reject(new Problem('not-ready', 'The store is closing.'))
    return new Promise<T>((resolve, reject) => {
      queue.push({ weight, keep, run: () => attempt(run, resolve, reject), reject })
      schedule()
    })
  }

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    // After this turn's input is read: every request that has arrived by then joins the group.
    setImmediate(drain)
  }

  function drain(): void {
    scheduled = false
    const group = takeGroup()
    const [first] = group
    if (first?.keep) commitTogether(group)
    else if (first) rehearseAlone(first)
    if (queue.length > 0) schedule()
    else closed?.()
  }

  function takeGroup(): Job[] {
    let weight = 0
    let length = 0
    for (const job of queue) {
      if (length > 0 && (!job.keep || !queue[0]?.keep || weight + job.weight > GROUP_WEIGHT)) break
      weight += job.weight
      length += 1
    }
    const group = queue.slice(0, length)
    queue = queue.slice(length)
    return group
  }

  function commitTogether(group: readonly Job[]): void {
    let settle: (() => void)[]
    try {
      begin.run()
      hooks.begun()
      settle = group.map((job) => job.run())
      hooks.beforeCommit()
      commit.run()
    } catch (error) {
      undo()
      if (group.length === 1) group[0]?.reject(asProblem(error))
      else for (const job of group) commitTogether([job])
      return
    }
    hooks.committed()
    for (const tell of settle) tell()
  }

  function rehearseAlone(job: Job): void {
    try {
      begin.run()
      hooks.begun()
      const tell = job.run()
      undo()
      tell()
    } catch (error) {
      undo()
      job.reject(asProblem(error))
    }
  }

  function undo(): void {
    // On a full disk SQLite may have rolled back by itself.
    if (connection.inTransaction) rollback.run()
    hooks.rolledBack()
  }

  return {
    write: (weight, run) => enqueue(weight, true, run),
    rehearse: (run) => enqueue(0, false, run),
    close() {
      closing = true
      if (queue.length === 0) return Promise.resolve()
      return new Promise((resolve) => {
        closed = resolve
      })
    },
  }
}

function attempt<T>(run: () => T, resolve: (result: T) => void, reject: (error: unknown) => void): () => void {
  try {
    const result = run()
    return () => resolve(result)
  } catch (error) {
    if (error instanceof Problem) return () => reject(error)
    throw error
  }
}
