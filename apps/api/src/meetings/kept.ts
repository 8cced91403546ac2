import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { Problem } from '../errors.ts'
import type { DocumentStore } from '../store/store.ts'

const KIND = 'kept'
/** A snapshot of a district takes a fifteenth of its size, in less than a tenth of a second. */
const QUALITY = 6

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)
const digestOf = (json: Buffer) => createHash('sha256').update(json).digest('hex')

/** JSON as it was kept, and the same compressed by Brotli. */
export interface KeptJson {
  readonly plain: Buffer
  readonly brotli: Buffer
}

/** JSON that never changes, by the SHA-256 of its bytes: what is alike is kept once. */
export interface KeptDocuments {
  /** Resolves with its digest when it is on the disk. */
  keep(json: string): Promise<string>
  /** Throws where it is not there, or no longer what its digest says. */
  read(digest: string): Promise<KeptJson>
}

export function createKeptDocuments(documents: Pick<DocumentStore, 'get' | 'put'>): KeptDocuments {
  return {
    async keep(json) {
      const plain = Buffer.from(json)
      const digest = digestOf(plain)
      if (await documents.get(KIND, digest)) return digest
      const brotli = await compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
      await documents.put(KIND, digest, brotli.toString('base64'), 0).catch(alreadyKept)
      return digest
    },
    async read(digest) {
      const found = await documents.get(KIND, digest)
      if (typeof found?.body !== 'string') throw new Error(`What was kept as ${digest} is not there.`)
      const brotli = Buffer.from(found.body, 'base64')
      const plain = await decompress(brotli)
      if (digestOf(plain) !== digest) throw new Error(`What was kept as ${digest} is no longer what it was.`)
      return { plain, brotli }
    },
  }
}

/** Of two who keep the same at once, one is first. */
function alreadyKept(error: unknown): void {
  if (!(error instanceof Problem) || error.id !== 'conflict') throw error
}
