import multipart from '@fastify/multipart'
import { ImportState } from '@ioc/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { Imports, SentFile } from './imports.ts'
import { CAPS } from './read/caps.ts'

const Id = z.object({ id: z.uuid() })

/** The routes that take a file, as multipart/form-data: anew, or in place of one that waits. */
export async function uploadRoutes(bare: FastifyInstance, { imports }: { readonly imports: Imports }): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  await app.register(multipart, { limits: { fileSize: CAPS.file, files: 1, fields: 0, parts: 1, headerPairs: 50 } })
  const config = { right: 'imports.write' } as const
  const upload = { tags: ['imports'], consumes: ['multipart/form-data'], response: { 202: ImportState } }
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
