import type { Catalogue } from '@ioc/metrics'
import { createAnswerer, NoAnswer } from '../../capped-answerer.ts'
import { Problem } from '../../errors.ts'
import type { StorePlace } from '../../store/store.ts'
import type { Answers, Question } from './questions.ts'

/** What the process begins with. */
export interface PastBeginning {
  readonly place: StorePlace
  readonly catalogue: Catalogue
}
export type ToPast = Question | 'stop'
export type FromPast = { readonly found: Answers[Question['kind']] } | { readonly fault: string }

/** The other side of the process in which the past is evaluated. */
export interface PastApart {
  /** One at a time. Rejects when the signal is aborted, and with `not-ready` when it cannot be answered. */
  ask<Q extends Question>(question: Q, signal: AbortSignal): Promise<Answers[Q['kind']]>
  close(): Promise<void>
}

/** What one question may take. */
export interface PastLimits {
  /** What takes longer will not be waited for by anyone. */
  readonly longestMs: number
  /** A question that needs more ends the process, not the server. */
  readonly heapMb: number
}
const LIMITS: PastLimits = { longestMs: 60_000, heapMb: 256 }
/** What V8 would take by itself makes no answer cheaper that can be told from noise, and stays with the process. */
const NEW_MB = 8

/** `onFault` is told of whatever kept a question from its answer. */
export function createPastApart(
  beginning: PastBeginning,
  { onFault = () => undefined, limits = LIMITS }: { onFault?: (error: unknown) => void; limits?: PastLimits } = {},
): PastApart {
  const script = new URL('answer-process.ts', import.meta.url)
  const answerer = createAnswerer({ script, first: beginning, newMb: NEW_MB, ...limits })

  const stop = () => answerer.tell('stop' satisfies ToPast)

  async function replyTo(question: Question): Promise<FromPast> {
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own script answers so
      return (await answerer.ask(question satisfies ToPast)) as FromPast
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      onFault(new Error(`A question about the past has no answer: ${error.message}`))
      throw new Problem('not-ready', 'The past could not be evaluated; ask for less, or try again.')
    }
  }

  async function ask<Q extends Question>(question: Q, signal: AbortSignal): Promise<Answers[Q['kind']]> {
    signal.throwIfAborted()
    signal.addEventListener('abort', stop, { once: true })
    try {
      const reply = await replyTo(question)
      signal.throwIfAborted()
      if ('fault' in reply) throw new Error(`The past could not be evaluated: ${reply.fault}`)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other side answers by the kind of the question
      return reply.found as Answers[Q['kind']]
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  return { ask, close: answerer.close }
}
