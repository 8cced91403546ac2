import type { ChildProcess, Serializable } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { type Room, startCapped, wasTooLarge } from './capped-process.ts'

/** Why no answer came: it took too long, or too much memory, or the process could not begin or go on. */
export class NoAnswer extends Error {}

/** A process with caps that stays, and is asked one thing after the other. */
export interface Answerer {
  /**
   * What the process says of a question. One at a time. `before` is told first, piece by piece while others run: to
   * send megabytes holds whoever sends them. Rejects with `NoAnswer`.
   */
  ask(question: Serializable, before?: Iterable<Serializable>): Promise<unknown>
  /** Tells it something that has no answer, if it runs. */
  tell(word: Serializable): void
  close(): Promise<void>
}

/** What a process says before it can be asked, or that it cannot be. */
export type Beginning = 'ready' | { readonly cannot: string }

/**
 * Starts the script with the first question, and again with the next one should it end. It is told `first`, says its
 * `Beginning`, and the time of a question counts from there.
 */
export function createAnswerer(
  about: Room & { readonly script: URL; readonly first: Serializable; readonly longestMs: number },
): Answerer {
  const { script, first, longestMs } = about
  let child: ChildProcess | undefined

  async function begin(): Promise<ChildProcess> {
    const started = startCapped(script, about)
    const forget = () => {
      if (child === started) child = undefined
    }
    started.once('exit', forget).on('error', forget)
    child = started
    started.send(first)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own script begins as `Beginning` says
    const said = (await nextFrom(started)) as Beginning
    if (said !== 'ready') {
      forget()
      throw new NoAnswer(`it could not begin: ${said.cannot}`)
    }
    started.unref()
    started.channel?.unref()
    return started
  }

  return {
    async ask(question, before = []) {
      const asked = child ?? (await begin())
      for (const piece of before) {
        asked.send(piece)
        await setImmediate()
        if (asked !== child) throw new NoAnswer('it ended before it was asked')
      }
      let isLate = false
      const timer = setTimeout(() => {
        isLate = true
        asked.kill('SIGKILL')
      }, longestMs)
      try {
        asked.send(question)
        return await nextFrom(asked)
      } catch (error) {
        throw isLate ? new NoAnswer(`it took longer than ${longestMs} ms`) : error
      } finally {
        clearTimeout(timer)
      }
    },
    tell(word) {
      if (child?.connected) child.send(word)
    },
    async close() {
      if (child === undefined) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** What a process says next. Rejects where it ends instead, or never came to be. */
function nextFrom(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = () => void child.off('message', heard).off('exit', gone).off('error', failed)
    const heard = (said: unknown) => {
      settle()
      resolve(said)
    }
    const gone = () => {
      settle()
      reject(new NoAnswer(wasTooLarge(child) ? 'it took too much memory' : 'it ended without an answer'))
    }
    const failed = (error: Error) => {
      settle()
      reject(new NoAnswer(error.message))
    }
    child.on('message', heard).on('exit', gone).on('error', failed)
  })
}
