// A process of its own: many clients that only count the bytes they get, so that the server is what is measured.
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** What the bench asks: open `count` clients, or say when `bytes` more have come to all of them together. */
export type Order =
  | {
      readonly open: {
        readonly port: number
        readonly path: string
        readonly count: number
        readonly hello: readonly string[]
      }
    }
  | { readonly expect: number }

const sockets: Socket[] = []
let received = 0
let expected = 0

/** A text as a client sends it: masked, at most 125 bytes. */
function masked(text: string): Buffer {
  const body = Buffer.from(text)
  const mask = randomBytes(4)
  const hidden = body.map((byte, i) => byte ^ (mask[i % 4] ?? 0))
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length]), mask, hidden])
}

function open(port: number, path: string, hello: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    sockets.push(socket)
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    )
    const left = [...hello]
    socket.once('data', function greeted() {
      const text = left.shift()
      // The next text of a greeting is understood only once the one before was answered.
      if (text !== undefined) {
        socket.write(masked(text))
        socket.once('data', greeted)
        return
      }
      socket.on('data', (chunk) => {
        received += chunk.length
        // Engine.IO asks now and then whether anyone is there: a short frame with a 2.
        if (chunk.length === 3 && chunk[2] === 0x32) socket.write(masked('3'))
        if (expected > 0 && received >= expected) {
          expected = 0
          process.send?.({ done: received })
        }
      })
      resolve()
    })
  })
}

process.on('message', (order: Order) => {
  if ('expect' in order) {
    received = 0
    expected = order.expect
    process.send?.({ counting: true })
    return
  }
  const { port, path, count, hello } = order.open
  const all = async () => {
    for (let i = 0; i < count; i += 50) {
      await Promise.all(Array.from({ length: Math.min(50, count - i) }, () => open(port, path, hello)))
    }
  }
  void all().then(() => process.send?.({ opened: count }))
})
process.on('disconnect', () => process.exit(0))
