import type { ClientEvents, ServerEvents } from '@ioc/contract'
import { io, type Socket } from 'socket.io-client'

/** A screen as the server meets it: a real socket. */
export type LiveClient = Socket<ServerEvents, ClientEvents>

/** Opens a socket on `/live`; whoever opens it ends it. */
export function connectLive(url: string, options: Parameters<typeof io>[1] = {}): LiveClient {
  return io(`${url}/live`, { transports: ['websocket'], forceNew: true, reconnection: false, ...options })
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
