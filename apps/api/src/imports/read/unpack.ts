import { crc32, createInflateRaw } from 'node:zlib'
import { Readable } from 'node:stream'
import { Problem } from '../../errors.ts'
import type { ZipEntry } from './zip-directory.ts'

/**
 * The text of a part in pieces, never more than its directory entry promised: a part that lies about its size
 * is refused where it begins to, one whose checksum (CRC-32) differs at its end. Throws `unsupported-format`.
 */
export async function* unpack(file: Buffer, entry: ZipEntry): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let seen = 0
  let sum = 0
  try {
    for await (const chunk of bytesOf(file, entry)) {
      seen += chunk.length
      sum = crc32(chunk, sum)
      if (seen > entry.unpacked) throw damaged(entry)
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    throw error instanceof Problem ? error : damaged(entry)
  }
  if (seen !== entry.unpacked || sum !== entry.checksum) throw damaged(entry)
}

function bytesOf(file: Buffer, { method, packed, start, name }: ZipEntry): AsyncIterable<Buffer> {
  const body = Readable.from([file.subarray(start, start + packed)])
  if (method === 0) return body
  if (method === 8) return body.pipe(createInflateRaw({ chunkSize: 64 * 1024 }))
  throw new Problem('unsupported-format', `The part ${JSON.stringify(name)} is packed in a way that is not known.`)
}

const damaged = ({ name }: ZipEntry) =>
  new Problem(
    'unsupported-format',
    `The part ${JSON.stringify(name)} of the file is damaged; open the file, save it again and send that.`,
  )
