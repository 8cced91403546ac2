import type { ImportState } from '@ioc/contract'
import type { LightMyRequestResponse } from 'fastify'
import type { TestApp } from '../../testing/test-app.ts'

const BOUNDARY = 'a-boundary'

/** Someone who sends files to a server, looks at them, and stores them. */
export interface FileSender {
  /** The bare answer to an upload. */
  send(bytes: Buffer | string, name?: string, url?: string): Promise<LightMyRequestResponse>
  /** An import once it was read. */
  settled(id: string): Promise<ImportState>
  /** Sends a file and waits until it was read. */
  read(bytes: Buffer | string, name?: string): Promise<ImportState>
  commit(id: string): Promise<LightMyRequestResponse>
}

/** `app` is asked for at every call, as a test may restart it. */
export function createFileSender(app: () => TestApp): FileSender {
  const sender: FileSender = {
    send(bytes, name = 'bieu.xlsx', url = '/api/v1/imports') {
      const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
      const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }
      return app().http.inject({ method: 'POST', url, payload, headers })
    },
    async settled(id) {
      for (;;) {
        const state = (await app().http.inject(`/api/v1/imports/${id}`)).json<ImportState>()
        if (state.state !== 'reading') return state
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    read: async (bytes, name) => sender.settled((await sender.send(bytes, name)).json<ImportState>().id),
    commit: (id) => app().http.inject({ method: 'POST', url: `/api/v1/imports/${id}/commit` }),
  }
  return sender
}
