import { QueryClientProvider } from '@tanstack/react-query'
import type { Lang } from '@ioc/metrics'
import type { ReactNode } from 'react'
import { MemoryRouter, useLocation } from 'react-router'
import { vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { HttpFailure } from '../data/http.ts'
import { createQueryClient } from '../data/query-client.ts'
import type { Source } from '../data/queries.ts'
import { LineProvider } from '../data/use-live.ts'
import { playedSnapshot } from './played.ts'
import { createPlayedClock, Stage, unopenedLine } from './stage.tsx'

/** What a played server answers by the path asked for, and what it was sent. */
export interface PlayedServer {
  away: boolean
  readonly get: (path: string) => unknown
  /** Of what is sent: method, path and body; what it answers. */
  readonly sent: { readonly method: string; readonly path: string; readonly body: unknown }[]
  readonly take: (method: string, path: string, body: unknown) => unknown
}

/** How a part of the desk is opened for a test. */
export interface PlayedDesk {
  readonly address?: string
  readonly lang?: Lang
  readonly theme?: 'dark' | 'light'
  readonly get?: PlayedServer['get']
  readonly take?: PlayedServer['take']
}

const caches: ReturnType<typeof createQueryClient>[] = []

/** To be called after each test: nothing of a played desk outlives it. */
export function closeDesks(): void {
  vi.unstubAllGlobals()
  for (const cache of caches.splice(0)) cache.clear()
}

const Address = () => {
  const { pathname, search } = useLocation()
  return <output data-address>{pathname + search}</output>
}

/** A part of the desk before a played server, with the address it is at. */
export async function openDesk(part: (source: Source) => ReactNode, desk: PlayedDesk = {}) {
  const { address = '/', lang = 'vi', theme = 'dark', get = () => undefined, take = () => ({}) } = desk
  const server: PlayedServer = { away: false, get, sent: [], take }
  const getJson = (async (path: string) => {
    if (server.away) throw new HttpFailure(path, null)
    return { body: path.startsWith('/api/v1/snapshot') ? playedSnapshot() : server.get(path), date: null }
  }) as Source['getJson']
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit) => {
    if (server.away) throw new TypeError('no network')
    const read = typeof body === 'string' ? JSON.parse(body) : null
    server.sent.push({ method, path, body: read })
    return Response.json(server.take(method, path, read))
  })
  const time = createPlayedClock()
  const cache = createQueryClient()
  caches.push(cache)
  const source = { getJson, clock: time.clock }
  const screen = await render(
    <QueryClientProvider client={cache}>
      <LineProvider value={unopenedLine(source, cache)}>
        <MemoryRouter initialEntries={[address]}>
          <Stage played={time} lang={lang} theme={theme}>
            <main className="flex flex-col gap-5 bg-page p-4">{part(source)}</main>
            <Address />
          </Stage>
        </MemoryRouter>
      </LineProvider>
    </QueryClientProvider>,
  )
  const at = () => screen.container.querySelector('[data-address]')?.textContent
  return { screen, server, cache, at }
}
