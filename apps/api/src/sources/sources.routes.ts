import { SourceList } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store.ts'
import { listSources } from './list-sources.ts'

/** `GET /sources`: who reports and when they last did. Never a key. */
export async function sourceRoutes(app: FastifyInstance, { store }: { store: Pick<Store, 'sources'> }): Promise<void> {
  app.get(
    '/sources',
    {
      config: { right: 'sources.read' },
      schema: { summary: 'Who reports, and when they last did', tags: ['sources'], response: { 200: SourceList } },
    },
    () => listSources(store),
  )
}
