// A process of its own: many clients that only count the bytes they get, so that the server is what is measured.
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** A text to send once another was heard. */
export interface Greeting {
  readonly after: string
  readonly say: string
}

/** What the bench asks: open `count` clients, or say when `bytes` more have come to all of them together. */
export type Order =
  | {
      readonly open: {
        readonly port: number
        readonly path: string
        readonly count: number
        readonly hello: readonly Greeting[]
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

function open(port: number, path: string, hello: readonly Greeting[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    sockets.push(socket)
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    )
    let left = hello
    let heard = ''
    socket.on('data', function greeted(chunk) {
      heard += chunk.toString('latin1')
      const [step] = left
      if (step && !heard.includes(step.after)) return
      left = left.slice(1)
      heard = ''
      if (step) socket.write(masked(step.say))
      if (left.length > 0) return
      socket.off('data', greeted)
      socket.on('data', ({ length }) => {
        received += length
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
// Engine.IO asks every 10 s whether anyone is there; whoever says so unasked is not asked.
const HERE = masked('3')
setInterval(() => {
  for (const socket of sockets) socket.write(HERE)
}, 4_000)

process.on('disconnect', () => process.exit(0))
