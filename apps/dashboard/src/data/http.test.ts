import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { getJson, HttpFailure, Refusal, sendFile, sendJson, sendOnly } from './http.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/snapshot`
}

describe('getJson', () => {
  it("gives the body and the server's own time", async () => {
    const url = await serve((_request, response) => {
      response.setHeader('date', 'Mon, 23 Nov 2026 03:42:00 GMT')
      response.end('{"seq": 4}')
    })
    expect(await getJson(url)).toEqual({ body: { seq: 4 }, date: Date.parse('2026-11-23T03:42:00Z') })
  })

  it('fails with the status of a refusal', async () => {
    const url = await serve((_request, response) => response.writeHead(503).end('{}'))
    await expect(getJson(url)).rejects.toMatchObject({ name: 'HttpFailure', status: 503 })
  })

  it('fails without a status where nobody answers', async () => {
    const url = await serve((_request, response) => response.end())
    closing.splice(0).forEach((close) => close())
    const failure = await getJson(url).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(HttpFailure)
    expect(failure).toMatchObject({ status: null })
  })
})

describe('sendJson', () => {
  it('sends a body, or none, and gives the answer', async () => {
    const url = await serve(async (request, response) => {
      const parts = await request.toArray()
      response.end(JSON.stringify([request.method, request.headers['content-type'] ?? null, parts.join('')]))
    })
    expect(await sendJson('PUT', url, { a: 1 })).toEqual(['PUT', 'application/json', '{"a":1}'])
    expect(await sendJson('POST', url)).toEqual(['POST', null, ''])
  })

  it('fails with the words of the server where it has any', async () => {
    const problem = { type: 'urn:ioc:problem:conflict', title: 'No', status: 409, detail: 'It was changed.' }
    const url = await serve((_request, response) => {
      response
        .writeHead(409, { 'content-type': 'application/problem+json; charset=utf-8' })
        .end(JSON.stringify(problem))
    })
    const failure = await sendJson('POST', url, {}).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Refusal)
    expect(failure).toMatchObject({ status: 409, problem })
  })

  it('fails with the status, or without one, where nobody explains', async () => {
    const url = await serve((_request, response) => response.writeHead(502).end('<html>'))
    await expect(sendJson('POST', url)).rejects.toMatchObject({ name: 'HttpFailure', status: 502 })
    closing.splice(0).forEach((close) => close())
    await expect(sendJson('POST', `${url}/`)).rejects.toMatchObject({ name: 'HttpFailure' })
  })
})

describe('sendFile and sendOnly', () => {
  it('send a file as a form does, and leave an empty answer unread', async () => {
    const url = await serve(async (request, response) => {
      const sent = Buffer.concat(await request.toArray()).toString()
      if (request.method === 'DELETE') response.writeHead(204).end()
      else response.end(JSON.stringify([request.method, request.headers['content-type'], sent]))
    })
    const [method, type, sent] = await sendFile<string[]>(
      url,
      new File(['a;b'], 'biểu.csv'),
      new AbortController().signal,
    )
    expect(method).toBe('POST')
    expect(type).toMatch(/^multipart\/form-data; boundary=/)
    expect(sent).toContain('name="file"; filename="biểu.csv"')
    expect(sent).toContain('a;b')
    await expect(sendOnly('DELETE', url)).resolves.toBeUndefined()
  })

  it('fail with the words of the server', async () => {
    const problem = { type: 'urn:ioc:problem:too-large', title: 'Too much', status: 413 }
    const url = await serve((_request, response) => {
      response.writeHead(413, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem))
    })
    const file = new File(['a'], 'a.csv')
    await expect(sendFile(url, file, new AbortController().signal)).rejects.toMatchObject({ problem })
    await expect(sendOnly('DELETE', url)).rejects.toMatchObject({ problem })
  })
})
