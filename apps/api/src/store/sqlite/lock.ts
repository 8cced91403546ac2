import { setTimeout } from 'node:timers/promises'
import { Problem } from '../../errors.ts'
import type { Connection } from './connection.ts'
import { isBusy } from './write-problem.ts'

/** The first pause between two questions for the lock, and the longest: so long may pass before a free lock is seen. */
const FIRST_MS = 1
const LONGEST_MS = 25

/** Someone who waits for a transaction, `since` then on the clock of `performance.now()`. */
interface Waiting {
  readonly since: number
}

/** The file's write lock, waited for between turns of the event loop. */
export function createLock(connection: Connection, longestMs: number) {
  const immediate = connection.prepare('BEGIN IMMEDIATE')

  /** False where another process holds the lock. Throws what else stands against a transaction. */
  function tryBegin(): boolean {
    try {
      immediate.run()
      return true
    } catch (error) {
      if (isBusy(error)) return false
      throw error
    }
  }

  return {
    tryBegin,
    /**
     * Asks again until the lock is ours. `refuseLate` is told who has waited for it for `longestMs`, and says whether
     * anyone still waits; resolves to false once nobody does. What passed before the lock was found held is not counted.
     */
    async waitToBegin(refuseLate: (isLate: (one: Waiting) => boolean, problem: Problem) => boolean): Promise<boolean> {
      const found = performance.now()
      const isLate = ({ since }: Waiting) => performance.now() - Math.max(found, since) >= longestMs
      for (let pause = FIRST_MS; refuseLate(isLate, locked()); pause = Math.min(LONGEST_MS, pause * 2)) {
        await setTimeout(pause)
        if (tryBegin()) return true
      }
      return false
    },
  }
}

const locked = () => new Problem('not-ready', 'Nothing of this was stored: another program is writing. Send it again.')
