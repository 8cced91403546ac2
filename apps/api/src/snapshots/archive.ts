import {
  type Catalogue,
  dayOf,
  type Evaluator,
  type Instant,
  type Over,
  type Period,
  type PointSums,
} from '@ioc/metrics'
import type { Asking } from '../asking.ts'
import type { Store } from '../store/store.ts'
import type { AcceptedRows } from './live-book.ts'
import type { CountedBatch } from './live-tally.ts'
import type { Explanation, Moment } from './past/questions.ts'
import { createRemembered, type Kept } from './past/remembered.ts'
import { createPastApart } from './past/apart.ts'
import { createTurns } from './past/turns.ts'

/** An instant and what was known, as asked: anything left out is now. */
export interface Then {
  readonly asOf?: Instant | undefined
  readonly knownAt?: Instant | undefined
  readonly knownSeq?: number | undefined
}

/** A snapshot as it is sent; `version` changes with its cells alone. */
export interface PastSnapshot {
  readonly version: string
  readonly json: () => Buffer
}

/**
 * Earlier answers, given again from the store by a process of its own, one question at a time and each asker in
 * turn. Rejects as `Turns` does.
 */
export interface Archive {
  /** A scope as of an instant, as known at one; undefined when no unit bore that code then. */
  snapshot(scope: string, then: Then, asking: Asking): Promise<PastSnapshot | undefined>
  /** Indicators of units at the end of periods: per indicator, per unit. */
  points(
    question: {
      readonly indicators: readonly string[]
      readonly units: readonly string[]
      readonly periods: readonly Period[]
      readonly over: Over
    },
    then: Then,
    asking: Asking,
  ): Promise<readonly (readonly (readonly PointSums[])[])[]>
  /** A cell with its summands; null where it is not there then. */
  explanation(indicator: string, unit: string, then: Then, asking: Asking): Promise<Explanation | null>
  /** Told of rows the store made durable, and of counted records: an answer they bear on is not given again. */
  accepted(rows: Pick<AcceptedRows, 'seq' | 'time'>): void
  counted(batch: Pick<CountedBatch, 'register' | 'units' | 'at' | 'seq' | 'speaks' | 'entries'>): void
  close(): Promise<void>
}

/** A day of a district is about a megabyte. */
const KEPT_BYTES = 16 * 2 ** 20
/** A page asks for a few things at once. */
const PER_ASKER = 32
const IN_ALL = 200

export function createArchive(deps: {
  readonly store: Pick<Store, 'seqAt' | 'lastSeq' | 'place'>
  readonly catalogue: Catalogue
  readonly evaluator: Pick<Evaluator, 'tree'>
  readonly now: () => Instant
  /** Told when the process ends by a fault of its own, or because a question took too much. */
  readonly onFault: (error: unknown) => void
}): Archive {
  const { store, catalogue, evaluator, now, onFault } = deps
  const { utcOffsetMinutes } = catalogue
  const remembered = createRemembered({ maxBytes: KEPT_BYTES, utcOffsetMinutes })
  const past = createPastApart({ place: store.place, catalogue }, { onFault })
  const turns = createTurns({ perAsker: PER_ASKER, inAll: IN_ALL })
  const heard = createHeard()

  async function resolve({ asOf, knownAt, knownSeq }: Then): Promise<Moment> {
    const known = knownAt ?? (knownSeq === undefined ? now() : (asOf ?? now()))
    const seq = knownSeq ?? (knownAt === undefined ? null : await store.seqAt(knownAt))
    return { asOf: asOf ?? known, knownAt: known, knownSeq: seq }
  }

  async function evaluate(scope: string, moment: Moment, { signal }: Asking): Promise<Kept> {
    const { asOf, knownSeq } = moment
    const known = remembered.find(scope, asOf, knownSeq)
    if (known) return known
    const pending = remembered.begin(asOf)
    try {
      const answer = await past.ask({ kind: 'snapshot', scope, ...moment }, signal)
      const cells = Buffer.from(answer.cells.buffer, answer.cells.byteOffset, answer.cells.byteLength)
      if (knownSeq === null) return pending.keep(scope, answer.knownSeq, cells)
      return remembered.keepExactly(scope, asOf, knownSeq, cells)
    } finally {
      pending.drop()
    }
  }

  return {
    async snapshot(scope, then, asking) {
      const moment = await resolve(then)
      const { asOf, knownAt, knownSeq } = moment
      if (!evaluator.tree.at(scope, dayOf(asOf, utcOffsetMinutes))) return undefined
      const kept =
        remembered.find(scope, asOf, knownSeq) ?? (await turns.take(asking, () => evaluate(scope, moment, asking)))
      const acceptedSeq = knownSeq ?? Math.min(kept.until, store.lastSeq())
      const head = JSON.stringify({ scope, asOf, knownAt })
      const tail = JSON.stringify({ epoch: '', seq: 0, acceptedSeq })
      const parts = [Buffer.from(`${head.slice(0, -1)},"cells":`), kept.cells, Buffer.from(`,${tail.slice(1)}`)]
      return { version: String(kept.id), json: () => Buffer.concat(parts) }
    },
    async points(question, then, asking) {
      const moment = await resolve(then)
      return turns.take(asking, () => past.ask({ kind: 'points', ...question, ...moment }, asking.signal))
    },
    async explanation(indicator, unit, then, asking) {
      const moment = await resolve(then)
      const question = { kind: 'explanation', indicator, unit, ...moment } as const
      return turns.take(asking, () => past.ask(question, asking.signal))
    },
    accepted({ seq, time }) {
      let first = Number.POSITIVE_INFINITY
      for (const at of time) if (at < first) first = at
      remembered.told(seq, first)
    },
    counted({ seq, entries, ...delivery }) {
      let first = delivery.speaks ? heard.since(delivery) : Number.POSITIVE_INFINITY
      for (const { time } of entries) if (time < first) first = time
      remembered.told(seq, first)
    },
    close: past.close,
  }
}

/** How far registers were complete: what a delivery says is new from there on. */
function createHeard() {
  const upTo = new Map<string, Instant>()
  return {
    /** The first moment a delivery says anything new about; all of history for the first of its units. */
    since({ register, units, at }: Pick<CountedBatch, 'register' | 'units' | 'at'>): Instant {
      const key = `${register} ${units?.join() ?? ''}`
      const known = upTo.get(key) ?? Number.NEGATIVE_INFINITY
      upTo.set(key, Math.max(known, at))
      return Math.min(known, at)
    },
  }
}
