import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A source system on a port of loopback that answers as it is told. */
export interface PlayedSource {
  readonly url: string
  /** What it was asked, oldest first. */
  readonly asked: readonly IncomingMessage[]
  answer: (request: IncomingMessage, response: ServerResponse) => void
  close(): Promise<void>
}

export async function playSource(answer: PlayedSource['answer']): Promise<PlayedSource> {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    played.answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on a port')
  const played: PlayedSource = {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    answer,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return played
}

/** Where tests may go: this machine, without TLS. */
export const HERE = {
  hosts: ['127.0.0.1', 'localhost'],
  networks: ['127.0.0.0/8', '::1'],
  plain: ['127.0.0.1', 'localhost'],
}

export const json =
  (body: unknown, headers: Record<string, string> = {}): PlayedSource['answer'] =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }
