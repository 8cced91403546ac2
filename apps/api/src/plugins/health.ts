import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import { NEVER_TURNED_AWAY } from './limits.ts'

const Fine = z.object({ status: z.literal('ok') })

/** `/healthz`: the process answers. `/readyz`: it can also answer questions about the district. */
export const health = fp(async (app: FastifyInstance, { ready }: { ready: () => boolean }) => {
  const config = { right: 'public', ...NEVER_TURNED_AWAY } as const
  const schema = { tags: ['operations'], response: { 200: Fine } }
  app.get('/healthz', { config, schema }, async () => ({ status: 'ok' }))
  app.get('/readyz', { config, schema }, async () => {
    if (!ready()) throw new Problem('not-ready', 'The store is damaged and takes nothing more until it is restored.')
    return { status: 'ok' }
  })
})
