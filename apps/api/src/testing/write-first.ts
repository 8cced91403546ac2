import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** A request as a program sends it that writes all of it before it reads anything of the answer. */
export interface WrittenFirst {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Says no size beforehand, and sends the body in pieces. */
  readonly chunked?: boolean
}

/** What such a program finds when it begins to read. */
export interface Found {
  readonly status: number
  readonly headers: string
  readonly body: string
}

const PIECE = 256 * 1024

/**
 * Sends over a connection of its own, again where the server is too busy at the moment. Rejects where the connection is
 * reset, or closed without an answer.
 */
export async function writeFirst(address: string, request: WrittenFirst): Promise<Found> {
  for (;;) {
    const answer = await writeOnce(address, request)
    if (answer.status !== 503) return answer
    await setTimeout(200)
  }
}

function writeOnce(address: string, { method, path, headers = {}, body, chunked }: WrittenFirst): Promise<Found> {
  const { hostname, port } = new URL(address)
  const size = chunked === true ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) }
  const told = Object.entries({ host: `localhost:${port}`, connection: 'close', ...size, ...headers })
  const head = `${method} ${path} HTTP/1.1\r\n${told.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    const answer: Buffer[] = []
    socket.on('error', reject).on('end', () => resolve(found(Buffer.concat(answer).toString('utf8'))))
    socket.write(head)
    for (const piece of piecesOf(body, chunked === true)) socket.write(piece)
    // Nothing is read before the last byte has left.
    socket.write('', () => socket.on('data', (chunk: Buffer) => answer.push(chunk)))
  })
}

function* piecesOf(body: Buffer, chunked: boolean): Generator<Buffer> {
  for (let at = 0; at < body.length; at += PIECE) {
    const piece = body.subarray(at, at + PIECE)
    yield chunked ? Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]) : piece
  }
  if (chunked) yield Buffer.from('0\r\n\r\n')
}

function found(text: string): Found {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), headers: head, body: rest.join('\r\n\r\n') }
}
