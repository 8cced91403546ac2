import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** Brotli's effort. 4 is as fast as gzip and a fifth smaller: for what changes with every delta; 11 for what stays. */
export type Quality = 4 | 11

const compress = {
  br: (body: Buffer, quality: Quality) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  gzip: (body: Buffer, _quality: Quality) => promisify(gzip)(body),
}

/** The best encoding a client says it takes. */
export function encodingFor(accept: string | undefined): Encoding {
  const offered = (accept ?? '').split(',').map((part) => part.trim())
  for (const wanted of ['br', 'gzip'] as const) {
    if (offered.some((part) => part === wanted || (part.startsWith(`${wanted};`) && !/q=0(\.0*)?$/.test(part))))
      return wanted
  }
  return 'identity'
}

/**
 * Compresses each version of a body once, however many ask for it at the same time. Past `most` names it forgets the one
 * that was compressed first.
 */
export function createEncodings(quality: Quality, most = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, { readonly version: string; readonly body: Promise<Buffer> }>()
  return (name: string, version: string, encoding: Encoding, body: () => string | Buffer): Promise<Buffer> => {
    const key = `${encoding} ${name}`
    const known = kept.get(key)
    if (known?.version === version) return known.body
    const made = body()
    const plain = typeof made === 'string' ? Buffer.from(made) : made
    const encoded = encoding === 'identity' ? Promise.resolve(plain) : compress[encoding](plain, quality)
    kept.set(key, { version, body: encoded })
    const [oldest = key] = kept.keys()
    if (kept.size > most) kept.delete(oldest)
    return encoded
  }
}
