import type { ScreenList } from '@ioc/contract'
import { afterEach, describe, expect, it } from 'vitest'
import { connectionOf, connectLive, type LiveClient } from '../testing/live-client.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { reported, told } from './testing/told.ts'

const clients: LiveClient[] = []
let app: TestApp
let url: string
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect()
  await app.close()
})

async function start(begin: () => Promise<TestApp>): Promise<void> {
  app = await begin()
  url = await app.listen()
}

async function connect(): Promise<LiveClient> {
  const client = connectLive(url)
  clients.push(client)
  await new Promise<void>((resolve) => client.once('connect', () => resolve()))
  return client
}

const put = (id: string, version = 0) =>
  app.http.inject({ method: 'PUT', url: `/api/v1/screens/${id}`, payload: told({ version }) })
const list = async () => (await app.http.inject('/api/v1/screens')).json<ScreenList>().screens
const listed = async () => (await list()).map(({ id, state, since }) => [id, state, since])

/** Has a screen say that it painted just now, and waits until that is known. */
async function say(client: LiveClient, more = {}): Promise<void> {
  const report = reported({ paintedAt: app.clock.now(), ...more })
  client.emit('painted', report)
  await expect.poll(async () => (await list()).map((one) => one.report)).toContainEqual(report)
}

describe('a wall and the desk', () => {
  it('a screen that says no more is listed as frozen, one that went as away, each since then', async () => {
    await start(createTestApp)
    await put('hall')
    const began = app.clock.now()
    const wall = await connect()
    await say(wall)
    expect(await listed()).toEqual([['hall', 'live', began]])
    app.clock.set(began + 30_001)
    expect(await listed()).toEqual([['hall', 'frozen', began]])
    wall.disconnect()
    await expect.poll(listed).toEqual([['hall', 'away', began + 30_001]])
  })

  it('a browser that hangs is frozen, though its line ended: it still answers below its scripts', async () => {
    await start(() => createTestApp({ pingMs: 500 }))
    await put('hall')
    const began = app.clock.now()
    // Speaks just enough of Socket.IO to say how it does, and never answers a ping, as scripts that hang do not.
    const hung = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    hung.addEventListener('open', () => hung.send('40/live,'))
    hung.addEventListener('message', ({ data }) => {
      if (String(data).startsWith('40/live')) hung.send(`42/live,${JSON.stringify(['painted', reported()])}`)
    })
    await expect.poll(listed).toEqual([['hall', 'live', began]])
    await expect.poll(() => app.live.watchers().size, { timeout: 30_000 }).toBe(0)
    app.clock.set(began + 30_001)
    expect(await listed()).toEqual([['hall', 'frozen', began]])
  })

  it('a machine that answers nothing any more is away', async () => {
    await start(() => createTestApp({ pingMs: 500 }))
    await put('hall')
    const dead = await connect()
    await say(dead)
    connectionOf(dead).pause()
    await expect.poll(() => app.live.watchers().size, { timeout: 30_000 }).toBe(0)
    expect(await listed()).toEqual([['hall', 'away', app.clock.now()]])
  })

  it('one that went before a restart is away since it went, and one that was there since it was heard', async () => {
    await start(createTestApp)
    await put('hall')
    await put('desk')
    await put('other')
    const began = app.clock.now()
    const [hall, desk] = [await connect(), await connect()]
    await say(hall, { screen: 'hall' })
    app.clock.set(began + 5_000)
    hall.disconnect()
    await expect.poll(async () => (await listed())[1]).toEqual(['hall', 'away', began + 5_000])
    app.clock.set(began + 10_000)
    await say(desk, { screen: 'desk' })
    app.clock.set(began + 20_000)
    await start(app.again)
    app.clock.set(began + 3_600_000)
    expect(await listed()).toEqual([
      ['desk', 'away', began + 10_000],
      ['hall', 'away', began + 5_000],
      ['other', 'never', null],
    ])
    const back = await connect()
    await say(back, { screen: 'hall' })
    expect((await listed())[1]).toEqual(['hall', 'live', began + 3_600_000])
  })

  it('a page that shows no wall any more is not taken for one that froze', async () => {
    await start(createTestApp)
    await put('hall')
    const page = await connect()
    await say(page, { screen: null })
    page.emit('painted', null)
    await expect.poll(listed).toEqual([['hall', 'never', null]])
    await say(page)
    app.clock.set(app.clock.now() + 1_000)
    page.emit('painted', null)
    await expect.poll(listed).toEqual([['hall', 'away', app.clock.now()]])
  })

  it('a wall without a record is listed while it is there', async () => {
    await start(createTestApp)
    const wall = await connect()
    await say(wall, { screen: null })
    expect(await listed()).toEqual([[null, 'live', app.clock.now()]])
    wall.disconnect()
    await expect.poll(listed).toEqual([])
  })

  it('who watches is told of a change of a record, and of a screen that comes', async () => {
    await start(createTestApp)
    const desk = await connect()
    const things: string[] = []
    desk.on('changed', ({ thing }) => things.push(thing))
    await put('hall')
    await expect.poll(() => things.toSorted()).toEqual(['screens', 'screens/hall'])
    await say(await connect())
    await expect.poll(() => things.filter((thing) => thing === 'screens').length, { timeout: 30_000 }).toBe(2)
    await app.http.inject({ method: 'DELETE', url: '/api/v1/screens/hall' })
    await expect.poll(() => things.filter((thing) => thing === 'screens/hall').length).toBe(2)
  })
})
