import { LIVE_NAMESPACE, type ServerEvents } from '@ioc/contract'

/** The largest text a frame's header can count in two bytes, and in one. */
const MAX_TWO_BYTES = 0xffff
const MAX_ONE_BYTE = 125
const FIN_TEXT = 0x81

/** One message, encoded once for every socket of a room: as Engine.IO text, and as the WebSocket frame around it. */
export interface Frame {
  readonly text: string
  readonly bytes: Buffer
}

/**
 * Encodes an event as Socket.IO would: `2` (event) and the namespace, inside Engine.IO's `4` (message),
 * inside an unmasked, unfragmented WebSocket text frame. `json` is the event's one argument, encoded already.
 */
export function encodeFrame(event: keyof ServerEvents, json: string): Frame {
  const text = `2${LIVE_NAMESPACE},["${event}",${json}]`
  const body = Buffer.from(`4${text}`)
  return { text, bytes: Buffer.concat([headerOf(body.length), body]) }
}

function headerOf(length: number): Buffer {
  if (length <= MAX_ONE_BYTE) return Buffer.from([FIN_TEXT, length])
  const long = length > MAX_TWO_BYTES
  const header = Buffer.alloc(long ? 10 : 4)
  header[0] = FIN_TEXT
  header[1] = long ? 127 : 126
  if (long) header.writeBigUInt64BE(BigInt(length), 2)
  else header.writeUInt16BE(length, 2)
  return header
}
