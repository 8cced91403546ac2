import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A centre on a stopped clock: the same numbers whenever it is opened. */
export interface StillCentre {
  readonly url: string
  close(): Promise<void>
}

export async function openStillCentre(): Promise<StillCentre> {
  const script = fileURLToPath(new URL('still-centre.ts', import.meta.url))
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string]
  return {
    url,
    async close() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
