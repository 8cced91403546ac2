import type { LiveSnapshot } from '@ioc/contract'
import { type Catalogue, dayOf, dependentsOf, type Evaluator, type Instant, type View } from '@ioc/metrics'
import type { Store } from '../store/store.ts'
import { horizonOf } from './horizon.ts'
import { openPastView } from './past-view.ts'
import { createSeriesFacts } from './series-facts.ts'

/** An instant and what was known, as asked: anything left out is now. */
export interface Then {
  readonly asOf?: Instant | undefined
  readonly knownAt?: Instant | undefined
  readonly knownSeq?: number | undefined
}

/** What a view is for, where it is not all cells of one instant. */
export interface Span {
  /** The first day asked about. */
  readonly from: number
  /** Only these are asked about; all unless given. */
  readonly indicators?: readonly string[]
}

/** Earlier answers, given again from the store. */
export interface Archive {
  /** A scope as of an instant, as known at one; undefined when no unit bore that code then. */
  snapshot(scope: string, then: Then): Promise<LiveSnapshot | undefined>
  /** The readings behind the cells of some units, by code. */
  view(units: readonly string[], then: Then, span?: Span): Promise<View & { readonly knownSeq: number }>
}

/** Answers kept: an earlier answer never changes, and people leaf back and forth. */
const KEPT = 32

export function createArchive(deps: {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly evaluator: Evaluator
  readonly now: () => Instant
}): Archive {
  const { store, catalogue, evaluator, now } = deps
  const { tree } = evaluator
  const { utcOffsetMinutes } = catalogue
  const dependents = dependentsOf(catalogue)
  const past = {
    store,
    tree,
    catalogue,
    utcOffsetMinutes,
    factsOf: createSeriesFacts(store, catalogue, tree),
    horizon: horizonOf(catalogue),
  }
  const kept = new Map<string, LiveSnapshot>()
  // One at a time: each reads more than a year, and the live view must not wait behind many.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }

  async function resolve({ asOf, knownAt, knownSeq }: Then) {
    const known = knownAt ?? (knownSeq === undefined ? now() : (asOf ?? now()))
    return { asOf: asOf ?? known, knownAt: known, knownSeq: knownSeq ?? (await store.seqAt(known)) }
  }

  return {
    async snapshot(scope, then) {
      const question = await resolve(then)
      const day = dayOf(question.asOf, utcOffsetMinutes)
      if (!tree.at(scope, day)) return undefined
      const key = JSON.stringify([scope, question])
      const known = kept.get(key)
      if (known) return known
      const units = new Set([scope, ...tree.children(scope, day).map(({ code }) => code)])
      const view = await inTurn(() => openPastView(past, { ...question, units }))
      const answer = { ...evaluator.snapshot(view, scope), epoch: '', seq: 0, acceptedSeq: question.knownSeq }
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '')
      kept.set(key, answer)
      return answer
    },
    async view(units, then, span) {
      const question = await resolve(then)
      const asked = new Set(span?.indicators)
      const measures = [...dependents].flatMap(([id, ones]) => (ones.some((one) => asked.has(one)) ? [id] : []))
      const only = { ...(span && { from: span.from }), ...(span?.indicators && { measures: new Set(measures) }) }
      const view = await inTurn(() => openPastView(past, { ...question, ...only, units: new Set(units) }))
      return { ...view, knownSeq: question.knownSeq }
    },
  }
}
