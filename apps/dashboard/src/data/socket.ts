import { type ClientEvents, LIVE_NAMESPACE, type ServerEvents } from '@ioc/contract'
import { io, type Socket } from 'socket.io-client'

export type LiveSocket = Socket<ServerEvents, ClientEvents>

/** The socket to our own server; it tries again for ever, within 3 s of each failure, at a moment left to chance. */
export function openSocket(url = ''): LiveSocket {
  return io(`${url}${LIVE_NAMESPACE}`, {
    autoConnect: false,
    // The server offers nothing else; where a proxy stops it, snapshots over HTTP carry on (`live.ts`).
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 2_000,
    randomizationFactor: 0.5,
    timeout: 5_000,
  })
}
