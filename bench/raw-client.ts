import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A request ready to be written, so that the client costs next to nothing. */
export function postReadings(key: string, body: Buffer): Buffer {
  const head = [
    'POST /api/v1/readings HTTP/1.1',
    'host: 127.0.0.1',
    `authorization: Bearer ${key}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

const BRACE = 0x7d

/** Sends the requests over kept connections, each as soon as the one before it is answered; rejects on anything but 200. */
export async function sendAll(port: number, connections: number, requests: readonly Buffer[]): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  let next = 0
  const started = performance.now()
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve, reject) => {
          const sendNext = () => {
            const request = requests[next++]
            if (request) socket.write(request)
            else resolve()
          }
          socket.on('error', reject)
          socket.on('data', (chunk: Buffer) => {
            // Answers are small JSON objects: the last byte of one is its closing brace.
            if (chunk[9] !== 0x32 && chunk.subarray(0, 5).toString() === 'HTTP/') reject(new Error(chunk.toString()))
            else if (chunk.at(-1) === BRACE) sendNext()
          })
          sendNext()
        }),
    ),
  )
  const seconds = (performance.now() - started) / 1_000
  for (const socket of sockets) socket.destroy()
  return seconds
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}
