import type { LiveSnapshot, Meeting, MeetingList, ProblemBody } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEST_NOW } from '../testing/factories.ts'
import { connectLive, next } from '../testing/live-client.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTestApp()
})
afterEach(() => app.close())

const post = (payload: object = {}) => app.http.inject({ method: 'POST', url: '/api/v1/meetings', payload })
const opened = async (payload: object = {}) => (await post(payload)).json<Meeting>()
const get = async (id: string) => (await app.http.inject(`/api/v1/meetings/${id}`)).json<Meeting>()
const patch = (id: string, payload: object) =>
  app.http.inject({ method: 'PATCH', url: `/api/v1/meetings/${id}`, payload })

const received = (when: string, value: number, online: number) =>
  ['A', 'B', 'C'].flatMap((unit) => [
    { measure: 'received', unit, when, value },
    { measure: 'received-online', unit, when, value: online },
  ])

/** The cells that the address of a meeting shows, as they come over the wire. */
async function cellsOf({ scope, asOf, knownSeq }: Meeting): Promise<string> {
  const { body } = await app.http.inject(`/api/v1/snapshot?scope=${scope}&asOf=${asOf}&knownSeq=${knownSeq}`)
  return JSON.stringify((JSON.parse(body) as LiveSnapshot).cells)
}

describe('a meeting', () => {
  it('holds the scope it is asked for, or that of the pack, at the instant it began', async () => {
    const { seq } = await app.accept(received('2026-11-17', 10, 5))
    const answer = await post({ scope: 'A', title: 'Giao ban' })
    expect(answer.statusCode).toBe(201)
    const meeting = answer.json<Meeting>()
    expect(meeting).toMatchObject({
      scope: 'A',
      asOf: TEST_NOW,
      knownSeq: seq,
      title: 'Giao ban',
      notes: [],
      version: 1,
    })
    expect(meeting.id).toMatch(/^2026-11-18-[2-9a-z]{6}$/)
    app = await app.again()
    expect(await get(meeting.id)).toEqual(meeting)
    expect((await opened()).scope).toBe('D')
  })

  it('shows the same bytes of cells after later readings and corrections, and after a restart', async () => {
    await app.accept(received('2026-11-16', 10, 5))
    await app.accept(received('2026-11-17', 10, 9))
    const live = (await app.http.inject('/api/v1/snapshot?scope=D')).json<LiveSnapshot>()
    const meeting = await opened()
    const before = await cellsOf(meeting)
    expect(before).toBe(JSON.stringify(live.cells))
    // In the very millisecond, and a day later.
    await app.accept(received('2026-11-17', 20, 1))
    app.clock.set(TEST_NOW + 86_400_000)
    await app.accept([...received('2026-11-16', 7, 0), ...received('2026-11-18', 7, 1)])
    app.snapshotter.flush()
    expect((await app.http.inject('/api/v1/snapshot?scope=D')).body).not.toContain(before)
    app = await app.again()
    expect(await cellsOf(await get(meeting.id))).toBe(before)
  })

  it('takes notes, each with when it was written; one that stands keeps its time', async () => {
    const { id } = await opened()
    const first = { indicator: 'online', unit: 'A', text: 'A báo cáo lại trước thứ sáu' }
    await patch(id, { version: 1, notes: [first] })
    app.clock.set(TEST_NOW + 60_000)
    const answer = await patch(id, { version: 2, notes: [{ indicator: null, unit: null, text: 'xong' }, first] })
    expect(answer.json<Meeting>()).toMatchObject({
      version: 3,
      notes: [
        { text: 'xong', at: TEST_NOW + 60_000 },
        { ...first, at: TEST_NOW },
      ],
    })
    expect(await get(id)).toEqual(answer.json())
  })

  it('of two who write at once, one is told to look again and nothing is overwritten', async () => {
    const { id } = await opened()
    expect((await patch(id, { version: 1, title: 'một' })).statusCode).toBe(200)
    const late = await patch(id, { version: 1, title: 'hai' })
    expect([late.statusCode, (await get(id)).title]).toEqual([409, 'một'])
  })

  it('is listed, the newest first', async () => {
    await opened({ title: 'một' })
    app.clock.set(TEST_NOW + 60_000)
    await opened({ title: 'hai' })
    const { meetings } = (await app.http.inject('/api/v1/meetings')).json<MeetingList>()
    expect(meetings.map(({ title }) => title)).toEqual(['hai', 'một'])
  })

  it('is announced when it is opened and changed', async () => {
    const client = connectLive(await app.listen())
    await new Promise<void>((resolve) => client.once('connect', () => resolve()))
    let told = next(client, 'changed')
    const { id } = await opened()
    expect(await told).toEqual({ thing: `meetings/${id}` })
    told = next(client, 'changed')
    await patch(id, { version: 1, ended: true })
    expect(await told).toEqual({ thing: `meetings/${id}` })
    client.disconnect()
  })

  it.each([
    ['of an unknown scope', 404, { scope: 'zz' }],
    ['with a telephone number in its title', 422, { title: 'gọi 0905123456' }],
    ['with a title longer than a line', 400, { title: 'x'.repeat(121) }],
  ])('%s is not opened', async (_what, status, payload) => {
    expect((await post(payload)).statusCode).toBe(status)
    expect((await app.http.inject('/api/v1/meetings')).json()).toEqual({ meetings: [] })
  })

  it.each([
    ['on an unknown indicator', 404, { indicator: 'nothing', unit: null, text: 'x' }],
    ['on an unknown unit', 404, { indicator: null, unit: 'zz', text: 'x' }],
    ["with somebody's number", 422, { indicator: null, unit: null, text: 'gọi 0905 123 456' }],
  ])('takes no note %s', async (_what, status, note) => {
    const { id } = await opened()
    const answer = await patch(id, { version: 1, notes: [note] })
    expect([answer.statusCode, answer.json<ProblemBody>().type.startsWith('urn:ioc:problem:')]).toEqual([status, true])
    expect((await get(id)).notes).toEqual([])
  })
})
