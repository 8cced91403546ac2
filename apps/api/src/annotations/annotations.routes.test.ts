import type { Annotation, AnnotationList, ProblemBody } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEST_NOW } from '../testing/factories.ts'
import { connectLive, next } from '../testing/live-client.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTestApp()
})
afterEach(() => app.close())

const REMARK = { indicator: 'online', unit: 'A', from: '2026-11-10', to: '2026-11-12', text: 'mạng hỏng 2 ngày' }
const post = (more: object = {}) =>
  app.http.inject({ method: 'POST', url: '/api/v1/annotations', payload: { ...REMARK, ...more } })
/** Made one after the other: a minute passes after each. */
const made = async (more: object = {}) => {
  const one = (await post(more)).json<Annotation>()
  app.clock.set(app.clock.now() + 60_000)
  return one
}
const remove = (id: string) => app.http.inject({ method: 'DELETE', url: `/api/v1/annotations/${id}` })
const texts = async (query = '') =>
  (await app.http.inject(`/api/v1/annotations?${query}`)).json<AnnotationList>().annotations.map(({ text }) => text)

describe('a remark', () => {
  it('is made, kept over a restart, and given again as it was made', async () => {
    const answer = await post()
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ ...REMARK, version: 1, madeAt: TEST_NOW, removedAt: null })
    app = await app.again()
    const { annotations } = (await app.http.inject('/api/v1/annotations')).json<AnnotationList>()
    expect(annotations).toEqual([answer.json()])
  })

  it('is found by the days it touches, by their first', async () => {
    await made({ text: 'first' })
    await made({ from: '2026-11-12', to: '2026-11-20', text: 'second' })
    await made({ from: '2026-11-01', to: '2026-11-30', text: 'the whole month' })
    expect(await texts('from=2026-11-12&to=2026-11-12')).toEqual(['the whole month', 'first', 'second'])
    expect(await texts('from=2026-11-13')).toEqual(['the whole month', 'second'])
    expect(await texts('to=2026-11-11')).toEqual(['the whole month', 'first'])
  })

  it('on every indicator of a unit, or every unit of an indicator, is found with those of one', async () => {
    await made({ text: 'both' })
    await made({ indicator: null, text: 'all of A' })
    await made({ unit: null, text: 'all online' })
    await made({ unit: 'B', text: 'of B' })
    await made({ indicator: 'cases', text: 'of cases' })
    expect(await texts('indicator=online&unit=A')).toEqual(['both', 'all of A', 'all online'])
    expect(await texts('unit=B')).toEqual(['all online', 'of B'])
  })

  it('that was removed is shown as of earlier, as it stood then', async () => {
    const { id } = await made()
    expect((await remove(id)).statusCode).toBe(204)
    expect(await texts()).toEqual([])
    expect(await texts(`knownAt=${TEST_NOW - 1}`)).toEqual([])
    const then = (await app.http.inject(`/api/v1/annotations?knownAt=${TEST_NOW + 59_999}`)).json<AnnotationList>()
    expect(then.annotations).toMatchObject([{ id, version: 1, removedAt: null }])
    expect((await remove(id)).statusCode).toBe(404)
  })

  it('is announced when it is made and removed', async () => {
    const client = connectLive(await app.listen())
    await new Promise<void>((resolve) => client.once('connect', () => resolve()))
    for (const change of [made, async () => remove((await made()).id)]) {
      const told = next(client, 'changed')
      await change()
      expect(await told).toEqual({ thing: 'annotations' })
    }
    client.disconnect()
  })

  it.each([
    ['on nothing at all', 400, { indicator: null, unit: null }],
    ['that ends before it begins', 400, { to: '2026-11-09' }],
    ['on a day that does not exist', 400, { from: '2026-02-30' }],
    ['without a word', 400, { text: '  ' }],
    ['longer than anyone reads', 400, { text: 'x'.repeat(281) }],
    ['on an indicator nobody knows', 404, { indicator: 'nothing' }],
    ['on a unit nobody was', 404, { unit: 'zz' }],
    ['with a telephone number', 422, { text: 'gọi 0905 123 456' }],
    ['with an identity number', 422, { text: 'CCCD 049123456789' }],
  ])('%s is refused and not kept', async (_what, status, more) => {
    const answer = await post(more)
    expect([answer.statusCode, answer.json<ProblemBody>().type.startsWith('urn:ioc:problem:')]).toEqual([status, true])
    expect(await texts()).toEqual([])
  })
})
