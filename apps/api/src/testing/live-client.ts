import type { Socket as NetSocket } from 'node:net'
import type { ClientEvents, ServerEvents } from '@ioc/contract'
import { io, type Socket } from 'socket.io-client'

/** A screen as the server meets it: a real socket. */
export type LiveClient = Socket<ServerEvents, ClientEvents>

/** Opens a socket on `/live`; whoever opens it ends it. */
export function connectLive(url: string, options: Parameters<typeof io>[1] = {}): LiveClient {
  return io(`${url}/live`, { transports: ['websocket'], forceNew: true, reconnection: false, ...options })
}

/** The connection below a socket: paused, it answers nothing any more, as a machine without power. */
export function connectionOf(client: LiveClient): NetSocket {
  const ws: unknown = Reflect.get(client.io.engine.transport, 'ws')
  return Reflect.get(ws as object, '_socket') as NetSocket
}

/** The next event of a name, whatever comes before it. */
export const next = <Name extends keyof ServerEvents>(client: LiveClient, name: Name) =>
  new Promise<Parameters<ServerEvents[Name]>[0]>((resolve) => {
    const listen = (event: string, body: Parameters<ServerEvents[Name]>[0]) => {
      if (event !== name) return
      client.offAny(listen)
      resolve(body)
    }
    client.onAny(listen)
  })
