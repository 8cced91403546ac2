import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { writeFirst } from '../testing/write-first.ts'

const LINE = '\r\n'
/** A part with its headers, without the boundary before it. */
const part = (headers: string, body: string) => `${headers}${LINE}${LINE}${body}${LINE}`
const FILE = 'content-disposition: form-data; name="file"; filename="a.csv"'
const CSV = 'unit,value\nA,1\n'
const open = `--x${LINE}`
const end = `--x--${LINE}`
const good = `${open}${part(FILE, CSV)}`

/** Bodies that are no multipart/form-data of one file, with what is said of each. */
const BODIES: [what: string, body: string, says: RegExp, boundary?: string][] = [
  ['no boundary in its type', good + end, /multipart/, ''],
  ['an empty boundary', good + end, /multipart/, '; boundary='],
  ['a boundary of 8,000 characters', good + end, /multipart/, `; boundary=${'b'.repeat(8_000)}`],
  ['a boundary that never comes', good + end, /multipart/, '; boundary=another'],
  ['nothing', '', /no file/],
  ['junk', '\u0000\u0001junk'.repeat(1_000), /multipart/],
  ['a cut within the file', good.slice(0, -8), /multipart/],
  ['a cut within the headers', `${open}content-disposition: form-da`, /multipart/],
  ['a cut before the last boundary', good, /multipart/],
  ['an end and nothing before it', end, /no file|multipart/],
  ['a part without headers', `${open}${LINE}${CSV}${LINE}${end}`, /no file|multipart/],
  [
    'headers of 1 MB',
    `${open}${part(`${FILE}${LINE}x-long: ${'h'.repeat(1024 * 1024)}`, CSV)}${end}`,
    /too much around/,
  ],
  ['10,000 headers', `${open}${part(`${'x: y\r\n'.repeat(10_000)}${FILE}`, CSV)}${end}`, /multipart|no file/],
  ['10,000 parts', `${good.repeat(10_000)}${end}`, /one file/],
  [
    '10,000 fields',
    `${`${open}${part('content-disposition: form-data; name="a"', 'b')}`.repeat(10_000)}${end}`,
    /one file|field/,
  ],
  ['two files', `${good}${good}${end}`, /two files/],
  ['a file in another field', `${open}${part(FILE.replace('"file"', '"tep"'), CSV)}${end}`, /in the field "tep"/],
  ['a file without a field', `${open}${part(FILE.replace('name="file"; ', ''), CSV)}${end}`, /no file|in the field/],
  [
    'a file in a field with an empty name',
    `${open}${part(FILE.replace('"file"', '""'), CSV)}${end}`,
    /no file|in the field ""/,
  ],
  [
    'a file in a field of the language',
    `${open}${part(FILE.replace('"file"', '"__proto__"'), CSV)}${end}`,
    /multipart|field/,
  ],
  [
    'a field before the file',
    `${open}${part('content-disposition: form-data; name="a"', 'b')}${good}${end}`,
    /fields beside the file .*"a"/,
  ],
  [
    'a field after the file',
    `${good}${open}${part('content-disposition: form-data; name="a"', 'b')}${end}`,
    /fields beside the file .*"a"/,
  ],
  [
    'JSON as a field',
    `${open}${part('content-disposition: form-data; name="a"\r\ncontent-type: application/json', '{')}${end}`,
    /multipart|field/,
  ],
]

describe('an upload that is not one file', () => {
  let app: TestApp
  let address: string
  beforeAll(async () => {
    app = await createTestApp()
    address = await app.listen()
  })
  afterAll(() => app.close())

  it.each(BODIES)('is refused with words: %s', async (...told) => {
    const [, body, says, boundary = '; boundary=x'] = told
    for (const chunked of [false, true]) {
      const headers = { 'content-type': `multipart/form-data${boundary}` }
      const path = '/api/v1/imports'
      const answer = await writeFirst(address, { method: 'POST', path, headers, body: Buffer.from(body), chunked })
      expect([answer.status, answer.headers.includes('application/problem+json')]).toEqual([400, true])
      expect(JSON.parse(answer.body)).toMatchObject({ detail: expect.stringMatching(says) })
    }
    expect((await app.http.inject('/api/v1/imports')).json()).toEqual([])
  })

  it('is taken where one file is all there is, also an empty one, of which the import says so', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const post = { method: 'POST', url: '/api/v1/imports', headers } as const
    expect((await app.http.inject({ ...post, payload: good + end })).statusCode).toBe(202)
    const empty = await app.http.inject({ ...post, payload: `${open}${part(FILE, '')}${end}` })
    expect(empty.statusCode).toBe(202)
    const { id } = empty.json<{ id: string }>()
    await expect
      .poll(async () => (await app.http.inject(`/api/v1/imports/${id}`)).json(), { timeout: 30_000 })
      .toMatchObject({ state: 'refused' })
  })

  it('is told so by the door that replaces a file, too, and a file past its cap is too large', async () => {
    const path = '/api/v1/imports/0b0e7a4e-8d8e-4a51-9a9e-3d5a1f2b7c10/file'
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const two = await writeFirst(address, { method: 'POST', path, headers, body: Buffer.from(`${good}${good}${end}`) })
    expect(two.status).toBe(400)
    const large = Buffer.from(`${open}${part(FILE, 'x'.repeat(20 * 1024 * 1024 + 1))}${end}`)
    for (const chunked of [false, true]) {
      const answer = await writeFirst(address, {
        method: 'POST',
        path: '/api/v1/imports',
        headers,
        body: large,
        chunked,
      })
      expect(answer.status).toBe(413)
    }
  })
})
