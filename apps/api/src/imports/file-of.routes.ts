import { UploadChoices } from '@ioc/contract'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import type { SentFile } from './import-state.ts'
import { CAPS } from './read/caps.ts'

const FIELDS = Object.keys(UploadChoices.shape).length
/** One more of each than is taken, so that what is too much is seen and named. */
export const LIMITS = {
  fileSize: CAPS.file,
  files: 2,
  fields: FIELDS + 1,
  fieldSize: 200,
  parts: FIELDS + 3,
  headerPairs: 50,
}

/** What multipart/form-data puts around a file. */
export const AROUND = 64 * 1024

/** The name of the one field there is. */
const FIELD = 'file'
const ONE_FILE = `Send one file, in the field "${FIELD}", and beside it what is known of it.`
/** What the reader of multipart says where there is more of anything than is taken. */
const TOO_MANY: ReadonlySet<unknown> = new Set(['FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT'])

/**
 * The one file of a multipart/form-data body (RFC 7578). Throws `unsupported-format` for another kind of body or a
 * workbook with macros, `too-large` for a file past its cap, `bad-request` for anything else that cannot be read.
 */
export async function fileOf(request: FastifyRequest): Promise<SentFile> {
  if (!request.isMultipart()) throw new Problem('unsupported-format', 'Send the file as multipart/form-data.')
  let file: Omit<SentFile, 'choices'> | undefined
  const said: (readonly [name: string, value: unknown])[] = []
  let sent = 0
  request.raw.on('data', (chunk: Buffer) => (sent += chunk.length))
  try {
    for await (const part of request.parts()) {
      if (part.type !== 'file') {
        said.push([part.fieldname, part.value])
        continue
      }
      if (part.fieldname !== FIELD)
        throw new Problem('bad-request', `The file is in the field ${shown(part.fieldname)}. ${ONE_FILE}`)
      if (file) throw new Problem('bad-request', `There are two files. ${ONE_FILE}`)
      const name = part.filename ?? ''
      if (/\.(xlsm|xltm|xlsb|xlam)$/i.test(name))
        throw new Problem('unsupported-format', 'Workbooks with macros are not taken; save it as .xlsx.')
      file = { name, bytes: await part.toBuffer() }
    }
  } catch (error) {
    throw asProblem(error)
  }
  if (!file) throw new Problem('bad-request', `There is no file in what was sent. ${ONE_FILE}`)
  // Headers without end, say, of which the reader keeps the beginning only.
  if (sent - file.bytes.length > AROUND)
    throw new Problem('bad-request', `There is too much around the file. ${ONE_FILE}`)
  return { ...file, choices: choicesOf(said) }
}

/** What the fields beside the file say. Throws `bad-request`, naming every field that is none or comes twice. */
function choicesOf(said: readonly (readonly [name: string, value: unknown])[]): UploadChoices {
  const twice = said.find(([name], index) => said.findIndex(([other]) => other === name) !== index)
  if (twice) throw new Problem('bad-request', `The field ${shown(twice[0])} comes twice.`)
  const choices = UploadChoices.safeParse(Object.fromEntries(said))
  if (choices.success) return choices.data
  const why = choices.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')
  throw new Problem('bad-request', `The fields beside the file are not as described: ${why}.`)
}

/** Whatever else goes wrong while a body is taken apart is wrong with the body. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    return new Problem('too-large', `A file is at most ${CAPS.file / 1024 / 1024} MB. Send it in parts.`)
  }
  if (TOO_MANY.has(code)) return new Problem('bad-request', ONE_FILE)
  return new Problem('bad-request', `It cannot be read as multipart/form-data: ${message ?? 'it is damaged'}.`)
}

const shown = (name: string | undefined) => JSON.stringify((name ?? '').slice(0, 40))
