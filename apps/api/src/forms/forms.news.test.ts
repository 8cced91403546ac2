import type { Receipt } from '@ioc/contract'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
let client: ReturnType<typeof io>
const told: unknown[] = []

beforeEach(async () => {
  app = await createTestApp()
  client = io(`${await app.listen()}/live`, { transports: ['websocket'], reconnection: false })
  client.on('changed', ({ thing }) => void (String(thing).startsWith('forms/') && told.push(thing)))
  await new Promise<void>((done) => void client.once('connect', done))
})
afterEach(async () => {
  told.length = 0
  client.disconnect()
  await app.close()
})

const ask = (method: 'PUT' | 'POST', path: string, payload: object) =>
  app.http.inject({
    method,
    url: `/api/v1/forms${path}`,
    headers: { host: 'localhost', 'idempotency-key': 'key-00000001' },
    payload,
  })
const draft = { version: 0, rows: [{ measure: 'accounts', period: null, text: '4', lang: 'vi', note: '' }] }
const sending = { rows: [{ measure: 'accounts', value: 40 }] }

describe('whoever has a form open', () => {
  it('is told when another’s draft of it is kept, and not when it is refused', async () => {
    await ask('PUT', '/A/draft', draft)
    await expect.poll(() => told).toEqual(['forms/A'])
    expect((await ask('PUT', '/A/draft', draft)).statusCode).toBe(409)
    await ask('PUT', '/B/draft', draft)
    await expect.poll(() => told).toEqual(['forms/A', 'forms/B'])
  })

  it('is told when it was sent, and its receipt when it was confirmed', async () => {
    const { number } = (await ask('POST', '/A/submissions', sending)).json<Receipt>()
    await ask('POST', `/receipts/${number.toLowerCase()}/confirmation`, { role: 'leader' })
    await expect.poll(() => told).toEqual(['forms/A', `forms/receipts/${number}`])
  })
})
