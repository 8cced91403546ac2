import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectorAllow } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fetchJson } from './fetch-json.ts'
import { HERE, json, type PlayedSource, playSource } from './testing/play-source.ts'

let source: PlayedSource
const closing = new AbortController().signal

beforeEach(async () => {
  source = await playSource(json({ ok: true }, { etag: '"one"' }))
})
afterEach(() => source.close())

const ask = (url: string, more: Partial<Parameters<typeof fetchJson>[0]> = {}, ...caps: number[]) =>
  fetchJson({ url, allow: HERE, headers: {}, etag: null, closing, ...more }, ...caps)

describe('asking a source', () => {
  it('gives its JSON as it stands and its ETag, and sends the headers', async () => {
    const text = Buffer.from('{"ok":true}')
    expect(await ask(source.url, { headers: { 'x-key': 'k' } })).toEqual({ text, etag: '"one"' })
    expect(source.asked[0]?.headers).toMatchObject({ 'x-key': 'k', 'accept-encoding': 'identity' })
  })

  it('is told that nothing changed', async () => {
    source.answer = ({ headers }, response) =>
      response.writeHead(headers['if-none-match'] === '"one"' ? 304 : 200).end('{}')
    expect(await ask(source.url, { etag: '"one"' })).toBe('unchanged')
  })

  it('ends when the server stops', async () => {
    source.answer = () => undefined
    const stop = new AbortController()
    const asking = ask(source.url, { closing: stop.signal })
    await sleep(20)
    stop.abort()
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('what is never done', () => {
  const port = (): string => new URL(source.url).port
  it.each<[string, () => string, ConnectorAllow, string]>([
    ['a host nobody listed', () => 'http://127.0.0.2:1/', HERE, 'not among allow.hosts'],
    ['loopback that is not listed', () => source.url, { ...HERE, networks: [] }, 'allow.networks'],
    [
      'a listed name that resolves to loopback',
      () => `http://localhost:${port()}`,
      { ...HERE, networks: ['10.0.0.0/8'] },
      'allow.networks',
    ],
    [
      'loopback in disguise',
      () => `http://[::ffff:127.0.0.1]:${port()}`,
      { hosts: ['::ffff:7f00:1'], networks: [], plain: ['::ffff:7f00:1'] },
      'allow.networks',
    ],
    ['plain HTTP that is not listed', () => source.url, { ...HERE, plain: [] }, 'not among allow.plain'],
  ])('is going to %s', async (_what, url, allow, says) => {
    await expect(ask(url(), { allow })).rejects.toThrow(says)
    expect(source.asked).toHaveLength(0)
  })

  it('is going by a name to what is listed, refused: it is reached', async () => {
    expect(await ask(`http://localhost:${port()}`)).toMatchObject({ text: Buffer.from('{"ok":true}') })
  })

  it('is following elsewhere', async () => {
    source.answer = (_, response) => response.writeHead(302, { location: `${source.url}/other` }).end()
    await expect(ask(source.url)).rejects.toThrow('sends us elsewhere (302)')
    expect(source.asked).toHaveLength(1)
  })

  it('is waiting for ever, for the first byte or for the last', async () => {
    source.answer = () => undefined
    await expect(ask(source.url, {}, 50)).rejects.toThrow('did not answer within')
    source.answer = (_, response) => void response.writeHead(200).write('{')
    await expect(ask(source.url, {}, 50)).rejects.toThrow('did not answer within')
  })

  it('is reading without end', async () => {
    source.answer = (_, response) => response.end(`"${'x'.repeat(5_000)}"`)
    await expect(ask(source.url, {}, 5_000, 1_000)).rejects.toThrow('more than 1000 bytes')
  })

  it('is taking what is in no encoding of JSON, and what it did not ask for', async () => {
    source.answer = (_, response) => response.end(Buffer.from('{"UBND xã":1}', 'latin1'))
    await expect(ask(source.url)).rejects.toThrow("The source's answer is not JSON: it is not UTF-8.")
    source.answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')
    await expect(ask(source.url)).rejects.toThrow('gzip')
    source.answer = (_, response) => response.writeHead(401).end()
    await expect(ask(source.url)).rejects.toThrow('does not let us in (401)')
  })
})
