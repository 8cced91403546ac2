// What bodies of the largest sizes cost the server they are sent to, and whoever asks it for something else meanwhile.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SERVER_FLAGS } from '../scripts/server-flags.mjs'
import { ATTACK_NAMES, type Order } from './bodies.ts'
import type { Figure } from './figure.ts'
import { percentile } from './live-stand.ts'
import { mostResidentMb, residentMb } from './resident.ts'

const SERVER = fileURLToPath(new URL('./ingest-server.ts', import.meta.url))
const SENDER = fileURLToPath(new URL('./bodies.ts', import.meta.url))

/** Every attack on a server of its own, so that none profits from what another left warm. */
export async function benchDoors(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const name of ATTACK_NAMES) figures.push(...(await feel(name)))
  return figures
}

/** What one attack costs: the memory of the server and of all it started, and the time others wait. */
async function feel(name: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-bench-doors-'))
  const server = fork(SERVER, [folder, '0'], { execArgv: SERVER_FLAGS })
  try {
    const [{ port, key, places }] = await once(server, 'message')
    const url = `http://127.0.0.1:${port}/api/v1`
    const sender = await makeReady({ name, url, key, places })
    const others = await watchOthers(`${url}/snapshot?scope=20602`, server.pid)
    const started = performance.now()
    sender.send('go')
    const [statuses]: (readonly number[])[] = await once(sender, 'message')
    const seconds = (performance.now() - started) / 1_000
    const { p99, before, own, all } = await others.end()
    const counted = [...Map.groupBy(statuses ?? [], (status) => status)].map(
      ([status, ones]) => `${ones.length} × ${status}`,
    )
    const alone = { against: '', theirs: null }
    const idle = Math.round(before)
    return [
      { ...alone, work: `${name} (${counted.join(', ')})`, ours: seconds, unit: 's' },
      {
        ...alone,
        work: `– memory of the server at its highest (${idle} MB before)`,
        ours: own,
        unit: 'MB',
        atMost: 512,
      },
      { ...alone, work: '– with the processes it started', ours: all, unit: 'MB' },
      { ...alone, work: "– others' newest snapshot meanwhile: p99", ours: p99, unit: 'ms', atMost: 50 },
    ]
  } finally {
    server.disconnect()
    await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeReady(order: Order): Promise<ChildProcess> {
  const sender = fork(SENDER)
  sender.send(order)
  await once(sender, 'message')
  return sender
}

async function watchOthers(url: string, pid: number | undefined) {
  const times: number[] = []
  const ask = async () => (await fetch(url)).arrayBuffer()
  // What is slow only once is not what an attack does.
  for (let n = 0; n < 20; n++) await ask()
  const before = mostResidentMb(pid)
  let all = 0
  const over = new AbortController()
  // Seldom: the system stops a process to count its memory.
  const watching = setInterval(() => (all = Math.max(all, residentMb(pid))), 250)
  const asking = (async () => {
    while (!over.signal.aborted) {
      const start = performance.now()
      await ask()
      times.push(performance.now() - start)
      await pause(10)
    }
  })()
  return {
    async end() {
      over.abort()
      await asking
      clearInterval(watching)
      return { p99: percentile(times, 0.99), before, own: mostResidentMb(pid), all }
    },
  }
}
