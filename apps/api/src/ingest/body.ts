import { createHash, type Hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { AcceptedReply, ReadingsQuery } from '@ioc/contract'
import { Problem } from '../errors.ts'
import { readBounded } from '../plugins/bodies.ts'
import type { SourceRecord } from '../store/store.ts'
import type { Ingest } from './ingest.ts'
import { readCsv } from './read-csv.ts'
import { readJson, readLargeJson, SMALL_JSON } from './read-json.ts'
import { readNdjson } from './read-ndjson.ts'
import type { Implausibles, Upload } from './upload.ts'

/** A JSON body is held whole while it is read; more goes as NDJSON, which is not. */
export const JSON_LIMIT = 10 * 1024 * 1024
/** Five million rows, which is the most that is stored as one batch, take about so much. */
export const STREAM_LIMIT = 1024 * 1024 * 1024

/** A request's body in one of the three formats: JSON is here whole, the others come as they are read. */
export type Body =
  | { readonly format: 'json'; readonly bytes: Buffer }
  | { readonly format: 'ndjson' | 'csv'; readonly stream: Readable }

/** Who sends a body, and how it is to be taken. */
export interface Sender {
  readonly source: SourceRecord
  readonly query: ReadingsQuery
  readonly idempotencyKey: string | undefined
  /** Told how many rows the body held, before they are stored. */
  readonly count: (rows: number) => void
}

/** Reads a body of any format to its end, and only then stores what it holds. Throws `Problem`. */
export async function takeBody(ingest: Ingest, body: Body, sender: Sender): Promise<AcceptedReply> {
  const { source, query, idempotencyKey: key, count } = sender
  const { mode, dryRun } = query
  const implausible: Implausibles = { stands: () => query.implausible === 'mark', held: 'caused' }
  const digest = key === undefined || dryRun ? undefined : createHash('sha256')
  // The same bytes read another way are another body.
  digest?.update(`${body.format} ${mode} ${query.number}${query.implausible === 'mark' ? ' mark' : ''}\n`)
  const idempotency = () => (key === undefined || !digest ? undefined : { key, bodyHash: digest.digest('hex') })

  if (body.format === 'json') digest?.update(body.bytes)
  if (body.format === 'json' && body.bytes.length <= SMALL_JSON) {
    const rows = readJson(body.bytes)
    count(rows.length)
    return ingest.accept(rows, { source, mode, dryRun, implausible, idempotency: idempotency() })
  }
  const upload = ingest.open({ source, mode, dryRun, implausible, assumeZone: body.format === 'csv' })
  try {
    const beside =
      body.format === 'json' ? await readLargeJson(body.bytes, upload) : await readStream(body, upload, query, digest)
    count(upload.rows())
    return { ...(await upload.finish(idempotency())), ...beside }
  } finally {
    upload.close()
  }
}

async function readStream(
  { format, stream }: Extract<Body, { stream: Readable }>,
  upload: Upload,
  { number }: ReadingsQuery,
  digest: Hash | undefined,
): Promise<Pick<AcceptedReply, 'assumedZone'>> {
  const bytes = digested(stream, digest)
  try {
    if (format === 'csv') return await readCsv(bytes, upload, number)
    await readNdjson(bytes, upload)
    return {}
  } catch (error) {
    if (error instanceof Problem || !stream.destroyed) throw error
    throw new Problem('bad-request', 'The upload broke off before its end. Nothing was stored.')
  } finally {
    await bytes.return(undefined)
  }
}

async function* digested(stream: Readable, digest: Hash | undefined): AsyncGenerator<Buffer, undefined> {
  for await (const chunk of readBounded(stream, STREAM_LIMIT)) {
    digest?.update(chunk)
    yield chunk
  }
}
