import type { Opened } from './connector.ts'
import type { Claim } from './leases.ts'
import { failedAt, handOver, type RunDeps, type Running, tell } from './running.ts'
import { counted } from './state.ts'

const LEASE_MS = 30_000
/** How often a lease is renewed, or asked for. */
export const RENEW_MS = 10_000

/** Keeps one connector open on one node at a time. */
export interface Keeper {
  /** Opens it where nobody else has it, renews the lease where we do, closes it where we lost it. */
  look(): Promise<void>
  close(): Promise<void>
}

/** A keeper; closed, and with no lease, until the first look. */
export function createKeeper(deps: RunDeps, running: Running): Keeper {
  let held: { readonly claim: Claim; readonly opened: Opened } | undefined
  let looking = Promise.resolve()

  async function take(): Promise<void> {
    const claim = await deps.leases.claim(running.entry.id, LEASE_MS, () => true)
    if (!claim) return
    try {
      held = { claim, opened: openWith(deps, running, claim) }
    } catch (error) {
      await claim.release(failedAt(claim.state(), deps.now(), tell(deps, running, error)))
    }
  }

  async function lookNow(): Promise<void> {
    if (!held) return take()
    if (await held.claim.keep({})) return
    const { opened } = held
    held = undefined
    await opened.close()
  }

  const inTurn = (work: () => Promise<void>) => {
    const done = looking.then(work)
    looking = done.catch(() => undefined)
    return done
  }

  return {
    look: () => inTurn(lookNow),
    close: () =>
      inTurn(async () => {
        await held?.opened.close()
        await held?.claim.release({})
        held = undefined
      }),
  }
}

function openWith(deps: RunDeps, running: Running, claim: Claim): Opened {
  const { definition, options, source, entry } = running
  const { now, files, surroundings } = deps
  if (!definition.open) throw new Error(`${entry.kind} is never opened.`)
  const well = () => ({ lastRun: now(), lastSuccess: now(), lastError: null, failures: 0 })
  return definition.open(options, {
    ...surroundings,
    async deliver(rows, leftOut) {
      const stored = await handOver(deps, running, rows)
      await claim.keep({ ...counted(claim.state(), stored, leftOut), ...well() })
    },
    async importFile(file) {
      if (!files) throw new Error('Nothing takes files here.')
      const imported = await files.importAtOnce({ ...file, source })
      const one = imported.outcome === 'imported' ? { accepted: 1, refused: 0 } : { accepted: 0, refused: 1 }
      await claim.keep({ ...counted(claim.state(), { ...one, revised: 0, unchanged: 0 }), ...well() })
      return imported
    },
    // Both are written with the next renewal at the latest; a fault of the store is met there.
    well: () => void claim.keep({ lastError: null, failures: 0 }).catch(() => undefined),
    failed: (detail) =>
      void claim.keep(failedAt(claim.state(), now(), tell(deps, running, detail))).catch(() => undefined),
    recall: () => claim.state().memory,
    async remember(memory) {
      await claim.keep({ memory })
    },
  })
}
