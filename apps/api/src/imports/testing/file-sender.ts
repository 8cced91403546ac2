import type { ImportState } from '@ioc/contract'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { TestApp } from '../../testing/test-app.ts'

const BOUNDARY = 'a-boundary'

type Fields = Readonly<Record<string, string>>

/** Someone who sends files to a server, looks at them, and stores them. */
export interface FileSender {
  /** The bare answer to an upload; `fields` stand before the file. */
  send(bytes: Buffer | string, name?: string, url?: string, fields?: Fields): Promise<LightMyRequestResponse>
  /** An import once it was read. */
  settled(id: string): Promise<ImportState>
  /** Sends a file and waits until it was read. */
  read(bytes: Buffer | string, name?: string, fields?: Fields): Promise<ImportState>
  commit(id: string): Promise<LightMyRequestResponse>
}

/** `app` is asked for at every call, as a test may restart it. A server that is busy is asked again, as it says. */
export function createFileSender(app: () => TestApp): FileSender {
  async function ask(request: InjectOptions): Promise<LightMyRequestResponse> {
    for (;;) {
      const answer = await app().http.inject(request)
      if (answer.statusCode !== 503) return answer
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const sender: FileSender = {
    send(bytes, name = 'bieu.xlsx', url = '/api/v1/imports', fields = {}) {
      const beside = Object.entries(fields).map(
        ([field, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
      )
      const head = `${beside.join('')}--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
      const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }
      return ask({ method: 'POST', url, payload, headers })
    },
    async settled(id) {
      // Asked at first often and then less so: a file that takes long must not use up what one may ask in a minute.
      for (let pause = 20; ; pause = Math.min(1.5 * pause, 500)) {
        const answer = await ask({ url: `/api/v1/imports/${id}` })
        if (answer.statusCode !== 200) throw new Error(`It cannot be asked how far the file is: ${answer.body}`)
        const state = answer.json<ImportState>()
        if (state.state !== 'reading') return state
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    },
    async read(bytes, name, fields) {
      const answer = await sender.send(bytes, name, undefined, fields)
      if (answer.statusCode >= 300) throw new Error(`The upload was refused: ${answer.body}`)
      return sender.settled(answer.json<ImportState>().id)
    },
    commit: (id) => ask({ method: 'POST', url: `/api/v1/imports/${id}/commit` }),
  }
  return sender
}
