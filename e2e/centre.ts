import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Monday, 10:42 in the district: a week has begun, last week's reports are due. */
const MONDAY = '2026-11-23T10:42:00+07:00'

/** A centre on a stopped clock: the same numbers whenever it is opened. */
export interface StillCentre {
  readonly url: string
  close(): Promise<void>
}

/** Days of history: a year and what it is compared with. */
const LONG = 420

export async function openStillCentre({ now = MONDAY, days = LONG } = {}): Promise<StillCentre> {
  const script = fileURLToPath(new URL('still-centre.ts', import.meta.url))
  // What it logs is its own affair: a pipe that nobody reads to its end would break under it.
  const child = spawn(process.execPath, [script, now, String(days)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const url = await addressOf(child)
  return {
    url,
    async close() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (address) =>
      typeof address === 'string' ? resolve(address) : reject(new Error('It sent no address.')),
    )
    child.once('exit', () => reject(new Error('The centre ended before it could be looked at.')))
  })
}
