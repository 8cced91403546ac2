import { setTimeout } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import { makeKey } from '../../sources/source-key.ts'
import type { SourceRecord } from '../../store/store.ts'
import { createTestApp, type TestApp, type TestAppOptions } from '../../testing/test-app.ts'
import { registerPack } from './register-pack.ts'

/** A decoded answer; `body` is loose because each test looks at what it expects. */
export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown> & { readonly errors?: readonly Record<string, unknown>[] }
}

/** A source that keeps registers at a real server. */
export interface RecordUser {
  readonly app: TestApp
  readonly key: string
  put(register: string, rows: unknown, query?: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  remove(register: string, key: string, reason: string): Promise<Answer>
  get(path: string): Promise<Answer>
  ask(request: InjectOptions): Promise<Answer>
  /** The value of an indicator of a unit now. */
  value(indicator: string, unit: string): number | null | undefined
}

export async function createRecordUser(
  source: Partial<SourceRecord> = {},
  options: TestAppOptions = {},
): Promise<RecordUser> {
  const app = await createTestApp({ pack: registerPack(), ...options })
  const id = source.id ?? 'one-stop'
  await app.store.sources.put({ id, name: id, kind: 'api', sample: false, measures: null, units: null, ...source })
  const { id: keyId, key, hash } = makeKey()
  await app.store.sources.addKey({ id: keyId, source: id, hash, createdAt: 0, expiresAt: null, revokedAt: null })
  const headers = { host: 'localhost', authorization: `Bearer ${key}` }

  async function ask(request: InjectOptions): Promise<Answer> {
    for (;;) {
      const response = await app.http.inject(request)
      // A busy machine turns requests away for a moment, which is not what these tests are about.
      if (response.statusCode !== 503 || !response.body.includes('Too busy')) {
        return { status: response.statusCode, body: response.json<Answer['body']>() }
      }
      await setTimeout(200)
    }
  }

  return {
    app,
    key,
    ask,
    put: (register, rows, query = '', more = {}) =>
      ask({
        method: 'PUT',
        url: `/api/v1/registers/${register}/records${query}`,
        headers: { ...headers, 'content-type': 'application/json', ...more },
        payload: typeof rows === 'string' ? rows : JSON.stringify(rows),
      }),
    remove: (register, record, reason) =>
      ask({ method: 'DELETE', url: `/api/v1/registers/${register}/records/${record}`, headers, payload: { reason } }),
    get: (path) => ask({ url: `/api/v1/registers${path === '' ? '' : `/${path}`}`, headers: { host: 'localhost' } }),
    value(indicator, unit) {
      app.snapshotter.flush()
      const cells = app.snapshotter.latest(unit)?.snapshot().cells
      return cells?.find((cell) => cell.indicator === indicator && cell.unit === unit)?.value
    },
  }
}
