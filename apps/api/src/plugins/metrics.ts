import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import fastifyMetrics from 'fastify-metrics'
import { NEVER_TURNED_AWAY } from './limits.ts'

/** `/metrics` for Prometheus: the process, and how long each route takes. */
export const metrics = fp(async (app: FastifyInstance) => {
  await app.register(fastifyMetrics.default, {
    endpoint: null,
    // The registry is the process's; a second server in one process (tests) begins it anew.
    clearRegisterOnInit: true,
    routeMetrics: {
      overrides: { histogram: { buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2] } },
      enabled: { summary: false },
    },
  })
  const { register } = app.metrics.client
  const config = { right: 'metrics.read', ...NEVER_TURNED_AWAY } as const
  app.get('/metrics', { config, schema: { hide: true } }, async (_request, reply) =>
    reply.type(register.contentType).send(await register.metrics()),
  )
})
