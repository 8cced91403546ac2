import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as breath, setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Delta } from '@ioc/contract'
import { WebSocketServer } from 'ws'
import type { Figure } from './figure.ts'
import type { Greeting, Order } from './fan-out-clients.ts'
import { openLiveStand } from './live-stand.ts'

const SCOPE = '20602'
/** Deltas sent on end: 100 kB for each client, which is less than may wait for it. */
const BURST = 50
const ROUNDS = 8

/** One delta to every client of a room, beside a loop over bare `ws` that sends the same bytes. */
export async function benchFanOut({ clients = 2_000 } = {}): Promise<Figure[]> {
  const stand = await openLiveStand()
  const rival = await openRival()
  const ours = await openClients(new URL(stand.url).port, '/socket.io/?EIO=4&transport=websocket', clients, [
    { after: '"sid"', say: '40/live,' },
    { after: '40/live', say: `42/live,["watch",{"scope":"${SCOPE}"}]` },
  ])
  const theirs = await openClients(String(rival.port), '/', clients, [])
  try {
    while ([...stand.live.watchers()].filter(({ scopes }) => scopes.has(SCOPE)).length < clients) await pause(50)
    // Long after its start, as a wall finds it.
    await stand.warmed
    const first = deltaOf(1)
    const text = `42/live,["delta",${JSON.stringify(first)}]`
    const frame = Buffer.byteLength(text) + 4
    const time = { ours: 0, theirs: 0 }
    for (let round = 0; round <= ROUNDS; round++) {
      const mine = await burst(ours, frame * clients * BURST, (n) => stand.live.publish(deltaOf(n)))
      const other = await burst(theirs, frame * clients * BURST, () => rival.send(text))
      if (round === 0) continue
      time.ours += mine
      time.theirs += other
    }
    const messages = ROUNDS * BURST * clients
    return [
      {
        work: `fan-out of a 2 KB delta to ${clients} clients in another process`,
        against: 'bare ws sending the same bytes',
        ours: Math.round(messages / time.ours),
        theirs: Math.round(messages / time.theirs),
        unit: 'messages/s',
        atLeast: 0.8,
      },
    ]
  } finally {
    for (const child of [ours, theirs]) child.disconnect()
    await rival.close()
    await stand.close()
  }
}

/** Always as long as every other: the rival sends one text over and over. */
function deltaOf(n: number): Delta {
  const seq = 200_000 + n
  const cells = [{ indicator: 'x'.repeat(1_900) }] as unknown as Delta['cells']
  return { epoch: 'bench', scope: SCOPE, prev: seq - 1, seq, acceptedSeq: seq, asOf: seq, cells }
}

async function openRival() {
  const http = createServer()
  const server = new WebSocketServer({ server: http, perMessageDeflate: false })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return {
    port: (http.address() as AddressInfo).port,
    send(text: string) {
      const bytes = Buffer.from(`4${text.slice(1)}`)
      for (const client of server.clients) client.send(bytes, { binary: false })
    },
    async close() {
      for (const client of server.clients) client.terminate()
      server.close()
      http.close()
    },
  }
}

async function openClients(
  port: string,
  path: string,
  count: number,
  hello: readonly Greeting[],
): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('fan-out-clients.ts', import.meta.url)))
  await ask(child, { open: { port: Number(port), path, count, hello } })
  return child
}

function ask(child: ChildProcess, order: Order): Promise<unknown> {
  child.send(order)
  return once(child, 'message')
}

/** Seconds from the first message to the last byte at the last client. */
async function burst(clients: ChildProcess, bytes: number, send: (n: number) => void): Promise<number> {
  await ask(clients, { expect: bytes })
  const done = once(clients, 'message')
  const start = performance.now()
  for (let n = 0; n < BURST; n++) {
    send(n)
    await breath()
  }
  await done
  return (performance.now() - start) / 1_000
}
