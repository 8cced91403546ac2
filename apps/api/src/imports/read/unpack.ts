import { createInflateRaw } from 'node:zlib'
import { Readable } from 'node:stream'
import { Problem } from '../../errors.ts'
import type { ZipEntry } from './zip-directory.ts'

/**
 * The text of a part in pieces, never more than its directory entry promised: a part that lies about its size
 * is refused where it begins to. Throws `unsupported-format`.
 */
export async function* unpack(file: Buffer, entry: ZipEntry): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let seen = 0
  try {
    for await (const chunk of bytesOf(file, entry)) {
      seen += chunk.length
      if (seen > entry.unpacked) throw damaged(entry)
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    throw error instanceof Problem ? error : damaged(entry)
  }
  if (seen !== entry.unpacked) throw damaged(entry)
}

function bytesOf(file: Buffer, { method, packed, offset, name }: ZipEntry): AsyncIterable<Buffer> {
  if (offset + 30 > file.length) throw new Problem('unsupported-format', `The part ${JSON.stringify(name)} is missing.`)
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  const body = Readable.from([file.subarray(start, start + packed)])
  if (method === 0) return body
  if (method === 8) return body.pipe(createInflateRaw({ chunkSize: 64 * 1024 }))
  throw new Problem('unsupported-format', `The part ${JSON.stringify(name)} is packed in a way that is not known.`)
}

const damaged = ({ name }: ZipEntry) =>
  new Problem('unsupported-format', `The part ${JSON.stringify(name)} of the file is damaged.`)
