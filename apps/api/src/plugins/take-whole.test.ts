import { connect } from 'node:net'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problems } from './problems.ts'
import { takeWhole } from './take-whole.ts'

const LIMIT = 1_000_000

describe('a body that is taken whole', () => {
  let app: FastifyInstance
  let taken: Buffer[]
  let faults: unknown[]
  let port: number

  beforeEach(async () => {
    taken = []
    faults = []
    app = Fastify()
    await app.register(problems)
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', async (request: FastifyRequest, stream: FastifyRequest['raw']) =>
      takeWhole(request, stream).catch((error: unknown) => {
        faults.push(error)
        throw error
      }),
    )
    app.post<{ Body: Buffer }>('/', { bodyLimit: LIMIT }, ({ body }) => {
      taken.push(body)
      return { length: body.length }
    })
    port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
  })
  afterEach(() => app.close())

  const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251)
  const post = (body: NonNullable<RequestInit['body']>, more: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { 'content-type': 'x/y' }, body, ...more })
  const chunked = (chunks: readonly Uint8Array[]) => post(ReadableStream.from(chunks), { duplex: 'half' })

  it.each([0, 1, 65_536, LIMIT])('is what was sent, where that is %d bytes', async (length) => {
    expect((await post(bytes(length))).status).toBe(200)
    expect(Buffer.compare(taken[0] ?? Buffer.alloc(1), bytes(length))).toBe(0)
  })

  it('is what was sent, where it does not say its size', async () => {
    const all = bytes(300_000)
    const parts = [all.subarray(0, 1), all.subarray(1, 100_000), all.subarray(100_000)]
    expect((await chunked(parts)).status).toBe(200)
    expect(Buffer.compare(taken[0] ?? Buffer.alloc(1), all)).toBe(0)
  })

  it('is refused past what its door takes, where it does not say its size', async () => {
    expect((await chunked([bytes(LIMIT), bytes(1)])).status).toBe(413)
    expect(taken).toEqual([])
  })

  it('is given up where its sender goes away', async () => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: x/y\r\ncontent-length: 100\r\n\r\nhalf')
    socket.destroySoon()
    await expect.poll(() => faults.length, { timeout: 30_000 }).toBe(1)
    expect(taken).toEqual([])
  })
})
