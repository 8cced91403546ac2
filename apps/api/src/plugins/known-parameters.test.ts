import type { ProblemBody } from '@ioc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { parametersOf } from './known-parameters.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const ask = async (path: string) => {
  const answer = await app.http.inject(`/api/v1${path}`)
  return { status: answer.statusCode, problem: answer.json<ProblemBody>() }
}

describe('a query', () => {
  it.each([
    ['/snapshot?asof=2026-11-01T00:00:00Z', 'asof', 'There is no parameter "asof" here; did you mean asOf?'],
    ['/snapshot?as_of=2026-11-01T00:00:00Z', 'as_of', 'There is no parameter "as_of" here; did you mean asOf?'],
    ['/snapshot?knownat=1', 'knownat', 'There is no parameter "knownat" here; did you mean knownAt?'],
    ['/indicators/online/series?grian=day', 'grian', 'There is no parameter "grian" here; did you mean grain?'],
    ['/snapshot?colour=red', 'colour', 'There is no parameter "colour" here, only scope, asOf, knownAt, knownSeq.'],
    ['/units?lang=vi', 'lang', 'There is no parameter "lang" here, nor any other.'],
    [
      '/snapshot?__proto__=1',
      '__proto__',
      'There is no parameter "__proto__" here, only scope, asOf, knownAt, knownSeq.',
    ],
  ])('%s names what is not known and what is near', async (path, column, detail) => {
    const { status, problem } = await ask(path)
    expect(status).toBe(400)
    expect(problem).toMatchObject({ detail, errors: [{ column, code: 'unknown-parameter', detail }] })
  })

  it('with a name that no route has is refused by every route of the API', async () => {
    const routes = app.http.routesDeclared.filter(({ url }) => url.startsWith('/api/v1/') && !url.includes('*'))
    expect(routes.length).toBeGreaterThan(20)
    const taken: string[] = []
    for (const route of routes.filter((one) => parametersOf(one) !== null)) {
      for (const method of [route.method].flat().filter((one) => one !== 'HEAD')) {
        const url = `${route.url.replaceAll(/:\w+/g, 'x')}?xyzzy=1`
        const { statusCode, body } = await app.http.inject({ method: method as 'GET', url })
        // Who may not call it at all hears nothing of its parameters.
        if (statusCode === 401 || statusCode === 403) continue
        if (statusCode !== 400 || !body.includes('xyzzy')) taken.push(`${method} ${route.url}: ${statusCode}`)
      }
    }
    expect(taken).toEqual([])
  })
})
