import { ProblemBody } from '@ioc/contract'
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import { frameworkErrors, problems } from './problems.ts'

let app: FastifyInstance
const logged: string[] = []
beforeAll(async () => {
  app = Fastify({
    bodyLimit: 100,
    frameworkErrors,
    logger: { level: 'error', stream: { write: (line: string) => void logged.push(line) } },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(problems)
  app.post('/echo', async (request) => request.body)
  app.get('/things/:id', { schema: { querystring: z.object({ n: z.coerce.number().int() }) } }, async () => ({}))
  app.get('/broken', async () => {
    throw new Error('the password is hunter2')
  })
  app.get('/busy/:id', async (request) => {
    const { id } = request.params as { readonly id: 'too-many' | 'not-ready' | 'conflict' }
    throw new Problem(id, 'Not now.')
  })
  app.get('/refused', async () => {
    throw new Problem('bad-rows', 'Two rows are wrong.', [{ row: 3, column: 'value', code: 'bad-number', detail: 'x' }])
  })
})
afterAll(() => app.close())

const json = { 'content-type': 'application/json' }

describe('every error is problem+json', () => {
  it.each([
    ['too-many', '1'],
    ['not-ready', '1'],
    ['conflict', undefined],
  ])('%s says when to come again: %s', async (id, wait) => {
    expect((await app.inject(`/busy/${id}`)).headers['retry-after']).toBe(wait)
  })

  it.each<[string, InjectOptions, number, string]>([
    ['an unknown path', { url: '/nowhere' }, 404, 'not-found'],
    ['another method', { url: '/things/7', method: 'DELETE' }, 405, 'method-not-allowed'],
    ['a query that is not as described', { url: '/things/7?n=x' }, 400, 'bad-request'],
    ['a body that cannot be parsed', { url: '/echo', method: 'POST', headers: json, body: '{' }, 400, 'bad-request'],
    [
      'too large a body',
      { url: '/echo', method: 'POST', headers: json, body: `"${'x'.repeat(200)}"` },
      413,
      'too-large',
    ],
    [
      'an unknown format',
      { url: '/echo', method: 'POST', headers: { 'content-type': 'a/b' }, body: 'x' },
      415,
      'unsupported-format',
    ],
    ['a problem', { url: '/refused' }, 422, 'bad-rows'],
    ['a fault of our own', { url: '/broken' }, 500, 'internal'],
    ['a path that cannot be decoded', { url: '/things/%ff' }, 400, 'bad-request'],
  ])('%s', async (_what, options, status, id) => {
    const { statusCode, headers, body } = await app.inject(options)
    expect([statusCode, headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8'])
    expect(ProblemBody.parse(JSON.parse(body))).toMatchObject({ type: `urn:ioc:problem:${id}`, status })
  })

  it('names row and column where it has them, and the field of a query', async () => {
    const refused = await app.inject('/refused')
    expect(refused.json<ProblemBody>().errors).toMatchObject([{ row: 3, column: 'value' }])
    const query = await app.inject('/things/7?n=x')
    expect(query.json<ProblemBody>().errors?.[0]?.column).toBe('n')
  })

  it('says what may be done instead', async () => {
    expect((await app.inject({ url: '/things/7', method: 'DELETE' })).headers.allow).toBe('GET, HEAD')
  })

  it('tells nothing of a fault of our own but logs it', async () => {
    const { body } = await app.inject('/broken')
    expect(body).not.toContain('hunter2')
    expect(logged.join()).toContain('hunter2')
  })
})
