import { backOff } from './back-off.ts'
import { dueAt, nextAfter } from './due.ts'
import type { Claim } from './leases.ts'
import { waitAsked } from './retry-after.ts'
import { failedAt, handOver, type RunDeps, type Running, tagOf, tell, untag } from './running.ts'
import { type ConnectorState, counted } from './state.ts'

/** Longer than a pull may take: ten seconds for the answer, and time to read and store it. */
const LEASE_MS = 60_000

/** `busy`: another node, or an earlier call, is at it or was faster. */
export type PullOutcome = 'pulled' | 'failed' | 'not-due' | 'busy'

export interface Puller {
  /** Pulls when it is due; `forced` whether due or not. Never rejects for what the source does. */
  pull(running: Running, forced?: boolean): Promise<PullOutcome>
}

/** Runs one pull under a lease and keeps what came of it. */
export function createPuller(deps: RunDeps): Puller {
  const { leases, surroundings, zone, now } = deps

  async function attempt(running: Running, claim: Claim): Promise<Partial<ConnectorState>> {
    const { definition, entry, options } = running
    const state = claim.state()
    if (!definition.pull || !('schedule' in entry)) throw new Error(`${entry.kind} is never pulled.`)
    const etag = untag(running, state.etag)
    const pulled = await definition.pull(options, { ...surroundings, etag, closing: deps.closing })
    const rows = pulled.rows === 'unchanged' ? [] : pulled.rows
    const stored = await handOver(deps, running, rows, pulled.columns)
    const at = now()
    // Rows that were refused may be right next time, when a unit or a measure has been added: ask for them again.
    const kept = stored.refused > 0 ? null : tagOf(running, pulled.etag)
    return {
      ...counted(state, stored, pulled.leftOut),
      lastRun: at,
      lastSuccess: at,
      lastError: null,
      failures: 0,
      etag: kept,
      nextRun: nextAfter(entry.schedule, zone, at),
    }
  }

  return {
    async pull(running, forced = false) {
      const { entry } = running
      if (!('schedule' in entry)) return 'not-due'
      let due = true
      const claim = await leases.claim(entry.id, LEASE_MS, (state) => {
        due = forced || dueAt(entry.schedule, zone, state) <= now()
        return due
      })
      if (!claim) return due ? 'busy' : 'not-due'
      try {
        await claim.release(await attempt(running, claim))
        return 'pulled'
      } catch (error) {
        // Cut off by our own stop: that says nothing of the source.
        if (deps.closing.aborted) return (await claim.release({})) ? 'failed' : 'busy'
        const failed = failedAt(claim.state(), now(), tell(deps, running, error))
        // What the source asks for, and never sooner than we would come back by ourselves.
        const wait = Math.max(waitAsked(error, now()), backOff(failed.failures ?? 1))
        await claim.release({ ...failed, nextRun: now() + wait })
        return 'failed'
      }
    },
  }
}
