import { isUtf8 } from 'node:buffer'
import { request as plain, type IncomingMessage } from 'node:http'
import { request as secure, type RequestOptions } from 'node:https'
import type { ConnectorAllow } from '@ioc/contract'
import { unmarked } from '../rows/parse-list.ts'
import { ANSWER } from './answer-words.ts'
import { createGuard } from './guard.ts'
import { SourceBusy } from './retry-after.ts'
import { tlsFault } from './tls-faults.ts'

/** From the first byte sent to the last byte read. */
const WITHIN_MS = 10_000
const MOST_BYTES = 10 * 1024 * 1024
/** Too many requests, or out of service for a while. */
const BUSY: ReadonlySet<number> = new Set([429, 503])

export interface JsonRequest {
  readonly url: string
  readonly allow: ConnectorAllow
  /** Certificates of the one authority to believe; those everyone believes where it is left out. */
  readonly ca?: string | undefined
  readonly headers: Readonly<Record<string, string>>
  /** Of the last answer: the source may say that nothing changed. */
  readonly etag: string | null
  /** Ends it early. */
  readonly closing: AbortSignal
}

/** What a source answered, as it stands; `unchanged` where it says that our last answer still does. */
export type JsonAnswer = { readonly text: Buffer; readonly etag: string | null } | 'unchanged'

/**
 * Asks a source for JSON: only hosts that are listed, one resolution, no redirect, ten seconds and ten
 * megabytes at most. The text is not parsed here: who knows where its rows are reads it in turns. Throws an error
 * whose message is for people and holds none of our headers; `SourceBusy` where the source asks for patience.
 */
export async function fetchJson(asked: JsonRequest, within = WITHIN_MS, most = MOST_BYTES): Promise<JsonAnswer> {
  const late = AbortSignal.timeout(within)
  const signal = AbortSignal.any([late, asked.closing])
  try {
    const answer = await send(asked, signal)
    const { statusCode = 0, headers } = answer
    if (statusCode === 304 && asked.etag !== null) return answer.destroy() && 'unchanged'
    if (statusCode !== 200) {
      answer.destroy()
      if (BUSY.has(statusCode)) throw new SourceBusy(statusCode, headers['retry-after'])
      throw new Error(refusalOf(statusCode))
    }
    return { text: textOf(await readAll(answer, most)), etag: headers.etag ?? null }
  } catch (error) {
    if (late.aborted) throw new Error(`The source did not answer within ${within / 1000} s.`, { cause: error })
    const fault = tlsFault(new URL(asked.url).host, error)
    throw fault === undefined ? error : new Error(fault)
  }
}

function send({ url, allow, ca, headers, etag }: JsonRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const address = new URL(url)
  const host = address.hostname.replace(/^\[(.*)\]$/, '$1')
  const guard = createGuard(allow)
  guard.admit(host)
  if (address.protocol === 'http:' && !allow.plain.includes(host)) throw new Error(`${host} is not among allow.plain.`)
  const options: RequestOptions = {
    signal,
    agent: false,
    lookup: guard.lookup,
    ...(ca !== undefined && { ca }),
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'ioc-connector',
      ...headers,
      ...(etag !== null && { 'if-none-match': etag }),
    },
  }
  return new Promise((resolve, reject) => {
    const request = (address.protocol === 'http:' ? plain : secure)(address, options, resolve)
    request.on('error', reject)
    request.end()
  })
}

async function readAll(answer: IncomingMessage, most: number): Promise<Buffer> {
  const encoding = answer.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') throw new Error(`The source answered in ${encoding}, which was not asked for.`)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) throw new Error(`The source answered with more than ${most} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** JSON is UTF-8: what is not would be read with marks in place of its letters, which no unit has in its name. */
function textOf(bytes: Buffer): Buffer {
  if (!isUtf8(bytes)) throw new Error(`The ${ANSWER} is not JSON: it is not UTF-8.`)
  return unmarked(bytes)
}

function refusalOf(status: number): string {
  if (status >= 300 && status < 400) return `The source sends us elsewhere (${status}), and nobody follows.`
  if (status === 401 || status === 403) return `The source does not let us in (${status}). Look at its headers.`
  return `The source answered ${status}.`
}
