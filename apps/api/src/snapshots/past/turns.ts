import type { Asking } from '../../asking.ts'
import { Problem } from '../../errors.ts'

/** One piece of work at a time; of one asker one after the other, of several by turns. */
export interface Turns {
  /** Rejects with `too-many` where the asker has enough waiting, with `not-ready` where all have, and when the signal is aborted. */
  take<T>(asking: Asking, work: () => Promise<T>): Promise<T>
}

interface Waiting {
  readonly start: () => Promise<void>
  readonly refuse: (error: unknown) => void
}

export function createTurns({ perAsker, inAll }: { readonly perAsker: number; readonly inAll: number }): Turns {
  // In the order of their turns: who was served goes behind the others.
  const queues = new Map<string, Waiting[]>()
  let busy = false

  function next(): void {
    const first = queues.entries().next()
    if (busy || first.done) return
    const [asker, queue] = first.value
    queues.delete(asker)
    const one = queue.shift()
    if (queue.length > 0) queues.set(asker, queue)
    busy = true
    void one?.start().finally(() => {
      busy = false
      next()
    })
  }

  function leave(asker: string, one: Waiting): void {
    const rest = queues.get(asker)?.filter((other) => other !== one) ?? []
    if (rest.length > 0) queues.set(asker, rest)
    else queues.delete(asker)
  }

  return {
    take<T>({ asker, signal }: Asking, work: () => Promise<T>): Promise<T> {
      const own = queues.get(asker) ?? []
      const all = [...queues.values()].reduce((sum, queue) => sum + queue.length, 0)
      if (own.length >= perAsker) throw new Problem('too-many', 'Wait for what was asked before.')
      if (all >= inAll) throw new Problem('not-ready', 'Too many ask about the past at the moment; try again shortly.')
      signal.throwIfAborted()
      return new Promise<T>((resolve, reject) => {
        const one: Waiting = {
          async start() {
            signal.removeEventListener('abort', gone)
            await work().then(resolve, reject)
          },
          refuse: reject,
        }
        const gone = () => {
          leave(asker, one)
          one.refuse(signal.reason)
        }
        signal.addEventListener('abort', gone, { once: true })
        queues.set(asker, [...own, one])
        next()
      })
    },
  }
}
