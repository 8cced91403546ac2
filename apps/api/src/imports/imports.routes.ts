import { ImportChoices, ImportList, ImportState, ProfileList, SaveProfile } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { PERSONS_BODY } from '../plugins/bodies.ts'
import type { Imports } from './imports.ts'
import { templateRoutes } from './template/templates.routes.ts'
import { uploadRoutes } from './upload.routes.ts'

const Id = z.object({ id: z.uuid() })
const Gone = z.null().describe('Nothing is kept of it')
const config = { right: 'imports.write' } as const
const tags = ['imports']
const one = { tags, params: Id, response: { 200: ImportState } }
const gone = { tags, params: Id, response: { 204: Gone } }

interface ImportRoutesDeps {
  readonly imports: Imports
}

/** `/imports`, `/profiles` and `/templates`: a file is read, looked at, and stored once someone says so. */
export async function importRoutes(bare: FastifyInstance, { imports }: ImportRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  await app.register(uploadRoutes, { imports })
  await app.register(decisionRoutes, { imports })
  await app.register(templateRoutes, { templates: imports.templates })
  const list = { tags, summary: 'Earlier imports, the newest first', response: { 200: ImportList } }
  app.get('/imports', { config, schema: list }, async () => imports.list())
  app.get(
    '/imports/:id',
    { config, schema: { ...one, summary: 'What was understood, and what storing it would do' } },
    async (request) => imports.get(request.params.id),
  )
  const profiles = { tags, summary: 'The kinds of tables that are known', response: { 200: ProfileList } }
  app.get('/profiles', { config, schema: profiles }, async () => [...(await imports.profiles.list())])
}

/** What is decided of a file that waits: how it is read, whether it is stored, and what is kept of its columns. */
async function decisionRoutes(bare: FastifyInstance, { imports }: ImportRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const choose = { ...one, summary: 'Read it again as chosen', body: ImportChoices }
  app.patch('/imports/:id', { config, bodyLimit: PERSONS_BODY, schema: choose }, async (request) =>
    imports.choose(request.params.id, request.body),
  )
  app.post(
    '/imports/:id/commit',
    { config, schema: { ...one, summary: 'Store all of it as one batch' } },
    async (request) => imports.commit(request.params.id),
  )
  const cancel = { ...gone, summary: 'Throw it away, also while it is read' }
  app.delete('/imports/:id', { config, schema: cancel }, async (request, reply) => {
    await imports.cancel(request.params.id)
    return reply.code(204).send(null)
  })
  const save = { ...gone, body: SaveProfile, summary: 'Keep its columns as a profile' }
  app.post('/imports/:id/profile', { config, schema: save }, async (request, reply) => {
    await imports.saveProfile(request.params.id, request.body)
    return reply.code(204).send(null)
  })
}
