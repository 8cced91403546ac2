import { type Catalogue, type Day, dayOf, type Evaluator, type Instant, type Unit, type View } from '@ioc/metrics'
import { Problem } from '../errors.ts'

/** An instant and what was known, as asked. */
export interface Then {
  readonly asOf?: Instant | undefined
  readonly knownAt?: Instant | undefined
  readonly knownSeq?: number | undefined
}

/** Earlier answers, from the store: of some units, and of some indicators from a day on where a span is given. */
export interface PastViews {
  view(
    units: readonly string[],
    then: Then,
    span?: { readonly from: Day; readonly indicators: readonly string[] },
  ): Promise<View & { readonly knownSeq: number }>
}

export interface AskDeps {
  readonly catalogue: Catalogue
  readonly evaluator: Evaluator
  readonly archive: PastViews
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
