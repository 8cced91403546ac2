import type { Catalogue, Day, Evaluator, Instant, Unit, View } from '@ioc/metrics'
import { Problem } from '../errors.ts'

/** An instant and what was known, as asked. */
export interface Then {
  readonly asOf?: Instant | undefined
  readonly knownAt?: Instant | undefined
  readonly knownSeq?: number | undefined
}

/** Earlier answers, from the store; `from` is the first day asked about. */
export interface PastViews {
  view(unit: string, then: Then, from?: Day): Promise<View & { readonly knownSeq: number }>
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
