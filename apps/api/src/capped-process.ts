import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Starts a script in a process of its own, which may hold `heapMb` of heap and inherits no environment. A thread
 * would not do: V8 aborts the whole process where an array or a map grows past a thread's limit (decision 027).
 */
export function startCapped(script: URL, heapMb: number): ChildProcess {
  return fork(fileURLToPath(script), {
    execArgv: [`--max-old-space-size=${heapMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  })
}

/** Resolves once the process is gone and all that it said has been heard, or never came to be. */
export async function endOf(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  const silent = new Promise<void>((resolve) => child.once('disconnect', resolve))
  await gone
  if (child.connected) await silent
}

/** True where the process was ended by nobody here: it held more than it may, or the machine had no more to give. */
export const wasTooLarge = ({ signalCode }: ChildProcess): boolean =>
  signalCode === 'SIGABRT' || signalCode === 'SIGKILL'
