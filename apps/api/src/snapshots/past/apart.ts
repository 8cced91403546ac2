import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Catalogue } from '@ioc/metrics'
import { startCapped, wasTooLarge } from '../../capped-process.ts'
import { Problem } from '../../errors.ts'
import type { StorePlace } from '../../store/store.ts'
import type { Answers, Question } from './questions.ts'

/** What the process begins with. */
export interface PastBeginning {
  readonly place: StorePlace
  readonly catalogue: Catalogue
}
/** What it is told: first where to read, then questions, and to leave one. */
export type ToPast = PastBeginning | Question | 'stop'
export type FromPast =
  | { readonly found: Answers[Question['kind']] }
  | { readonly fault: string }
  /** Its last word where it cannot begin. */
  | { readonly ended: string }

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

/** Starts the process with the first question, and again with the next one should it end. */
export function createPastApart(
  beginning: PastBeginning,
  { onFault = () => undefined, limits = LIMITS }: { onFault?: (error: unknown) => void; limits?: PastLimits } = {},
): PastApart {
  let child: ChildProcess | undefined

  function started(): ChildProcess {
    if (child) return child
    const made = startCapped(new URL('answer-process.ts', import.meta.url), limits.heapMb)
    made.unref()
    made.channel?.unref()
    const forget = () => {
      if (child === made) child = undefined
    }
    made.once('exit', () => {
      forget()
      if (wasTooLarge(made) && !made.killed) onFault(new Error('A question about the past took too much memory'))
    })
    made.on('message', (told: FromPast) => {
      if (!('ended' in told)) return
      forget()
      onFault(new Error(told.ended))
    })
    made.on('error', onFault)
    made.send(beginning satisfies ToPast)
    return (child = made)
  }

  async function ask<Q extends Question>(question: Q, signal: AbortSignal): Promise<Answers[Q['kind']]> {
    signal.throwIfAborted()
    const to = started()
    const stop = () => to.connected && to.send('stop' satisfies ToPast)
    const late = setTimeout(() => {
      onFault(new Error(`A question about the past took longer than ${limits.longestMs} ms`))
      to.kill('SIGKILL')
    }, limits.longestMs)
    signal.addEventListener('abort', stop, { once: true })
    try {
      to.send(question satisfies ToPast)
      const reply = await nextFrom(to)
      signal.throwIfAborted()
      if ('fault' in reply) throw new Error(`The past could not be evaluated: ${reply.fault}`)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other side answers by the kind of the question
      return reply.found as Answers[Q['kind']]
    } finally {
      clearTimeout(late)
      signal.removeEventListener('abort', stop)
    }
  }

  return {
    ask,
    async close() {
      if (child === undefined) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** What it says next. Rejects with `not-ready` where it ends instead. */
function nextFrom(child: ChildProcess): Promise<Exclude<FromPast, { ended: string }>> {
  return new Promise((resolve, reject) => {
    const heard = (message: FromPast) => {
      child.off('exit', gone)
      if ('ended' in message) gone()
      else resolve(message)
    }
    const gone = () => {
      child.off('message', heard)
      reject(new Problem('not-ready', 'The past could not be evaluated; ask for less, or try again.'))
    }
    child.once('message', heard)
    child.once('exit', gone)
  })
}
