import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { HttpFailure } from '../data/http.ts'
import type { Source } from '../data/queries.ts'
import { closePages, type Opening, openPage } from './page-stage.tsx'
import { playedSnapshot } from './played.ts'

/** What a played server answers by the path asked for, and what it was sent. */
export interface PlayedServer {
  away: boolean
  readonly get: (path: string) => unknown
  /** Of what is sent: method, path and body; what it answers. */
  readonly sent: { readonly method: string; readonly path: string; readonly body: unknown }[]
  readonly take: (method: string, path: string, body: unknown) => unknown
}

/** How a part of the desk is opened for a test. */
export interface PlayedDesk extends Opening {
  readonly get?: PlayedServer['get']
  readonly take?: PlayedServer['take']
}

/** To be called after each test: nothing of a played desk outlives it. */
export function closeDesks(): void {
  vi.unstubAllGlobals()
  closePages()
}

/** A part of the desk before a played server, with the address it is at. */
export async function openDesk(part: (source: Source) => ReactNode, desk: PlayedDesk = {}) {
  const { get = () => undefined, take = () => ({}), ...opening } = desk
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
  const { screen, cache, where } = await openPage(
    getJson,
    (source) => <main className="flex flex-col gap-5">{part(source)}</main>,
    opening,
  )
  return { screen, server, cache, at: where }
}
