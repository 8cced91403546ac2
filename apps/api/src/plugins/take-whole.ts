import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { tooLarge } from './bodies.ts'

/**
 * All bytes of a body, put in their place as they come: joining ten megabytes at their end would hold everyone up for
 * as long as many requests take. Throws `too-large` past what the route takes.
 */
export function takeWhole({ headers, routeOptions }: FastifyRequest, body: Readable): Promise<Buffer> {
  const most = routeOptions.bodyLimit
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  // Nothing of it is memory yet: the system gives a page of it when that is written.
  let bytes: Buffer = Buffer.allocUnsafe(Math.min(Number(headers['content-length'] ?? 0), most))
  let length = 0

  function onData(chunk: Buffer): void {
    const to = length + chunk.length
    if (to > most) {
      end(tooLarge(most))
      return
    }
    if (to > bytes.length) bytes = withRoom(bytes, to)
    bytes.set(chunk, length)
    length = to
  }
  const onEnd = () => end()
  const onClose = () => end(new Error('The sender has gone.'))
  function end(error?: Error): void {
    body.off('data', onData).off('end', onEnd).off('error', end).off('close', onClose)
    if (error) reject(error)
    else resolve(bytes.subarray(0, length))
  }
  body.on('data', onData).on('end', onEnd).on('error', end).on('close', onClose)
  return promise
}

/** The same with room for more, of a body that did not say its size. */
function withRoom(bytes: Buffer, most: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.max(most, bytes.length * 2))
  larger.set(bytes)
  return larger
}
