import { ScreenChange, ScreenId, ScreenList, ScreenRecord } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ScreenDesk } from './screen-desk.ts'

const OfScreen = z.object({ screen: ScreenId })
const Gone = z.null().describe('It has no record any more')
const read = { right: 'screens.read' } as const
const manage = { right: 'screens.manage' } as const
const tags = ['screens']

/** `/screens`: every wall, how it does, and what it is told to show. */
export async function screenRoutes(bare: FastifyInstance, { desk }: { readonly desk: ScreenDesk }): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const list = { tags, summary: 'Every screen and how it does', response: { 200: ScreenList } }
  app.get('/screens', { config: read, schema: list }, desk.list)
  const one = { tags, params: OfScreen, response: { 200: ScreenRecord } }
  app.get(
    '/screens/:screen',
    { config: read, schema: { ...one, summary: 'What a screen is told to show' } },
    ({ params }) => desk.get(params.screen),
  )
  app.put(
    '/screens/:screen',
    { config: manage, schema: { ...one, summary: 'Tell a screen what to show', body: ScreenChange } },
    ({ params, body }) => desk.put(params.screen, body),
  )
  const gone = { tags, params: OfScreen, response: { 204: Gone }, summary: 'Take away what a screen is told' }
  app.delete('/screens/:screen', { config: manage, schema: gone }, async ({ params }, reply) => {
    await desk.remove(params.screen)
    return reply.code(204).send(null)
  })
}
