import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('lock-holder.ts', import.meta.url))

/** Has a process of its own hold the write lock of a store's file. Resolves once it does, to the way to end that. */
export async function holdLock(path: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [PROGRAM, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return async () => {
    const ended = once(child, 'close')
    child.stdin.end()
    await ended
  }
}
