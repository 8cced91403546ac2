import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { startCapped } from '../capped-process.ts'
import type { Mapped, Moment } from './connector.ts'
import type { Asked, ExpressionCaps } from './jsonata-process.ts'

/** Longest one expression may take for one input, and what its process may hold. */
const CAPS: ExpressionCaps = { timeout: 1_000, stack: 500, sequence: 1_000_000 }
const HEAP_MB = 192
/** The process is ended where the expression does not notice the time, as inside one regular expression. */
const PATIENCE_MS = 1_500

export interface Mapper {
  readonly map: (expression: string, inputs: readonly unknown[], moment: Moment) => Promise<readonly Mapped[]>
  close(): Promise<void>
}

/** Evaluates JSONata in a process of its own, one delivery after the other: no expression holds the server up. */
export function createMapper(caps = CAPS, patience = PATIENCE_MS): Mapper {
  let child: ChildProcess | undefined
  let queue: Promise<unknown> = Promise.resolve()

  async function begin(): Promise<ChildProcess> {
    const started = startCapped(new URL('jsonata-process.ts', import.meta.url), HEAP_MB)
    started.once('exit', () => {
      if (child === started) child = undefined
    })
    // It says that it has loaded: the time of an expression begins after that.
    await nextFrom(started)
    started.unref()
    started.channel?.unref()
    return started
  }

  async function run(expression: string, inputs: readonly unknown[], moment: Moment): Promise<readonly Mapped[]> {
    child ??= await begin()
    const mine = child
    const timer = setTimeout(() => mine.kill('SIGKILL'), patience)
    try {
      mine.send({ expression, inputs, moment, caps } satisfies Asked)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own process answers, in the shape of its own code
      return (await nextFrom(mine)) as readonly Mapped[]
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    map(expression, inputs, moment) {
      const done = queue.then(() => run(expression, inputs, moment))
      queue = done.catch(() => undefined)
      return done
    },
    async close() {
      await queue
      if (child === undefined) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** What the process says next. Rejects where it ends instead, or could not be started. */
async function nextFrom(child: ChildProcess): Promise<unknown> {
  const heard = new AbortController()
  const { signal } = heard
  const gone = once(child, 'exit', { signal }).then(() => {
    throw new Error('The expression takes too long, or too much memory, for what came in.')
  })
  try {
    const [said] = await Promise.race([once(child, 'message', { signal }), gone])
    return said
  } finally {
    heard.abort()
  }
}
