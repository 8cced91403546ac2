import { makeKey } from '../../sources/source-key.ts'
import type { SourceRecord } from '../../store/store.ts'
import { createTestApp, type TestApp, type TestAppOptions } from '../../testing/test-app.ts'

/** A source with a key of its own at a real server. */
export interface SourceUser {
  readonly app: TestApp
  readonly key: string
  /** Sends readings: rows as JSON, text as what `type` says. */
  send(body: unknown, how?: How): Promise<Answer>
  /** Batches stored so far. */
  stored(): number
}

export interface How {
  readonly type?: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A decoded answer; `body` is loose because each test looks at what it expects. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: Record<string, unknown> & { readonly errors?: readonly Record<string, unknown>[] }
}

export async function createSourceUser(
  source: Partial<SourceRecord> = {},
  options: TestAppOptions = {},
): Promise<SourceUser> {
  const app = await createTestApp(options)
  const id = source.id ?? 'counter'
  await app.store.sources.put({
    id,
    name: 'Counter',
    kind: 'api',
    sample: false,
    measures: null,
    units: null,
    ...source,
  })
  const { id: keyId, key, hash } = makeKey()
  await app.store.sources.addKey({ id: keyId, source: id, hash, createdAt: 0, expiresAt: null, revokedAt: null })
  return {
    app,
    key,
    stored: () => app.store.lastSeq(),
    async send(body, { type = 'application/json', query = '', headers = {} } = {}) {
      const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
      const response = await app.http.inject({
        method: 'POST',
        url: `/api/v1/readings${query === '' ? '' : `?${query}`}`,
        headers: { host: 'localhost', authorization: `Bearer ${key}`, 'content-type': type, ...headers },
        payload,
      })
      const decoded = response.json<Answer['body']>()
      return {
        status: response.statusCode,
        type: String(response.headers['content-type']),
        headers: response.headers,
        body: decoded,
      }
    },
  }
}
