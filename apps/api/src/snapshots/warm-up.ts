import { setTimeout as pause } from 'node:timers/promises'
import { type Catalogue, dayOf, type Evaluator, type Instant } from '@ioc/metrics'
import type { Archive } from './archive.ts'
import { warmPast } from './warm-past.ts'
import type { Snapshotter } from './snapshotter.ts'

/** The start has other things to do first. */
const AFTER_MS = 30_000
/** Between two trends, so that it costs a fraction of one core. */
const REST_MS = 5
const A_YEAR = 365

/** `done` resolves when all is made, or when it was stopped. */
export interface Warming {
  readonly done: Promise<void>
  stop(): void
}

/**
 * Evaluates a year of every indicator of a scope's units in the background, so that no one waits for a trend, and starts
 * the process of the past beside it.
 */
export function warmUp(deps: {
  readonly snapshotter: Pick<Snapshotter, 'dayPoints'>
  readonly archive: Pick<Archive, 'snapshot'>
  readonly catalogue: Catalogue
  readonly evaluator: Evaluator
  readonly scope: string
  readonly now: () => Instant
}): Warming {
  const { snapshotter, catalogue, evaluator, scope, now } = deps
  const stopped = new AbortController()
  const { signal } = stopped

  async function warm(): Promise<void> {
    await pause(AFTER_MS, undefined, { signal, ref: false })
    // Where it cannot run now, whoever asks first tries again.
    const past = warmPast({ ...deps, signal }).catch(() => undefined)
    await warmTrends()
    await past
  }

  async function warmTrends(): Promise<void> {
    const today = dayOf(now(), catalogue.utcOffsetMinutes)
    const root = evaluator.tree.at(scope, today)
    const days = Array.from({ length: A_YEAR }, (_, i) => today - A_YEAR + 1 + i)
    for (const unit of root ? [root, ...evaluator.tree.children(scope, today)] : []) {
      for (const indicator of catalogue.indicators.keys()) {
        await snapshotter.dayPoints(indicator, unit, days, signal)
        await pause(REST_MS, undefined, { signal, ref: false })
      }
    }
  }

  // It is only ever ended by `stop`.
  const done = warm().catch(() => undefined)
  return { done, stop: () => stopped.abort() }
}
