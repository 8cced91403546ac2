import type { SourceHealth, SourcePull, SourceRows, SourcesHealth } from '@ioc/contract'
import { type Day, dayOf } from '@ioc/metrics'
import type { SourceRecord, Store, TalliedDay } from '../store/store.ts'
import type { Deliveries } from './deliveries.ts'
import { BADNESS, type Expected } from './expected.ts'
import { latenessOf } from './lateness.ts'
import type { RefusalLog } from './refusal-log.ts'
import type { RefusedDay } from './refusal-book.ts'

/** A pull connector's schedule, as far as the health of its source goes. */
export interface PullState extends SourcePull {
  /** The source its rows come in under. */
  readonly source: string
}

export interface HealthDeps {
  readonly store: Pick<Store, 'sources'>
  readonly deliveries: Deliveries
  readonly refusals: Pick<RefusalLog, 'days' | 'open'>
  readonly expected: () => Expected
  readonly utcOffsetMinutes: number
  readonly pulls: () => Promise<readonly PullState[]>
}

/** A week with today in it. */
const DAYS_BACK = 6

/** Every source with how it does, worst first: what is missing, then what is late, then what was refused. */
export function createHealth(deps: HealthDeps): () => Promise<SourcesHealth> {
  const { store, deliveries, refusals } = deps

  return async () => {
    const expected = deps.expected()
    const today = dayOf(expected.asOf, deps.utcOffsetMinutes)
    const from = today - DAYS_BACK
    const lasts = new Map((await deliveries.last()).map((one) => [one.source, one]))
    const stored = await deliveries.days(from)
    const refused = await refusals.days()
    const open = await refusals.open()
    const pulls = new Map((await deps.pulls()).map((pull) => [pull.source, pull]))

    const healthOf = (source: SourceRecord): SourceHealth => {
      const { id, name, kind, sample, measures, units } = source
      const last = lasts.get(id)
      const rowsFrom = (day: Day) => rowsOf(id, day, stored, refused)
      return {
        id,
        name,
        kind,
        sample,
        measures: measures && [...measures],
        units: units && [...units],
        last: last ? { at: last.receivedAt, rows: last.rows } : null,
        today: rowsFrom(today),
        week: rowsFrom(from),
        lateness: latenessOf(source, expected, last !== undefined),
        open: open.get(id) ?? 0,
        pull: pullOf(pulls.get(id)),
      }
    }
    const sources = (await store.sources.all()).map(healthOf)
    return { asOf: expected.asOf, sources: sources.toSorted(worst) }
  }
}

function rowsOf(id: string, from: Day, stored: readonly TalliedDay[], refused: readonly RefusedDay[]): SourceRows {
  const rows = { deliveries: 0, stored: 0, unchanged: 0, refused: 0, refusals: 0 }
  for (const one of stored) {
    if (one.source !== id || one.day < from) continue
    rows.deliveries += one.batches
    rows.stored += one.stored
    rows.unchanged += one.unchanged
  }
  for (const one of refused) {
    if (one.source !== id || one.day < from) continue
    rows.refused += one.rows
    rows.refusals += one.refusals
  }
  return rows
}

/** How a schedule goes out: nothing of a connector but this. */
export function pullOf(pull: PullState | undefined): SourcePull | null {
  return pull ? { lastSuccess: pull.lastSuccess, lastError: pull.lastError, nextRun: pull.nextRun } : null
}

function worst(a: SourceHealth, b: SourceHealth): number {
  return weightOf(b) - weightOf(a) || (a.lateness?.since ?? Infinity) - (b.lateness?.since ?? Infinity) || byId(a, b)
}

/** Infinity − Infinity is no order, so a missing date falls through to the id. */
const byId = (a: SourceHealth, b: SourceHealth) => (a.id < b.id ? -1 : 1)

function weightOf({ lateness, open, pull }: SourceHealth): number {
  const failing = pull?.lastError && pull.lastError.at > (pull.lastSuccess ?? 0) ? 1 : 0
  return (lateness ? BADNESS[lateness.state] * 4 : 0) + failing * 2 + (open > 0 ? 1 : 0)
}
