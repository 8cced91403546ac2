import type { Lang } from '@ioc/metrics'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { MemoryRouter, useLocation } from 'react-router'
import { render } from 'vitest-browser-react'
import type { GetJson } from '../data/http.ts'
import { createQueryClient } from '../data/query-client.ts'
import type { Source } from '../data/queries.ts'
import { LineProvider } from '../data/use-live.ts'
import { createPlayedClock, Stage, unopenedLine } from './stage.tsx'

/** Where and how a page is opened. */
export interface Opening {
  readonly address?: string
  readonly lang?: Lang
  readonly theme?: 'dark' | 'light'
}

const caches: ReturnType<typeof createQueryClient>[] = []

/** To be called after each test: nothing of a page outlives it. */
export function closePages(): void {
  for (const cache of caches.splice(0)) cache.clear()
}

const Address = () => {
  const { pathname, search } = useLocation()
  return <output data-address>{pathname + search}</output>
}

/** A page on everything it stands on, before whatever answers its questions; `where` is the address it is at. */
export async function openPage(
  getJson: GetJson,
  page: (source: Source) => ReactNode,
  { address = '/', lang = 'vi', theme = 'dark' }: Opening = {},
) {
  const time = createPlayedClock()
  const cache = createQueryClient()
  caches.push(cache)
  const source: Source = { getJson, clock: time.clock }
  const screen = await render(
    <QueryClientProvider client={cache}>
      <LineProvider value={unopenedLine(source, cache)}>
        <MemoryRouter initialEntries={[address]}>
          <Stage played={time} lang={lang} theme={theme}>
            <div className="bg-page p-4 text-text">{page(source)}</div>
            <Address />
          </Stage>
        </MemoryRouter>
      </LineProvider>
    </QueryClientProvider>,
  )
  const where = () => screen.container.querySelector('[data-address]')?.textContent ?? ''
  return { screen, cache, time, where }
}
