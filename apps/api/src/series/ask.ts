import {
  type Catalogue,
  type Cell,
  type Day,
  dayOf,
  type Evaluator,
  type Instant,
  type Over,
  type Part,
  type Period,
  type PointSums,
  type Unit,
  type Waiting,
} from '@ioc/metrics'
import type { Asking } from '../asking.ts'
import { Problem } from '../errors.ts'

/** An instant and what was known, as asked. */
export interface Then {
  readonly asOf?: Instant | undefined
  readonly knownAt?: Instant | undefined
  readonly knownSeq?: number | undefined
}

/** A cell with the summands it is made of, as of an instant and as known after a batch. */
export interface Explanation {
  readonly asOf: Instant
  readonly knownAt: Instant
  readonly knownSeq: number
  readonly cell: Cell
  readonly parts: readonly Part[]
  /** Of now only: what counts later. */
  readonly waiting?: readonly Waiting[]
}

/** Earlier answers, from the store. */
export interface Past {
  /** Per indicator, per unit, per period; codes of units. */
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
  /** Null where there is no such cell then. */
  explanation(indicator: string, unit: string, then: Then, asking: Asking): Promise<Explanation | null>
}

export interface AskDeps {
  readonly catalogue: Catalogue
  readonly evaluator: Evaluator
  readonly archive: Past
  /** Code of the unit asked about unless told otherwise. */
  readonly defaultScope: string
  readonly now: () => Instant
}

/** The unit a question is about. Throws what is wrong with the question. */
export function unitAskedAbout(
  { catalogue, evaluator, now }: AskDeps,
  question: { readonly indicator: string; readonly unit: string; readonly day: Day; readonly known: Then },
): Unit {
  const { indicator, day, known } = question
  if (!catalogue.indicators.has(indicator)) throw new Problem('not-found', `There is no indicator ${indicator}.`)
  if (Math.max(known.asOf ?? 0, known.knownAt ?? 0) > now()) throw new Problem('bad-request', 'That is still to come.')
  const unit = evaluator.tree.at(question.unit, day)
  if (!unit) throw new Problem('not-found', `No unit had the code ${question.unit} then.`)
  return unit
}

/** The days asked for: a year up to today, or to the last day where that is given. */
export function spanOf(
  { catalogue, now }: AskDeps,
  asked: { readonly from?: Day | undefined; readonly to?: Day | undefined },
): { readonly from: Day; readonly to: Day } {
  const to = Math.min(asked.to ?? Number.POSITIVE_INFINITY, dayOf(now(), catalogue.utcOffsetMinutes))
  return { from: asked.from ?? to - 364, to }
}
