import { type Catalogue, createEvaluator, dayOf, dependentsOf } from '@ioc/metrics'
import type { StoreReader, StoreReads } from '../../store/store.ts'
import { horizonOf } from '../horizon.ts'
import { evaluatePast, type PastDeps } from './evaluate-past.ts'
import { lookbackOf } from './lookback.ts'
import type { Answers, Question } from './questions.ts'

/** Answers questions about the past from the store, one at a time. */
export type Answer = <Q extends Question>(question: Q, signal?: AbortSignal) => Promise<Answers[Q['kind']]>

export function createAnswer(reader: StoreReader, catalogue: Catalogue): Answer {
  const evaluator = createEvaluator({ catalogue })
  const { tree } = evaluator
  const deps: PastDeps = { catalogue, tree, lookback: lookbackOf(catalogue), horizon: horizonOf(catalogue) }
  const dependents = dependentsOf(catalogue)

  /** Measures that bear on the indicators. */
  const measuresUnder = (indicators: readonly string[]) =>
    new Set([...dependents].flatMap(([id, ones]) => (ones.some((one) => indicators.includes(one)) ? [id] : [])))

  const answers: {
    [K in Question['kind']]: (of: Of<K>, reads: StoreReads, signal?: AbortSignal) => Promise<Answers[K]>
  } = {
    async snapshot(question, reads, signal) {
      const { scope } = question
      const asked = at(question, reads, catalogue)
      const children = tree.children(scope, asked.from).map(({ code }) => code)
      const about = { ...asked, signal, units: new Set([scope, ...children]), measures: new Set(dependents.keys()) }
      const { cells } = await evaluatePast(deps, reads, about, (view) => evaluator.snapshot(view, scope))
      return { knownSeq: asked.knownSeq, cells: new TextEncoder().encode(JSON.stringify(cells)) }
    },
    async points(question, reads, signal) {
      const { indicators, units, periods, over } = question
      const asked = at(question, reads, catalogue)
      const found: Answers['points'][number][] = []
      // One indicator after the other, so that the readings of one are held at a time.
      for (const indicator of indicators) {
        const about = {
          ...asked,
          signal,
          from: Math.min(asked.from, periods[0]?.start ?? asked.from),
          units: new Set(units),
          measures: measuresUnder([indicator]),
        }
        found.push(
          await evaluatePast(deps, reads, about, (view) =>
            units.map((unit) => evaluator.series(view, indicator, unit, periods, over)),
          ),
        )
      }
      return found
    },
    async explanation(question, reads, signal) {
      const { indicator, unit } = question
      const asked = at(question, reads, catalogue)
      const about = { ...asked, signal, units: new Set([unit]), measures: measuresUnder([indicator]) }
      const { cell, parts } = await evaluatePast(deps, reads, about, (view) => ({
        cell: evaluator.cell(view, indicator, unit),
        parts: evaluator.parts(view, indicator, unit),
      }))
      const { asOf, knownAt, knownSeq } = asked
      return cell ? { asOf, knownAt, knownSeq, cell, parts } : null
    },
  }

  return (question, signal) =>
    reader.atOneMoment((reads) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each answer is asked questions of its own kind alone
      const answer = answers[question.kind] as (of: Question, reads: StoreReads, signal?: AbortSignal) => Promise<never>
      return answer(question, reads, signal)
    })
}

type Of<K extends Question['kind']> = Extract<Question, { readonly kind: K }>

function at({ asOf, knownAt, knownSeq }: Question, reads: StoreReads, { utcOffsetMinutes }: Catalogue) {
  return { asOf, knownAt, knownSeq: knownSeq ?? reads.lastSeq(), from: dayOf(asOf, utcOffsetMinutes) }
}
