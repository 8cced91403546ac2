import { QueryClientProvider } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { NOW, playedSnapshot } from '../testing/played.ts'
import { createLine } from './line.ts'
import { createQueryClient } from './query-client.ts'
import { createServerClock } from './server-clock.ts'
import { LineProvider, useLive } from './use-live.ts'

const snapshot = playedSnapshot({ seq: 7 })

function Shown() {
  return <p>{useLive('508').snapshot?.seq ?? 'on its way'}</p>
}

it('asks HTTP for the snapshot first, and the socket only for what comes after it', async () => {
  const said: unknown[][] = []
  // A socket that was there before the page.
  const socket = { connected: true, active: true, emit: (...packet: unknown[]) => void said.push(packet) } as never
  const getJson = (async () => ({ body: snapshot, date: NOW })) as never
  const cache = createQueryClient()
  const source = { getJson, clock: createServerClock(() => performance.now()) }
  const line = createLine({ source, cache, socket, afterPaint: (work) => work() })
  const { container } = await render(
    <QueryClientProvider client={cache}>
      <LineProvider value={line}>
        <Shown />
      </LineProvider>
    </QueryClientProvider>,
  )
  await expect.poll(() => container.textContent).toBe('7')
  await expect.poll(() => said).toEqual([['watch', { scope: '508', held: { epoch: snapshot.epoch, seq: 7 } }]])
  cache.clear()
})
