import multipart from '@fastify/multipart'
import { ImportChoices, ImportList, ImportState, ProfileList, SaveProfile } from '@ioc/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { Imports, SentFile } from './imports.ts'
import { CAPS } from './read/caps.ts'
import { templateRoutes } from './template/templates.routes.ts'

const Id = z.object({ id: z.uuid() })
const Gone = z.null().describe('Nothing is kept of it')

/** `/imports` and `/profiles`: a file is read, looked at, and stored once someone says so. */
export async function importRoutes(bare: FastifyInstance, { imports }: { readonly imports: Imports }): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  await app.register(multipart, { limits: { fileSize: CAPS.file, files: 1, fields: 0, parts: 1, headerPairs: 50 } })
  const config = { right: 'imports.write' } as const
  const described = { tags: ['imports'], response: { 200: ImportState } }
  const one = { ...described, params: Id }

  const upload = { ...described, consumes: ['multipart/form-data'], response: { 202: ImportState } }
  app.post(
    '/imports',
    { config, schema: { ...upload, summary: 'Send a file (XLSX or CSV) to be read' } },
    async (request, reply) => reply.code(202).send(await imports.send(await fileOf(request))),
  )
  app.post(
    '/imports/:id/file',
    { config, schema: { ...upload, params: Id, summary: 'Replace it by a corrected file' } },
    async (request, reply) => reply.code(202).send(await imports.replace(request.params.id, await fileOf(request))),
  )
  const list = { tags: ['imports'], summary: 'Earlier imports, the newest first', response: { 200: ImportList } }
  app.get('/imports', { config, schema: list }, async () => imports.list())
  app.get(
    '/imports/:id',
    { config, schema: { ...one, summary: 'What was understood, and what storing it would do' } },
    async (request) => imports.get(request.params.id),
  )
  const choose = { ...one, summary: 'Read it again as chosen', body: ImportChoices }
  app.patch('/imports/:id', { config, schema: choose }, async (request) =>
    imports.choose(request.params.id, request.body),
  )
  app.post(
    '/imports/:id/commit',
    { config, schema: { ...one, summary: 'Store all of it as one batch' } },
    async (request) => imports.commit(request.params.id),
  )
  const cancel = {
    tags: ['imports'],
    params: Id,
    summary: 'Throw it away, also while it is read',
    response: { 204: Gone },
  }
  app.delete('/imports/:id', { config, schema: cancel }, async (request, reply) => {
    await imports.cancel(request.params.id)
    return reply.code(204).send(null)
  })
  const save = {
    tags: ['imports'],
    params: Id,
    body: SaveProfile,
    summary: 'Keep its columns as a profile',
    response: { 204: Gone },
  }
  app.post('/imports/:id/profile', { config, schema: save }, async (request, reply) => {
    await imports.saveProfile(request.params.id, request.body)
    return reply.code(204).send(null)
  })
  const profiles = { tags: ['imports'], summary: 'The kinds of tables that are known', response: { 200: ProfileList } }
  app.get('/profiles', { config, schema: profiles }, async () => [...(await imports.profiles.list())])
  await app.register(templateRoutes, { templates: imports.templates })
}

async function fileOf(request: FastifyRequest): Promise<SentFile> {
  if (!request.isMultipart()) throw new Problem('unsupported-format', 'Send the file as multipart/form-data.')
  const part = await request.file()
  if (!part) throw new Problem('bad-request', 'There is no file in what was sent.')
  if (/\.(xlsm|xltm|xlsb|xlam)$/i.test(part.filename)) {
    throw new Problem('unsupported-format', 'Workbooks with macros are not taken; save it as .xlsx.')
  }
  return { name: part.filename, bytes: await part.toBuffer() }
}
