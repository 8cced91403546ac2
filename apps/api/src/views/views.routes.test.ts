import type { ProblemBody, SavedView, SavedViewList } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEST_NOW } from '../testing/factories.ts'
import { connectLive, next } from '../testing/live-client.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTestApp()
})
afterEach(() => app.close())

const VIEW = { name: 'Hai năm e-ID', address: '/explore?indicators=online,score&units=A&from=2025-01-01' }
const post = (more: object = {}) =>
  app.http.inject({ method: 'POST', url: '/api/v1/views', payload: { ...VIEW, ...more } })
const remove = (id: string) => app.http.inject({ method: 'DELETE', url: `/api/v1/views/${id}` })
const list = async () => (await app.http.inject('/api/v1/views')).json<SavedViewList>().views

describe('a saved view', () => {
  it('is kept over a restart with its address, letter by letter', async () => {
    const answer = await post()
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ ...VIEW, savedAt: TEST_NOW })
    app = await app.again()
    expect(await list()).toEqual([answer.json()])
  })

  it('is listed by name as Vietnamese is sorted', async () => {
    for (const name of ['đường', 'dài', 'zêta', 'an']) await post({ name })
    expect((await list()).map(({ name }) => name)).toEqual(['an', 'dài', 'đường', 'zêta'])
  })

  it('is forgotten once, and whoever watches is told', async () => {
    const client = connectLive(await app.listen())
    await new Promise<void>((resolve) => client.once('connect', () => resolve()))
    let told = next(client, 'changed')
    const { id } = (await post()).json<SavedView>()
    expect(await told).toEqual({ thing: 'views' })
    told = next(client, 'changed')
    expect((await remove(id)).statusCode).toBe(204)
    expect(await told).toEqual({ thing: 'views' })
    expect([(await remove(id)).statusCode, await list()]).toEqual([404, []])
    client.disconnect()
  })

  it.each([
    ['of another site', 400, { address: 'https://evil.example/' }],
    ['of another site in disguise', 400, { address: '//evil.example/' }],
    ['that runs something', 400, { address: '/"onclick=alert(1)' }],
    ['without a name', 400, { name: ' ' }],
    ['with a telephone number for a name', 422, { name: '0905123456' }],
  ])('%s is refused', async (_what, status, more) => {
    const answer = await post(more)
    expect([answer.statusCode, answer.json<ProblemBody>().type.startsWith('urn:ioc:problem:')]).toEqual([status, true])
    expect(await list()).toEqual([])
  })
})
