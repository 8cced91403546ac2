import { connect } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bodies } from './bodies.ts'
import { heldBodies } from './held-bodies.ts'
import { problems } from './problems.ts'

const MB = 1024 * 1024

describe('what all bodies hold together', () => {
  let app: FastifyInstance
  let gate: PromiseWithResolvers<void>
  let admitted: number
  let inside: number

  beforeEach(async () => {
    gate = Promise.withResolvers()
    admitted = inside = 0
    app = Fastify()
    await app.register(problems)
    await app.register(bodies)
    await app.register(heldBodies, { most: 10 * MB })
    app.addHook('onRequest', (_request, _reply, done) => {
      admitted++
      done()
    })
    const wait = async () => {
      inside++
      await gate.promise
      return { stored: true }
    }
    app.addContentTypeParser('text/csv', (_request, payload, done) => {
      payload.resume().on('end', () => done(null))
    })
    app.post('/rows', { bodyLimit: 4 * MB, config: { streamLimit: 8 * MB } }, wait)
    app.post('/at-once', { bodyLimit: 4 * MB }, () => ({ stored: true }))
  })
  afterEach(() => app.close())

  const send = (
    bytes: number,
    type = 'application/json',
    headers: Readonly<Record<string, string>> = {},
    url = '/rows',
  ) =>
    app.inject({
      method: 'POST',
      url,
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

  it.each([
    ['before its body', 0],
    ['within its body', MB / 2],
    ['before its answer', MB],
  ])('has room again where the sender goes away %s', async (_when, sent) => {
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
    const statusOfThird = async () => (await send(MB, 'application/json', {}, '/at-once')).statusCode
    const gone = Array.from({ length: 2 }, () => {
      const socket = connect({ host: '127.0.0.1', port: Number(port) })
      socket.write(`POST /rows HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${MB}\r\n\r\n`)
      socket.write(`[${' '.repeat(MB - 2)}]`.slice(0, sent))
      return socket
    })
    // Both hold their room, so a third finds none.
    await expect.poll(() => admitted, { timeout: 30_000 }).toBe(2)
    expect(await statusOfThird()).toBe(503)
    for (const socket of gone) socket.destroy()
    gate.resolve()
    await expect.poll(statusOfThird, { timeout: 30_000 }).toBe(200)
  })
})
