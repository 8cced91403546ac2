import type { Delta } from '@ioc/contract'
import {
  type Catalogue,
  createTrendMemo,
  type Day,
  dayOf,
  type Evaluator,
  type Instant,
  nextChangeAt,
  TREND_DAYS,
  type View,
} from '@ioc/metrics'
import type { Store } from '../store/store.ts'
import { createDayPoints, type DayPoints } from './day-points.ts'
import { createPeriodPoints, type PeriodPoints } from './period-points.ts'
import { createDirtyFinder, type Dirty } from './dirty.ts'
import { horizonOf } from './horizon.ts'
import type { AcceptedRows } from './live-book.ts'
import { type LiveMemory, openLiveMemory } from './live-memory.ts'
import { createLiveScopes } from './live-scopes.ts'
import type { CountedBatch } from './live-tally.ts'
import type { ScopeView } from './scope-view.ts'
import { createSeriesFacts } from './series-facts.ts'

export interface SnapshotterDeps {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly evaluator: Evaluator
  readonly now: () => Instant
  /** Names this run of the server. */
  readonly epoch: string
  /** Told of every change of a scope someone asked for. */
  readonly onDelta: (delta: Delta) => void
  /** A scope has other cells than before: units were merged or divided. */
  readonly onRenewed: (scope: string) => void
}

/** The newest snapshot of every scope someone asked for, kept up to date in memory. */
export interface Snapshotter {
  /** The newest snapshot of a scope; undefined when no unit bears that code today. */
  readonly latest: (scope: string) => ScopeView | undefined
  /** Everything known now, for questions about the present. */
  view(): View
  /** An indicator's window as it ended with each day asked for, from memory. */
  readonly dayPoints: DayPoints['of']
  /** What was counted in each period asked for, from memory. */
  readonly periodPoints: PeriodPoints['of']
  /** The first day whose readings are all in memory. */
  heldFrom(): Day
  /** Marks what accepted rows touch. Cheap: nothing is evaluated before `flush`. */
  take(rows: AcceptedRows): void
  /** The same for what a batch of records changed. */
  count(batch: CountedBatch): void
  /** Evaluates what is marked or what the clock has changed, and tells of it. */
  flush(): void
  /** When the clock alone will change a cell. */
  nextChange(): Instant
  /** Throws away everything in memory and makes it again from the store. */
  rebuild(): Promise<void>
}

/** Past this many more readings than after the last rebuild, memory is made again from the store's days. */
const GROWTH = 2_000_000

/** Opens the live view: reads the horizon from the store and resolves when every scope can be asked for. */
export async function createSnapshotter(deps: SnapshotterDeps): Promise<Snapshotter> {
  const { store, catalogue, evaluator, now } = deps
  const { tree } = evaluator
  const { utcOffsetMinutes } = catalogue
  const factsOf = createSeriesFacts(store, catalogue, tree)
  const horizon = horizonOf(catalogue)
  const memory: LiveMemory = await openLiveMemory({ store, factsOf, utcOffsetMinutes, horizon, catalogue, tree }, now)
  const today = () => dayOf(now(), utcOffsetMinutes)
  const view = () => memory.view(now())
  const trends = createTrendMemo(tree)
  const points = createDayPoints({ evaluator, utcOffsetMinutes, view, today })
  const sums = createPeriodPoints({ evaluator, utcOffsetMinutes, view })
  const dirtyOf = createDirtyFinder(catalogue, tree, factsOf)
  const scopes = createLiveScopes({ ...deps, memory, trends })
  let changeAt = nextChangeAt(catalogue, now())

  /** Days that are over were kept as they were; what is late or corrected changes them. */
  function forgetChanged(days: ReadonlyMap<number, Day>, dirty: Dirty): void {
    for (const [series, day] of days) {
      const facts = factsOf(series)
      const indicators = facts && dirty.get(facts.unit)
      if (facts && indicators && day < today()) trends.invalidate([...indicators.keys()], facts.unit, day)
    }
    for (const [unit, indicators] of dirty) {
      for (const [indicator, day] of indicators) {
        if (day >= today()) continue
        points.invalidate(indicator, unit, day)
        sums.invalidate(indicator, unit, day)
      }
    }
  }

  async function rebuild(): Promise<void> {
    await memory.reload()
    trends.clear()
    points.clear()
    sums.clear()
  }

  function flush(): void {
    const asOf = now()
    const days = memory.drain(asOf)
    if (days.size > 0) {
      const dirty = dirtyOf(days)
      forgetChanged(days, dirty)
      scopes.renewTouched(dirty, asOf)
    }
    if (asOf >= changeAt) {
      changeAt = nextChangeAt(catalogue, asOf)
      trends.forget(today() - TREND_DAYS)
      points.forget(memory.heldFrom())
      sums.forget(memory.heldFrom())
      scopes.renewAll(asOf)
    }
    if (memory.grownBy() > GROWTH) void rebuild()
  }

  return {
    latest(scope) {
      const known = scopes.get(scope)
      if (known) return known
      // What was accepted and not evaluated yet belongs to the scopes that are there first.
      flush()
      return scopes.open(scope, now())
    },
    view,
    dayPoints: points.of,
    periodPoints: sums.of,
    heldFrom: memory.heldFrom,
    take: memory.take,
    count: memory.count,
    flush,
    nextChange: () => Math.min(changeAt, memory.nextAhead()),
    rebuild,
  }
}
