import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LIVE_NAMESPACE } from '@ioc/contract'
import { Server, type Socket } from 'socket.io'
import { io, type Socket as Client } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeFrame } from './frame.ts'
import { createWire } from './wire.ts'

let server: Server
let client: Client
let socket: Socket
const got: number[] = []

beforeEach(async () => {
  got.length = 0
  const http = createServer()
  server = new Server(http, { transports: ['websocket'], perMessageDeflate: false })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const connected = new Promise<Socket>((resolve) => server.of(LIVE_NAMESPACE).once('connection', resolve))
  const { port } = http.address() as AddressInfo
  client = io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, { transports: ['websocket'], forceNew: true })
  client.on('delta', ({ n }: { n: number }) => got.push(n))
  socket = await connected
})
afterEach(async () => {
  client.disconnect()
  await server.close()
})

const message = (n: number, filler: number) => ({ n, filler: 'đ'.repeat(filler) })
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('a wire', () => {
  it.each([0, 10, 5_000, 70_000])(
    'sends frames that a client reads as events, with %i more characters',
    async (filler) => {
      const wire = createWire(socket)
      for (const n of upTo(5)) wire.send(encodeFrame('delta', JSON.stringify(message(n, filler))))
      await expect.poll(() => got).toEqual(upTo(5))
    },
  )

  it("keeps the order among frames and Socket.IO's own events, whatever their sizes", async () => {
    const wire = createWire(socket)
    for (const n of upTo(300)) {
      const body = message(n, n % 7 === 0 ? 90_000 : n)
      if (n % 3 === 0) socket.emit('delta', body)
      else wire.send(encodeFrame('delta', JSON.stringify(body)))
      if (n % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await expect.poll(() => got, { timeout: 30_000 }).toEqual(upTo(300))
  })

  it('knows what waits for a client that does not read, wherever it waits', async () => {
    const wire = createWire(socket)
    await expect.poll(() => wire.waiting()).toBe(0)
    const big = message(0, 4_000_000)
    socket.emit('delta', big)
    socket.emit('delta', big)
    expect(wire.waiting()).toBeGreaterThan(4_000_000)
  })

  it('ends a connection at once, whatever waits', async () => {
    const wire = createWire(socket)
    const end = new Promise((resolve) => client.once('disconnect', resolve))
    socket.emit('delta', message(0, 4_000_000))
    wire.cut()
    expect(await end).toBe('transport close')
  })

  it('takes the ordinary way where a connection looks different inside', async () => {
    const inside: { transport: { socket?: unknown } } = socket.conn as never
    const ws = inside.transport.socket
    Object.defineProperty(inside.transport, 'socket', { value: undefined, configurable: true })
    const wire = createWire(socket)
    Object.defineProperty(inside.transport, 'socket', { value: ws, configurable: true })
    for (const n of upTo(3)) wire.send(encodeFrame('delta', JSON.stringify(message(n, 10))))
    await expect.poll(() => got).toEqual(upTo(3))
    expect(wire.waiting()).toBe(0)
    wire.cut()
    await expect.poll(() => client.connected).toBe(false)
  })
})
