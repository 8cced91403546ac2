import multipart, { type MultipartFields } from '@fastify/multipart'
import { ImportState, UploadChoices } from '@ioc/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { Imports, SentFile } from './imports.ts'
import { CAPS } from './read/caps.ts'

const FIELDS = Object.keys(UploadChoices.shape).length
const DESCRIPTION = `The part \`file\` holds the file. What is known of it may be said in fields before it, as it may be
chosen later: \`delimiter\` (comma, semicolon or tab) of a CSV whose lines do not agree, \`hidden\` (read or leave-out)
for rows and columns that are hidden in the sheet, \`sheet\`, \`profile\`, \`unit\`, \`period\`, \`number\`.`

const Id = z.object({ id: z.uuid() })

/** The routes that take a file, as multipart/form-data: anew, or in place of one that waits. */
export async function uploadRoutes(bare: FastifyInstance, { imports }: { readonly imports: Imports }): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  await app.register(multipart, {
    limits: { fileSize: CAPS.file, files: 1, fields: FIELDS, parts: FIELDS + 1, fieldSize: 200, headerPairs: 50 },
  })
  const config = { right: 'imports.write' } as const
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

async function fileOf(request: FastifyRequest): Promise<SentFile> {
  if (!request.isMultipart()) throw new Problem('unsupported-format', 'Send the file as multipart/form-data.')
  const part = await request.file()
  if (!part) throw new Problem('bad-request', 'There is no file in what was sent.')
  if (/\.(xlsm|xltm|xlsb|xlam)$/i.test(part.filename)) {
    throw new Problem('unsupported-format', 'Workbooks with macros are not taken; save it as .xlsx.')
  }
  return { name: part.filename, bytes: await part.toBuffer(), choices: choicesOf(part.fields) }
}

/** What the fields before the file say. Throws `bad-request`, naming every field that is none. */
function choicesOf(fields: MultipartFields): UploadChoices {
  const said = Object.values(fields).flatMap((field) => {
    // One that is given twice stays a list, which no field may be.
    if (Array.isArray(field)) return [[field[0]?.fieldname ?? '', field] as const]
    return field?.type === 'field' ? [[field.fieldname, field.value] as const] : []
  })
  const choices = UploadChoices.safeParse(Object.fromEntries(said))
  if (choices.success) return choices.data
  const why = choices.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')
  throw new Problem('bad-request', `The fields beside the file are not as described: ${why}.`)
}
