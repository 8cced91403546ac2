import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bodies } from './bodies.ts'
import { heldBodies } from './held-bodies.ts'
import { problems } from './problems.ts'

const MB = 1024 * 1024

describe('what all bodies hold together', () => {
  let app: FastifyInstance
  let gate: PromiseWithResolvers<void>
  let inside: number

  beforeEach(async () => {
    gate = Promise.withResolvers()
    inside = 0
    app = Fastify()
    await app.register(problems)
    await app.register(bodies)
    await app.register(heldBodies, { most: 10 * MB })
    const wait = async () => {
      inside++
      await gate.promise
      return { stored: true }
    }
    app.addContentTypeParser('text/csv', (_request, payload, done) => {
      payload.resume().on('end', () => done(null))
    })
    app.post('/rows', { bodyLimit: 4 * MB, config: { streamLimit: 8 * MB } }, wait)
  })
  afterEach(() => app.close())

  const send = (bytes: number, type = 'application/json', headers: Readonly<Record<string, string>> = {}) =>
    app.inject({
      method: 'POST',
      url: '/rows',
      headers: { 'content-type': type, ...headers },
      payload: type === 'application/json' ? `[${' '.repeat(bytes - 2)}]` : ' '.repeat(bytes),
    })

  it('is bounded: what finds no room is asked to come again, and then is taken', async () => {
    const first = [send(MB), send(MB)]
    await expect.poll(() => inside, { timeout: 30_000 }).toBe(2)
    const refused = await send(MB)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '1'])
    expect(refused.json()).toMatchObject({
      type: 'urn:ioc:problem:not-ready',
      detail: expect.stringContaining('Other uploads') as string,
    })
    gate.resolve()
    for (const { statusCode } of await Promise.all(first)) expect(statusCode).toBe(200)
    expect((await send(MB)).statusCode).toBe(200)
  })

  it('has room for one body of any size that its door takes, for small ones, and for what goes through', async () => {
    const first = send(4 * MB)
    await expect.poll(() => inside, { timeout: 30_000 }).toBe(1)
    const others = [send(100 * 1024), send(8 * MB, 'text/csv')]
    await expect.poll(() => inside, { timeout: 30_000 }).toBe(3)
    expect((await send(MB)).statusCode).toBe(503)
    gate.resolve()
    for (const { statusCode } of await Promise.all([first, ...others])) expect(statusCode).toBe(200)
  })

  it('counts a body that does not say its size as the largest that its door takes', async () => {
    const first = send(300 * 1024, 'application/json', { 'transfer-encoding': 'chunked' })
    await expect.poll(() => inside, { timeout: 30_000 }).toBe(1)
    expect((await send(MB)).statusCode).toBe(503)
    gate.resolve()
    expect((await first).statusCode).toBe(200)
  })
})
