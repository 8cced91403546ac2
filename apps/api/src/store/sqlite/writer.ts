import { setImmediate } from 'node:timers/promises'
import { Problem } from '../../errors.ts'
import type { Connection } from './connection.ts'
import { createLock } from './lock.ts'
import { createSpill, LEAN_MB } from './spill.ts'
import { atOneGo, type Steps, withPauses } from './steps.ts'
import { asProblem } from './write-problem.ts'

/** Rows that go into one transaction of many; beyond it the event loop would be held too long. */
export const GROUP_WEIGHT = 10_000

/** What a transaction carries beside its jobs. */
export interface TransactionHooks {
  begun(): void
  /** All jobs are done. Where it is long, others run between its steps, and before the commit. */
  finished(): Steps<void>
  beforeCommit(): void
  committed(): void
  rolledBack(): void
}

interface Job {
  readonly weight: number
  /** Has a transaction to itself. */
  readonly alone: boolean
  /** Lets others run (and queue) between its steps. */
  readonly pauses: boolean
  /** False: its changes are looked at and thrown away. */
  readonly keep: boolean
  /** Megabytes of its pages that may stay in memory until the commit. */
  readonly cacheMb: number
  /** Does the work and returns how to tell the caller, once it is known how the transaction ended. */
  readonly steps: () => Steps<() => void>
  readonly reject: (error: unknown) => void
  /** Since when it waits, on the clock of `performance.now()`. */
  readonly since: number
}

export interface Writer {
  /**
   * Does the steps at one go within a transaction shared with others, and resolves when it is on the
   * disk. A Problem thrown by a step says that nothing was written; it refuses this job only.
   */
  write<T>(weight: number, steps: () => Steps<T>): Promise<T>
  /** The same in a transaction of its own, letting others run in between: for what takes long. `cacheMb` of its pages stay in memory. */
  writeAlone<T>(steps: () => Steps<T>, cacheMb?: number): Promise<T>
  /** The same, rolled back at the end. */
  rehearse<T>(steps: () => Steps<T>): Promise<T>
  /** Resolves when nothing is waiting; later writes are refused. */
  close(): Promise<void>
}

/**
 * The one queue of everything that writes. All jobs waiting when the connection is free go into one
 * transaction (group commit: one wait for the disk for all of them). If any fails, all are rolled back
 * and run again one by one, so that the failure of one is nobody else's.
 *
 * The transaction is ours, not the library's: no callback may outlive it, and BEGIN IMMEDIATE never
 * finds at its end that another process wrote in between. While another process holds the lock we ask again and
 * again between turns of the event loop; a job that has waited `lockWaitMs` for it is refused.
 */
export function createWriter(connection: Connection, hooks: TransactionHooks, lockWaitMs: number): Writer {
  const commit = connection.prepare('COMMIT')
  const rollback = connection.prepare('ROLLBACK')
  const lock = createLock(connection, lockWaitMs)
  const spill = createSpill(connection)
  let queue: Job[] = []
  // Scheduled, or at work: the next look at the queue will come by itself.
  let busy = false
  let closed: (() => void) | undefined
  let closing = false

  function enqueue<T>(kind: Pick<Job, 'weight' | 'alone' | 'keep' | 'cacheMb'>, steps: () => Steps<T>): Promise<T> {
    if (closing) return Promise.reject(new Problem('not-ready', 'The store is closing.'))
    return new Promise<T>((resolve, reject) => {
      const since = performance.now()
      queue.push({ ...kind, pauses: kind.alone, steps: () => attempt(steps, resolve, reject), reject, since })
      if (!busy) schedule()
    })
  }

  function schedule(): void {
    busy = true
    // After this turn's input is read: every request that has arrived by then joins the group.
    void setImmediate().then(drain)
  }

  async function drain(): Promise<void> {
    if (await begin()) {
      const group = takeGroup()
      const [first] = group
      if (first?.pauses) await runAlone(first)
      else commitTogether(group)
    }
    busy = false
    if (queue.length > 0) schedule()
    else closed?.()
  }

  /** False where those who waited were told why they cannot have a transaction. */
  async function begin(): Promise<boolean> {
    try {
      return lock.tryBegin() || (await lock.waitToBegin(refuseLate))
    } catch (error) {
      for (const job of takeGroup()) job.reject(asProblem(error))
      return false
    }
  }

  /** Refuses who has waited too long, and says whether anyone still waits. */
  function refuseLate(isLate: (job: Job) => boolean, problem: Problem): boolean {
    const { late = [], waiting = [] } = Object.groupBy(queue, (job) => (isLate(job) ? 'late' : 'waiting'))
    queue = waiting
    for (const job of late) job.reject(problem)
    return queue.length > 0
  }

  function takeGroup(): Job[] {
    let weight = 0
    let length = 0
    for (const job of queue) {
      weight += job.weight
      if (length > 0 && (job.alone || queue[0]?.alone || weight > GROUP_WEIGHT)) break
      length += 1
    }
    const group = queue.slice(0, length)
    queue = queue.slice(length)
    return group
  }

  function commitTogether(group: readonly Job[]): void {
    const settled: (() => void)[] = []
    try {
      hooks.begun()
      for (const job of group) settled.push(atOneGo(job.steps()))
      atOneGo(hooks.finished())
      hooks.beforeCommit()
      commit.run()
    } catch (error) {
      undo()
      if (group.length === 1) group[0]?.reject(asProblem(error))
      else queue = [...group.map((job) => ({ ...job, alone: true })), ...queue]
      return
    }
    hooks.committed()
    for (const tell of settled) tell()
  }

  async function runAlone(job: Job): Promise<void> {
    try {
      spill.begin(job.cacheMb)
      hooks.begun()
      const tell = await withPauses(job.steps())
      if (job.keep) {
        await withPauses(hooks.finished())
        await spill.settle()
        hooks.beforeCommit()
        commit.run()
        hooks.committed()
      } else undo()
      // What a large batch is told to takes as long as its commit: not in the same turn.
      await setImmediate()
      tell()
    } catch (error) {
      undo()
      job.reject(asProblem(error))
    } finally {
      spill.end()
    }
  }

  function undo(): void {
    // On a full disk SQLite may have rolled back by itself.
    if (connection.inTransaction) rollback.run()
    hooks.rolledBack()
  }

  return {
    write: (weight, steps) => enqueue({ weight, alone: false, keep: true, cacheMb: LEAN_MB }, steps),
    writeAlone: (steps, cacheMb = LEAN_MB) => enqueue({ weight: 0, alone: true, keep: true, cacheMb }, steps),
    rehearse: (steps) => enqueue({ weight: 0, alone: true, keep: false, cacheMb: LEAN_MB }, steps),
    close() {
      closing = true
      if (!busy) return Promise.resolve()
      return new Promise((resolve) => {
        closed = resolve
      })
    },
  }
}

function* attempt<T>(
  steps: () => Steps<T>,
  resolve: (result: T) => void,
  reject: (error: unknown) => void,
): Steps<() => void> {
  try {
    const result = yield* steps()
    return () => resolve(result)
  } catch (error) {
    if (error instanceof Problem) return () => reject(error)
    throw error
  }
}
