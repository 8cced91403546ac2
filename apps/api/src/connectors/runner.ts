import { dueAt } from './due.ts'
import { createKeeper, RENEW_MS } from './keeper.ts'
import type { Puller } from './puller.ts'
import type { RunDeps, Running } from './running.ts'

/** Longest wait before a schedule is looked at again: another node may have pulled, and clocks may be set. */
const LOOK_MS = 30_000
const SOONEST_MS = 50

/** Timers, and nothing else: what is due is decided by what is kept, so it survives restarts and is shared. */
export function createRunner(deps: RunDeps, puller: Puller, all: readonly Running[]) {
  const pulled = all.filter(({ definition }) => definition.pull)
  const opened = all.filter(({ definition }) => definition.open).map((running) => createKeeper(deps, running))
  const timers = new Map<Running, NodeJS.Timeout>()
  const underWay = new Set<Promise<unknown>>()
  let closed = false

  const track = (work: Promise<unknown>) => {
    // A store that cannot be written to now is asked again at the next look.
    const done = work.catch(() => undefined).finally(() => underWay.delete(done))
    underWay.add(done)
    return done
  }

  async function turn(running: Running): Promise<void> {
    await track(puller.pull(running))
    const wait = await waitFor(deps, running).catch(() => LOOK_MS)
    if (!closed)
      timers.set(
        running,
        setTimeout(() => void turn(running), wait),
      )
  }

  for (const running of pulled)
    timers.set(
      running,
      setTimeout(() => void turn(running), SOONEST_MS),
    )
  const lookAll = () => opened.forEach((keeper) => void track(keeper.look()))
  if (opened.length > 0) lookAll()
  const renewing = setInterval(lookAll, RENEW_MS)

  return {
    async close() {
      closed = true
      clearInterval(renewing)
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(underWay)
      await Promise.all(opened.map((keeper) => keeper.close().catch(() => undefined)))
    },
  }
}

async function waitFor({ leases, zone, now }: RunDeps, { entry }: Running): Promise<number> {
  const state = await leases.read(entry.id)
  const due = 'schedule' in entry ? dueAt(entry.schedule, zone, state) : now() + LOOK_MS
  const until = Math.max(due, state.lease?.until ?? 0) - now()
  return Math.min(LOOK_MS, Math.max(SOONEST_MS, until))
}
