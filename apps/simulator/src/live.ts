import type { Catalogue, Instant } from '@ioc/metrics'
import { createBeat, type Told } from './beat.ts'
import type { Clock } from './clock.ts'
import type { Model } from './model/model.ts'
import { silentFrom } from './odd-units.ts'
import type { createDeliveries } from './reporting/deliveries.ts'
import type { Reporter } from './reporting/reporter.ts'
import type { Tally } from './tally.ts'
import type { Deliver } from './wire/deliver.ts'
import { createOutbox, type Outbox } from './wire/outbox.ts'

export interface LifeDeps {
  readonly catalogue: Catalogue
  readonly model: Model
  readonly reporters: readonly Reporter[]
  readonly deliveries: ReturnType<typeof createDeliveries>
  readonly deliver: Deliver
  readonly tally: Tally
  readonly clock: Clock
  readonly log: (line: string) => void
}

const BEAT_MS = 1_000
const CLOSINGS_EVERY_MS = 15_000
const LOG_EVERY_MS = 60_000

/**
 * Lives from where the history ends until the signal: every 1–3 s (÷ `speed`) a few units say what changed, every 15 s what came due is
 * closed, every minute one line is logged. Each source has an outbox, so that one that waits holds up no other.
 */
export async function live(deps: LifeDeps, from: Instant, speed: number, signal: AbortSignal): Promise<void> {
  const { catalogue, clock, tally, log } = deps
  const beat = createBeat(catalogue, deps.model, deps.reporters)
  const silence = silentFrom(from, catalogue)
  const outboxes = new Map<string, Outbox>()
  const post = ({ source, rows }: Told) => {
    const outbox = outboxes.get(source) ?? createOutbox({ source, deliver: deps.deliver, tally, signal })
    outboxes.set(source, outbox)
    outbox.put(rows)
  }

  let closedTo = from
  let loggedAt = from
  while (!signal.aborted) {
    const now = clock.now()
    for (const told of beat(now)) post(told)
    if (now - closedTo >= CLOSINGS_EVERY_MS) {
      for (const told of closings(deps, closedTo, now, silence)) post(told)
      closedTo = now
    }
    if (now - loggedAt >= LOG_EVERY_MS) {
      const line = tally.line()
      if (line !== null) log(line)
      loggedAt = now
    }
    await clock.sleep((BEAT_MS * (1 + 2 * Math.random())) / speed, signal)
  }
  await Promise.all([...outboxes.values()].map((outbox) => outbox.idle()))
}

function closings({ reporters, deliveries }: LifeDeps, from: Instant, to: Instant, silence: Instant): Told[] {
  const told: Told[] = []
  for (const [source, own] of Map.groupBy(reporters, (reporter) => reporter.source)) {
    const rows = own.flatMap((reporter) => deliveries(reporter, from, to, silence)).map(({ row }) => row)
    if (rows.length > 0) told.push({ source, rows })
  }
  return told
}
