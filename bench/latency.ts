import type { ClientEvents, ServerEvents } from '@ioc/contract'
import { io, type Socket } from 'socket.io-client'
import type { Figure } from './figure.ts'
import { openLiveStand, percentile } from './live-stand.ts'

const ROUNDS = 220
const WARM_UP = 20
/** Longer than changes are gathered for: each finds the server idle. */
const IDLE_MS = 130

/** From the moment a reading's POST is answered to the delta at a client, with nothing else going on. */
export async function benchLatency(): Promise<Figure[]> {
  const stand = await openLiveStand({ history: 300_000 })
  const client: Socket<ServerEvents, ClientEvents> = io(`${stand.url}/live`, { transports: ['websocket'] })
  try {
    await stand.warmed
    await client.emitWithAck('watch', { scope: stand.pack.defaultScope })
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
      const arrived = new Promise<number>((resolve) => client.once('delta', () => resolve(performance.now())))
      await post(stand.url, stand.key, round)
      const answered = performance.now()
      // A delta that is there before the answer was read has taken no time.
      times.push(Math.max(0, (await arrived) - answered))
    }
    const counted = times.slice(WARM_UP)
    const figure = (share: number, atMost: number) => ({
      work: `POST acknowledged → delta at a client, idle: p${share * 100}`,
      against: '',
      ours: percentile(counted, share),
      theirs: null,
      unit: 'ms',
      atMost,
    })
    return [figure(0.5, 5), figure(0.99, 25)]
  } finally {
    client.disconnect()
    await stand.close()
  }
}

async function post(url: string, key: string, round: number): Promise<void> {
  const at = new Date(Date.parse('2026-11-18T09:00:00+07:00') + round * 1_000).toISOString()
  const response = await fetch(`${url}/api/v1/readings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify([{ measure: 'security.eid-eligible', unit: '20602', at, value: 10_000 + round }]),
  })
  if (!response.ok) throw new Error(`POST /readings: ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}
