import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly tags?: readonly string[] }>>>>
}

describe("the API's description", () => {
  it('can be read, and holds every route under a heading', async () => {
    const answer = await app.http.inject('/openapi.json')
    expect(answer.statusCode).toBe(200)
    const { paths } = answer.json<Description>()
    const served = app.http.routesDeclared.map(({ url }) => url.replaceAll(/:(\w+)/g, '{$1}'))
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(served.filter((url) => url.startsWith('/api/v1/'))))
    const untold = Object.entries(paths).flatMap(([path, methods]) =>
      path.startsWith('/api/') && Object.values(methods).some(({ tags = [] }) => tags.length === 0) ? [path] : [],
    )
    expect(untold).toEqual([])
  })
})
