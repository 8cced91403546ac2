import { once } from 'node:events'
import { request } from 'node:http'
import { PassThrough, Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSourceUser, type SourceUser } from './testing/source-user.ts'

let user: SourceUser
let address: string
beforeAll(async () => {
  user = await createSourceUser()
  address = await user.app.listen()
})
afterAll(() => user.app.close())

/** The nth of many good readings, no two alike. */
const line = (n: number) => {
  const at = new Date(Date.UTC(2025, 0, 1) + n * 1000).toISOString()
  return `${JSON.stringify({ measure: 'accounts', unit: 'C', at, value: n % 1_000_000 })}\n`
}

function inject(payload: Readable, headers: Record<string, string> = {}) {
  return user.app.http.inject({
    method: 'POST',
    url: '/api/v1/readings',
    headers: {
      host: 'localhost',
      authorization: `Bearer ${user.key}`,
      'content-type': 'application/x-ndjson',
      ...headers,
    },
    payload,
  })
}

describe('a streamed upload', () => {
  it('is read whatever way its bytes are cut', async () => {
    const bytes = Buffer.from(`${line(1)}\r\n${line(2)}${line(3).trimEnd()}`)
    for (const size of [1, 7, 64, 1000]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      )
      const { accepted, unchanged } = (await inject(Readable.from(chunks))).json<Record<string, number>>()
      expect((accepted ?? 0) + (unchanged ?? 0)).toBe(3)
    }
  })

  it('of very many rows is stored as one batch, and a retry gets the first answer', async () => {
    const rows = () =>
      Readable.from(
        (function* () {
          for (let n = 0; n < 45_000; n += 100)
            yield Array.from({ length: 100 }, (_, i) => line(100_000 + n + i)).join('')
        })(),
      )
    const before = user.stored()
    const first = (await inject(rows(), { 'idempotency-key': 'long' })).json<Record<string, unknown>>()
    expect(first).toMatchObject({ accepted: 45_000, revised: 0, unchanged: 0 })
    expect(user.stored()).toBe(before + 1)
    expect((await inject(rows(), { 'idempotency-key': 'long' })).json()).toEqual(first)
    expect(user.stored()).toBe(before + 1)
  })

  it('with its last of many rows bad stores nothing', async () => {
    const before = user.stored()
    const rows = Array.from({ length: 30_000 }, (_, n) => line(200_000 + n)).join('')
    const answer = await inject(Readable.from([rows, line(0).replace('accounts', 'account')]))
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ row: 30_001, column: 'measure' }] })
    expect(user.stored()).toBe(before)
  })

  it('with a line past all sense is refused at that line, and the next is looked at', async () => {
    const long = Buffer.alloc(200_000, ' ')
    const answer = await inject(Readable.from([line(1), long, long, '\n', 'x\n', line(2)]))
    expect(answer.json()).toMatchObject({
      errors: [
        { row: 2, code: 'too-long' },
        { row: 3, code: 'bad-syntax' },
      ],
    })
  })

  it('that breaks off stores nothing', async () => {
    const before = user.stored()
    const { port, hostname } = new URL(address)
    const headers = { authorization: `Bearer ${user.key}`, 'content-type': 'application/x-ndjson' }
    const sending = request({ port, host: hostname, method: 'POST', path: '/api/v1/readings', headers })
    const broken = once(sending, 'error')
    const rows = new PassThrough()
    rows.pipe(sending)
    for (let n = 0; n < 1000; n++) rows.write(line(300_000 + n))
    await wait(100)
    sending.destroy(new Error('the cable was pulled'))
    await broken
    await wait(200)
    expect(user.stored()).toBe(before)
  })

  it('is answered at once where its header is wrong, though more is still to come', async () => {
    const { port, hostname } = new URL(address)
    const headers = { authorization: `Bearer ${user.key}`, 'content-type': 'text/csv' }
    const sending = request({ port, host: hostname, method: 'POST', path: '/api/v1/readings', headers })
    sending.on('error', () => {})
    sending.write('measure,unit,phone\nreceived,A,0905')
    const [answer] = await once(sending, 'response')
    expect(answer.statusCode).toBe(422)
    sending.destroy()
  })
})
