import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

/** How much of a refused body is read and thrown away, at least; a door that takes more itself reads on as far. */
export const READ_ON_BYTES = 64 * 1024 * 1024
/** How long that may take, and how long the sender may be silent, ms. */
const WHOLE_MS = 60_000
const SILENT_MS = 10_000

/** Whether there is more of a request's body to come. */
export const hasMore = (request: IncomingMessage): boolean =>
  !request.complete && !request.readableEnded && !request.destroyed

/**
 * An answer to a request whose body is not read to its end. It leaves at once; whoever listens while sending hears it.
 * It ends when the body does: most programs write all before they read, and ending earlier would close the
 * connection on what they still send, which takes the answer away from them. Past `most` bytes it ends and closes.
 */
export function answerWhileReading(answer: string, request: IncomingMessage, most: number): Readable {
  return Readable.from(
    (async function* lasting() {
      yield answer
      if (!(await readOn(request, most))) request.socket.destroySoon()
    })(),
    { objectMode: false },
  )
}

/** Reads and throws away. Resolves to whether the body came to its end. */
function readOn(request: IncomingMessage, most: number): Promise<boolean> {
  return new Promise((resolve) => {
    let left = most
    const over = setTimeout(() => end(false), WHOLE_MS)
    const silent = setTimeout(() => end(false), SILENT_MS)
    const onData = (chunk: Buffer) => {
      left -= chunk.length
      silent.refresh()
      if (left < 0) end(false)
    }
    const onEnd = () => end(true)
    const onClose = () => end(request.complete)
    function end(whole: boolean): void {
      clearTimeout(over)
      clearTimeout(silent)
      request.off('data', onData).off('end', onEnd).off('close', onClose)
      resolve(whole)
    }
    if (!hasMore(request)) return end(true)
    // Whoever read it before has given up.
    request.unpipe().removeAllListeners('readable')
    request.on('data', onData).on('end', onEnd).on('close', onClose).resume()
  })
}
