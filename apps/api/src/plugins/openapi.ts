import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

/** Nothing that leaves this machine: no fonts, counters, assistants or services of others. */
const SETTINGS = JSON.stringify({
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
})

/** Scalar's own page carries a script inside it, which our policy forbids; this one says the same in attributes. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>IOC API</title>
  </head>
  <body>
    <script id="api-reference" data-url="/openapi.json" data-configuration='${SETTINGS}'></script>
    <script src="/docs/js/scalar.js"></script>
  </body>
</html>
`

/** `/openapi.json` (3.1), made from the routes' own schemas, and `/docs`, which shows it. Before every route. */
export const openapi = fp(async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'IOC API',
        version: '1',
        description:
          'Readings in, cells out. Every error is a problem+json body (RFC 9457) whose `type` is stable. ' +
          'Live changes come over Socket.IO, namespace `/live`: `watch {scope}` gives a snapshot and then deltas.',
      },
      components: { securitySchemes: { sourceKey: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  const config = { right: 'public' } as const
  app.get('/openapi.json', { config, schema: { hide: true } }, async () => app.swagger())
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, ...config }
    })
    await docs.register(scalar, {
      routePrefix: '/docs',
      configuration: { url: '/openapi.json' },
      hooks: {
        preHandler(request, reply, done) {
          if (request.routeOptions.url === '/docs/') void reply.type('text/html; charset=utf-8').send(PAGE)
          else done()
        },
      },
    })
  })
})
