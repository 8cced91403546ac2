import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** A centre on a stopped clock: the same numbers whenever it is opened. */
export interface StillCentre {
  readonly url: string
  close(): Promise<void>
}

export async function openStillCentre(): Promise<StillCentre> {
  const script = fileURLToPath(new URL('still-centre.ts', import.meta.url))
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await firstLine(child.stdout)
  return {
    url,
    async close() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface(stream)) return line
  throw new Error('The centre ended before it could be looked at.')
}
