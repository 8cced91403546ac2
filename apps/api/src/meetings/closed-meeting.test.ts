import { brotliDecompressSync } from 'node:zlib'
import type { LiveSnapshot, Meeting, MeetingNumbers, ProblemBody, WireCatalogue } from '@ioc/contract'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { named, TEST_NOW, testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTestApp()
})
afterEach(() => app.close())

const MINUTE = 60_000
const note = { indicator: 'online', unit: 'A', text: 'A báo cáo lại trước thứ sáu' }
const DAYS = ['2026-11-11', '2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17', '2026-11-18']
const received = (value: number, online: number) =>
  DAYS.flatMap((when) =>
    ['A', 'B', 'C'].flatMap((unit) => [
      { measure: 'received', unit, when, value },
      { measure: 'received-online', unit, when, value: online },
    ]),
  )

const opened = async () =>
  (await app.http.inject({ method: 'POST', url: '/api/v1/meetings', payload: {} })).json<Meeting>()
const patch = (id: string, payload: object) =>
  app.http.inject({ method: 'PATCH', url: `/api/v1/meetings/${id}`, payload })
const add = (id: string, text: string) =>
  app.http.inject({ method: 'POST', url: `/api/v1/meetings/${id}/addenda`, payload: { text } })
const get = async (id: string) => (await app.http.inject(`/api/v1/meetings/${id}`)).json<Meeting>()
const keptOf = (id: string, what: 'catalogue' | 'numbers') => app.http.inject(`/api/v1/meetings/${id}/${what}`)

/** A meeting with one note, ended a minute after it began. */
async function closed(): Promise<Meeting> {
  const { id } = await opened()
  app.clock.set(app.clock.now() + MINUTE)
  return (await patch(id, { version: 1, notes: [note], ended: true })).json<Meeting>()
}

/** The district once `online` is named, reckoned and judged otherwise, and `accounts` is no more. */
function otherPack() {
  const indicators = new Map(testPack().catalogue.indicators)
  const online = indicators.get('online')
  if (online?.kind !== 'ratio') throw new Error('the test district has no ratio')
  const targets = [{ value: 5, from: null, due: null, unit: null }]
  indicators.delete('accounts')
  return testPack({
    indicators: indicators.set('online', { ...online, name: named('another name'), targets, scale: 1000 }),
  })
}

describe('a meeting that has ended', () => {
  it('keeps its numbers and its catalogue to the byte, whatever is corrected, renamed or taken out', async () => {
    await app.accept(received(10, 3))
    const live = (await app.http.inject('/api/v1/snapshot?scope=D')).json<LiveSnapshot>()
    const { id } = await closed()
    const numbers = (await keptOf(id, 'numbers')).body
    const before = [numbers, (await keptOf(id, 'catalogue')).body, await get(id)]
    const { snapshot, issues } = JSON.parse(numbers) as MeetingNumbers
    expect(snapshot.cells).toEqual(live.cells)
    expect(issues.map(({ kind, indicators }) => [kind, ...indicators])).toContainEqual(['off-target', 'online'])

    await app.accept(received(10, 1))
    app = await app.again({ pack: otherPack() })
    const now = (await app.http.inject('/api/v1/catalogue')).json<WireCatalogue>()
    expect(now.indicators.find((one) => one.id === 'online')?.name.vi).toBe('another name')
    await app.store.rebuild()
    expect([(await keptOf(id, 'numbers')).body, (await keptOf(id, 'catalogue')).body, await get(id)]).toEqual(before)
    const kept = (await keptOf(id, 'catalogue')).json<WireCatalogue>()
    expect(kept.indicators.map((one) => [one.id, one.name.vi])).toContainEqual(['online', 'online'])
    expect(kept.indicators.map((one) => one.id)).toContain('accounts')
  })

  it('is sent as it is kept, compressed where that is understood', async () => {
    const { id } = await closed()
    const headers = { 'accept-encoding': 'gzip, br' }
    const sent = await app.http.inject({ url: `/api/v1/meetings/${id}/numbers`, headers })
    expect(sent.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(sent.rawPayload).toString()).toBe((await keptOf(id, 'numbers')).body)
  })

  it('shares its catalogue with others that were held by the same', async () => {
    const [one, other] = [await closed(), await closed()]
    expect(one.kept?.catalogue).toBe(other.kept?.catalogue)
    expect(await app.store.documents.list('kept')).toHaveLength(3)
  })

  it.each([
    ['notes', { notes: [{ ...note, text: 'khác' }] }],
    ['no notes any more', { notes: [] }],
    ['another title', { title: 'khác' }],
    ['another end', { ended: true }],
  ])('takes %s no more, and says what to do instead', async (_what, change) => {
    const before = await closed()
    app.clock.set(app.clock.now() + MINUTE)
    const answer = await patch(before.id, { version: before.version, ...change })
    expect([answer.statusCode, answer.json<ProblemBody>().type]).toEqual([409, 'urn:ioc:problem:conflict'])
    expect(answer.json<ProblemBody>().detail).toMatch(/closed at 2026-11-18T03:01.*addendum/)
    expect(await get(before.id)).toEqual(before)
  })

  it('is not opened again', async () => {
    const before = await closed()
    expect((await patch(before.id, { version: before.version, ended: false })).statusCode).toBe(400)
    expect(await get(before.id)).toEqual(before)
  })

  it('takes addenda, each with its date, and none is lost where two are written at once', async () => {
    const { id, notes } = await closed()
    app.clock.set(TEST_NOW + 2 * MINUTE)
    expect((await add(id, '  Số của A là 9  ')).statusCode).toBe(201)
    app.clock.set(TEST_NOW + 3 * MINUTE)
    await Promise.all(['hai', 'ba', 'bốn'].map((text) => add(id, text)))
    app = await app.again()
    const after = await get(id)
    expect(after.addenda[0]).toEqual({ text: 'Số của A là 9', at: TEST_NOW + 2 * MINUTE })
    expect(after.addenda.map(({ text }) => text).toSorted()).toEqual(['Số của A là 9', 'ba', 'bốn', 'hai'].toSorted())
    expect(after.notes).toEqual(notes)
  })

  it.each([
    ['of nothing', 400, '   '],
    ['longer than a page', 400, 'x'.repeat(4_001)],
    ['of more bytes than any addendum has', 413, 'x'.repeat(100_000)],
    ["with somebody's number", 422, 'gọi 0905 123 456'],
  ])('takes no addendum %s', async (_what, status, text) => {
    const { id } = await closed()
    expect((await add(id, text)).statusCode).toBe(status)
    expect((await get(id)).addenda).toEqual([])
  })

  it('takes no more than two hundred addenda', async () => {
    const { id, version: _version, ...body } = await closed()
    const addenda = Array.from({ length: 200 }, (_, at) => ({ text: 'x', at }))
    await app.store.documents.put('meeting', id, { ...body, addenda })
    expect((await add(id, 'một nữa')).statusCode).toBe(409)
  })

  it('from before anything was kept can be read and added to, and says that nothing is kept', async () => {
    const { id } = await opened()
    const old = { scope: 'D', asOf: TEST_NOW, knownSeq: 0, title: 'Cũ', notes: [], endedAt: TEST_NOW + MINUTE }
    await app.store.documents.put('meeting', id, old)
    expect(await get(id)).toMatchObject({ kept: null, addenda: [], title: 'Cũ' })
    expect((await keptOf(id, 'numbers')).statusCode).toBe(404)
    expect((await patch(id, { version: 2, notes: [note] })).statusCode).toBe(409)
    expect((await add(id, 'bổ sung')).statusCode).toBe(201)
  })

  it('does not pass off what is no longer what was kept', async () => {
    const { id, kept } = await closed()
    const other = kept?.catalogue ?? ''
    new Database(app.file)
      .exec(`UPDATE document SET body = (SELECT body FROM document WHERE id = '${other}')
      WHERE kind = 'kept'`)
      .close()
    expect((await keptOf(id, 'numbers')).statusCode).toBe(500)
    expect((await keptOf(id, 'catalogue')).statusCode).toBe(200)
  })
})

describe('a meeting that runs', () => {
  it('takes no addendum, and has nothing kept', async () => {
    const { id } = await opened()
    expect((await add(id, 'sớm quá')).statusCode).toBe(409)
    expect((await keptOf(id, 'catalogue')).statusCode).toBe(404)
  })
})
