import type { Instant } from '@ioc/metrics'
import type { createDeliveries } from './reporting/deliveries.ts'
import type { Reporter } from './reporting/reporter.ts'
import type { Row } from './reporting/row.ts'
import type { ApiClient } from './wire/api-client.ts'
import type { Deliver } from './wire/deliver.ts'

const MS_A_DAY = 86_400_000
const CHUNK_MS = 14 * MS_A_DAY
/** The newest chunks are always sent: what came due while nobody ran is among them. */
const ALWAYS_SENT = 2
const BATCH_ROWS = 5_000

export interface BackfillDeps {
  readonly api: ApiClient
  readonly deliver: Deliver
  readonly keyOf: (source: string) => Promise<string>
  readonly reporters: readonly Reporter[]
  readonly deliveries: ReturnType<typeof createDeliveries>
}

export interface Stretch {
  readonly from: Instant
  readonly to: Instant
  /** Where silent units fell silent. */
  readonly silentFrom: Instant
}

/**
 * Tells the history of [from, to), newest fortnight first so that the wall means something at once. Whether a
 * fortnight is already stored is asked of the API itself, by a dry run of some of its rows: an interrupted
 * backfill goes on where it stopped, and a complete one costs a few questions. Resolves with the rows sent.
 */
export async function backfill(deps: BackfillDeps, stretch: Stretch, signal: AbortSignal): Promise<number> {
  const bySource = Map.groupBy(deps.reporters, (reporter) => reporter.source)
  let sent = 0
  let nth = 0
  for (let chunk = Math.floor((stretch.to - 1) / CHUNK_MS); (chunk + 1) * CHUNK_MS > stretch.from; chunk -= 1) {
    const from = Math.max(stretch.from, chunk * CHUNK_MS)
    const to = Math.min(stretch.to, (chunk + 1) * CHUNK_MS)
    const ask = nth >= ALWAYS_SENT
    const tell = async ([source, reporters]: [string, Reporter[]]) => {
      const rows = rowsOf(deps, reporters, from, to, stretch.silentFrom)
      if (rows.length === 0 || (ask && (await isStored(deps, source, rows, signal)))) return
      for (let at = 0; at < rows.length && !signal.aborted; at += BATCH_ROWS) {
        await deps.deliver(source, rows.slice(at, at + BATCH_ROWS), signal)
        sent += Math.min(BATCH_ROWS, rows.length - at)
      }
    }
    await Promise.all([...bySource].map(tell))
    if (signal.aborted) break
    nth += 1
  }
  return sent
}

function rowsOf(deps: BackfillDeps, reporters: readonly Reporter[], from: Instant, to: Instant, silentFrom: Instant) {
  const found = reporters.flatMap((reporter) => deps.deliveries(reporter, from, to, silentFrom))
  return found.sort((one, other) => one.sentAt - other.sentAt).map(({ row }) => row)
}

/** One row per unit and day, and every row of a longer period: what a gap of any kind would show in. */
async function isStored(deps: BackfillDeps, source: string, rows: readonly Row[], signal: AbortSignal) {
  const asked = new Map<string, Row>()
  for (const row of rows) {
    const day = (row.period ?? row.at ?? '').slice(0, 10)
    const daily = /^\d{4}-\d{2}-\d{2}$/.test(day)
    asked.set(daily ? `${row.unit}|${day}` : `${row.unit}|${day}|${row.measure}`, row)
  }
  const key = await deps.keyOf(source)
  const outcome = await deps.api.post([...asked.values()], { key, query: 'dryRun=true', signal })
  return outcome.kind === 'stored' && outcome.reply.unchanged === asked.size
}
