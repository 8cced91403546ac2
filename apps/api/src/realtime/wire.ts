/* oxlint-disable no-underscore-dangle -- `ws` names what it keeps to itself this way; each member is checked before use */
import type { Socket } from 'socket.io'
import type { Frame } from './frame.ts'

/** The way to one client, below Socket.IO. */
export interface Wire {
  /** Sends a frame after everything sent before it. */
  send(frame: Frame): void
  /** Bytes accepted for the client that the operating system has not taken yet, wherever they wait. */
  waiting(): number
  /** Asks the client's machine, below its scripts, whether it is there. */
  readonly ping: () => void
  /** When it last said so, by the clock of `performance`; null where it never did or cannot be asked. */
  readonly answeredAt: () => number | null
  /** Ends the connection at once with whatever waits: a client that does not read cannot be said goodbye to. */
  readonly cut: () => void
}

/**
 * The wire of a socket. In the ordinary state (an open WebSocket with nothing held back in Engine.IO or ws)
 * a frame's bytes go straight to the connection; in any other, and should a later version of ws look
 * different inside, the same text takes Engine.IO's own way, which keeps the order.
 */
export function createWire(socket: Socket): Wire {
  const engine: unknown = socket.conn
  if (!isEngine(engine) || !isWs(engine.transport.socket)) return plainWire(socket)
  const ws = engine.transport.socket
  let answeredAt: number | null = null
  ws.on('pong', () => (answeredAt = performance.now()))

  const isOrdinary = () =>
    engine.readyState === 'open' &&
    !engine.upgrading &&
    engine.writeBuffer.length === 0 &&
    engine.transport.writable &&
    ws.readyState === OPEN &&
    ws._socket.writable &&
    ws._sender._state === IDLE &&
    ws._sender._queue.length === 0

  return {
    send(frame) {
      if (isOrdinary()) ws._socket.write(frame.bytes)
      else socket.conn.write(frame.text, { compress: false })
    },
    waiting: () => ws._socket.writableLength + ws._sender._bufferedBytes + heldBack(engine.writeBuffer),
    ping: () => {
      if (ws.readyState === OPEN) ws.ping()
    },
    answeredAt: () => answeredAt,
    cut: () => ws.terminate(),
  }
}

/** By Socket.IO's public interface alone; what waits cannot be seen there, so nothing is held against the client. */
function plainWire(socket: Socket): Wire {
  return {
    send: (frame) => void socket.conn.write(frame.text, { compress: false }),
    waiting: () => 0,
    ping: () => {},
    answeredAt: () => null,
    cut: () => void socket.disconnect(true),
  }
}

const OPEN = 1
const IDLE = 0

interface Engine {
  readonly readyState: string
  readonly upgrading: boolean
  readonly writeBuffer: readonly { readonly data?: unknown }[]
  readonly transport: { readonly writable: boolean; readonly socket?: unknown }
}

interface Ws {
  readonly readyState: number
  terminate(): void
  ping(): void
  on(event: 'pong', listen: () => void): void
  readonly _socket: { readonly writable: boolean; readonly writableLength: number; write(data: Buffer): boolean }
  readonly _sender: { readonly _bufferedBytes: number; readonly _queue: readonly unknown[]; readonly _state: number }
}

function isEngine(candidate: unknown): candidate is Engine {
  const transport = member(candidate, 'transport')
  return (
    Array.isArray(member(candidate, 'writeBuffer')) &&
    typeof member(candidate, 'upgrading') === 'boolean' &&
    typeof member(transport, 'writable') === 'boolean' &&
    member(transport, 'name') === 'websocket'
  )
}

function isWs(candidate: unknown): candidate is Ws {
  const [connection, sender] = [member(candidate, '_socket'), member(candidate, '_sender')]
  return (
    typeof member(candidate, 'terminate') === 'function' &&
    typeof member(candidate, 'ping') === 'function' &&
    typeof member(candidate, 'on') === 'function' &&
    typeof member(connection, 'write') === 'function' &&
    typeof member(connection, 'writableLength') === 'number' &&
    typeof member(sender, '_state') === 'number' &&
    typeof member(sender, '_bufferedBytes') === 'number' &&
    Array.isArray(member(sender, '_queue'))
  )
}

const member = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined

function heldBack(packets: Engine['writeBuffer']): number {
  let bytes = 0
  for (const { data } of packets) bytes += typeof data === 'string' ? Buffer.byteLength(data) : 0
  return bytes
}
