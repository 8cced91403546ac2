import { SavedView, SavedViewInput, SavedViewList } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Views } from './views.ts'

export interface ViewRoutesDeps {
  readonly views: Views
  /** Told `views` when one was saved or removed. */
  readonly announce: (thing: string) => void
}

const OfView = z.object({ view: z.uuid() })
const Gone = z.null().describe('Nothing is kept of it')
const write = { right: 'views.write' } as const
const tags = ['views']

/** `/views`: addresses of the desk by name. */
export async function viewRoutes(bare: FastifyInstance, { views, announce }: ViewRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const list = { tags, summary: 'Saved views, by name', response: { 200: SavedViewList } }
  app.get('/views', { config: { right: 'snapshot.read' }, schema: list }, async () => ({
    views: [...(await views.list())],
  }))
  const save = { tags, summary: 'Save an address by a name', body: SavedViewInput, response: { 201: SavedView } }
  app.post('/views', { config: write, schema: save }, async ({ body }, reply) => {
    const view = await views.save(body)
    announce('views')
    return reply.code(201).send(view)
  })
  const remove = { tags, summary: 'Forget a saved view', params: OfView, response: { 204: Gone } }
  app.delete('/views/:view', { config: write, schema: remove }, async ({ params }, reply) => {
    await views.remove(params.view)
    announce('views')
    return reply.code(204).send(null)
  })
}
