import { type Catalogue, dayOf, existsOn, type Instant, type Period, periodOf, shiftPeriod } from '@ioc/metrics'
import type { Clock } from './clock.ts'
import type { Model } from './model/model.ts'
import type { Reporter } from './reporting/reporter.ts'
import { flowRow, type Row, stockRow } from './reporting/row.ts'
import type { Tally } from './tally.ts'
import type { Deliver } from './wire/deliver.ts'

export interface LoadDeps {
  readonly catalogue: Catalogue
  readonly model: Model
  readonly reporters: readonly Reporter[]
  readonly deliver: Deliver
  readonly tally: Tally
  readonly clock: Clock
  readonly log: (line: string) => void
}

const BATCH_ROWS = 1_000
const MOST_IN_FLIGHT = 4
/** How many past periods of each flow are revised before it begins anew. */
const PERIODS = 28
const STOCK_STEP_MS = 60_000

/** Revisions over all measures and units at `rate` rows a second, at most four requests in flight; a line a second. */
export async function load(deps: LoadDeps, rate: number, signal: AbortSignal): Promise<void> {
  const { clock, tally, log } = deps
  const batches = batchesOf(deps, Math.min(BATCH_ROWS, Math.max(1, Math.ceil(rate / 10))))
  const started = clock.now()
  const flying = new Set<Promise<void>>()
  let sent = 0
  let toldAt = started
  let toldTotal = 0
  while (!signal.aborted) {
    const now = clock.now()
    if (now - toldAt >= 1_000) {
      const total = tally.total()
      log(
        `${Math.round(((total - toldTotal) * 1_000) / (now - toldAt))} rows/s acknowledged, ${flying.size} in flight; ${tally.line() ?? 'nothing sent'}`,
      )
      toldAt = now
      toldTotal = total
    }
    const owed = ((now - started) / 1_000) * rate - sent
    if (owed <= 0) await clock.sleep(Math.min(50, (1 - owed) * (1_000 / rate)), signal)
    else if (flying.size >= MOST_IN_FLIGHT) await Promise.race(flying)
    else {
      const { source, rows } = batches.next().value
      sent += rows.length
      const flight = deps.deliver(source, rows, signal).finally(() => flying.delete(flight))
      flying.add(flight)
    }
  }
  await Promise.all(flying)
}

/** Batches without end: every series of a source in turn, each round other than the one before, no subject twice in a batch. */
function* batchesOf(deps: LoadDeps, size: number): Generator<{ source: string; rows: Row[] }, never> {
  const bySource = [...Map.groupBy(deps.reporters, (reporter) => reporter.source)]
  if (bySource.length === 0) throw new Error('no source has anything to report')
  for (let round = 1; ; round += 1) {
    for (const [source, reporters] of bySource) {
      let rows: Row[] = []
      for (let place = 0; place < PERIODS; place += 1) {
        for (const reporter of reporters) {
          const row = rowOf(deps, reporter, place, round)
          if (row === null) continue
          rows.push(row)
          if (rows.length < size) continue
          yield { source, rows }
          rows = []
        }
      }
      if (rows.length > 0) yield { source, rows }
    }
  }
}

/** One more than the model says in every other round: each row is a revision, and no part outgrows its whole. */
function rowOf({ catalogue, model, clock }: LoadDeps, { measure, unit }: Reporter, place: number, round: number) {
  const { utcOffsetMinutes } = catalogue
  const now: Instant = clock.now()
  const revised = (value: number) => Math.min(measure.max, value + (round % 2))
  if (measure.kind === 'stock') {
    const at = Math.floor(now / STOCK_STEP_MS) * STOCK_STEP_MS - place * STOCK_STEP_MS
    if (!existsOn(unit, dayOf(at, utcOffsetMinutes))) return null
    return stockRow(measure, unit, at, revised(model.stock(measure, unit, at)), utcOffsetMinutes)
  }
  const newest = periodOf(measure.grain ?? 'day', dayOf(now, utcOffsetMinutes))
  const period: Period = shiftPeriod(newest, -1 - place)
  if (!existsOn(unit, period.end - 1)) return null
  return flowRow(measure, unit, period, revised(model.flow(measure, unit, period.start, period.end)))
}
