import multipart from '@fastify/multipart'
import { ImportState } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AROUND, fileOf, LIMITS } from './file-of.routes.ts'
import type { Imports } from './imports.ts'
import { CAPS } from './read/caps.ts'

const DESCRIPTION = `The part \`file\` holds the file. What is known of it may be said in fields beside it, as it may be
chosen later: \`delimiter\` (comma, semicolon or tab) of a CSV whose lines do not agree, \`hidden\` (read or leave-out)
for rows and columns that are hidden in the sheet, \`sheet\`, \`profile\`, \`unit\`, \`period\`, \`number\`.`

const Id = z.object({ id: z.uuid() })

/** The routes that take a file, as multipart/form-data: anew, or in place of one that waits. */
export async function uploadRoutes(bare: FastifyInstance, { imports }: { readonly imports: Imports }): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  await app.register(multipart, { limits: LIMITS })
  const config = { right: 'imports.write', streamLimit: CAPS.file + AROUND } as const
  const upload = { tags: ['imports'], consumes: ['multipart/form-data'], response: { 202: ImportState } }
  app.post(
    '/imports',
    { config, schema: { ...upload, summary: 'Send a file (XLSX or CSV) to be read', description: DESCRIPTION } },
    async (request, reply) => reply.code(202).send(await imports.send(await fileOf(request))),
  )
  app.post(
    '/imports/:id/file',
    { config, schema: { ...upload, params: Id, summary: 'Replace it by a corrected file' } },
    async (request, reply) => reply.code(202).send(await imports.replace(request.params.id, await fileOf(request))),
  )
}
