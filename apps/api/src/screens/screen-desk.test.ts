import { createUnitTree } from '@ioc/metrics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { createScreenDesk, type ScreenDesk } from './screen-desk.ts'
import { createScreenRecords } from './screen-records.ts'
import { reported, told } from './testing/told.ts'

let app: TestApp
const desks: ScreenDesk[] = []
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(async () => {
  for (const desk of desks) await desk.close()
  await app.close()
})

/** A desk that looks at the clock all the time, on the store of a running server. */
async function open(clock: { now: number }) {
  const { documents } = app.store
  const { catalogue } = app.pack
  const records = createScreenRecords({ documents, catalogue, tree: createUnitTree(catalogue.units), today: () => 0 })
  const news: number[] = []
  const desk = await createScreenDesk({
    records,
    documents,
    now: () => clock.now,
    seqOf: () => 1,
    build: 'new',
    announce: () => {},
    onNews: () => void news.push(clock.now),
    onFault: (error) => expect.fail(String(error)),
    lookMs: 2,
  })
  desks.push(desk)
  return { desk, news }
}

describe('a desk that nobody asks anything', () => {
  it('tells of a screen that froze all the same, and a crash takes nothing of it', async () => {
    const clock = { now: 1_000_000 }
    const { desk, news } = await open(clock)
    await desk.put('hall', told())
    desk.report('a', reported({ paintedAt: clock.now }))
    const before = news.length
    clock.now += 40_000
    await expect.poll(() => news.length).toBe(before + 1)
    desk.gone('a')
    const kept = () => app.store.documents.get('screen-seen', 'hall')
    await expect.poll(async () => (await kept())?.body).toMatchObject({ state: 'away', since: clock.now })

    const after = await open({ now: clock.now + 3_600_000 })
    const { screens, build } = await after.desk.list()
    expect(build).toBe('new')
    expect(screens).toMatchObject([{ id: 'hall', state: 'away', since: clock.now, heardAt: 1_000_000 }])
  })

  it('keeps nothing of a screen without a record', async () => {
    const { desk } = await open({ now: 1_000_000 })
    desk.report('a', reported({ screen: 'typed-once' }))
    await desk.put('known', told())
    desk.report('b', reported({ screen: 'known' }))
    await expect.poll(() => app.store.documents.get('screen-seen', 'known')).toBeDefined()
    expect(await app.store.documents.get('screen-seen', 'typed-once')).toBeUndefined()
  })
})
