import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Where Node keeps what it compiled, beside the packages: loading is most of what a short process does. */
const COMPILED = fileURLToPath(new URL('../../../node_modules/.cache/node', import.meta.url))

/** How much heap a process may hold. */
export interface Room {
  readonly heapMb: number
  /**
   * What fills up with newly made things before it is cleaned, of which V8 keeps three. Left to V8 where not given,
   * which lets it grow to more than all that outlives it.
   */
  readonly newMb?: number
}

/**
 * Starts a script in a process of its own, which has so much room and inherits nothing of the environment. A thread
 * would not do: V8 aborts the whole process where an array or a map grows past a thread's limit (decision 027).
 */
export function startCapped(script: URL, { heapMb, newMb }: Room): ChildProcess {
  return fork(fileURLToPath(script), {
    execArgv: [`--max-old-space-size=${heapMb}`, ...(newMb === undefined ? [] : [`--max-semi-space-size=${newMb}`])],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { NODE_COMPILE_CACHE: COMPILED },
  })
}

/** Resolves once the process is gone and all that it said has been heard, or never came to be. */
export async function endOf(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  const silent = new Promise<void>((resolve) => child.once('disconnect', resolve))
  await gone
  if (child.connected) await silent
}

/** True of a process that nobody here ended where it held more than it may, or the machine had no more to give. */
export const wasTooLarge = ({ signalCode }: ChildProcess): boolean =>
  signalCode === 'SIGABRT' || signalCode === 'SIGKILL'
