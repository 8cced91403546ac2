import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Row } from '../reporting/row.ts'
import { createTally } from '../tally.ts'
import { playApi, type PlayingApi } from '../testing/playing-api.ts'
import { playClock } from '../testing/playing-clock.ts'
import { SMALL_CATALOGUE } from '../testing/small-catalogue.ts'
import { createApiClient } from './api-client.ts'
import { createDeliver } from './deliver.ts'
import { createOutbox } from './outbox.ts'

const KEYS = new Map([['one-stop', 'ioc_test']])
const row = (day: number, value: number): Row => ({
  measure: 'procedures.received',
  unit: '20599',
  period: `2026-11-${String(day).padStart(2, '0')}`,
  value,
})

let api: PlayingApi | undefined
afterEach(() => api?.close())

function outboxTo(url: string, mostWaiting?: number, keyOf = async () => 'ioc_test') {
  const stop = new AbortController()
  const clock = playClock(0)
  const tally = createTally()
  const client = createApiClient(url, { ...clock, sleep: (ms) => pause(ms / 50) }, () => {})
  const deliver = createDeliver({ api: client, clock: { ...clock, sleep: (ms) => pause(ms / 50) }, tally, keyOf })
  const over = mostWaiting === undefined ? {} : { mostWaiting }
  return { stop, tally, outbox: createOutbox({ source: 'one-stop', deliver, tally, signal: stop.signal, ...over }) }
}

describe('the outbox', () => {
  it('sends again under the same key when the answer was lost, so that nothing is stored twice', async () => {
    api = await playApi(SMALL_CATALOGUE, KEYS)
    api.cutAnswers = 2
    const { outbox, tally } = outboxTo(api.url)
    outbox.put([row(1, 5)])
    await outbox.idle()
    expect([...api.keysSeen.values()]).toEqual([3])
    expect(api.requests).toHaveLength(1)
    expect(tally.line()).toContain('1 stored')
  })

  it('waits out a server that is busy or away, and loses nothing', async () => {
    api = await playApi(SMALL_CATALOGUE, KEYS)
    const port = Number(new URL(api.url).port)
    const { outbox } = outboxTo(api.url)
    await api.close()
    outbox.put([row(1, 5)])
    outbox.put([row(2, 6)])
    await pause(30)
    api = await playApi(SMALL_CATALOGUE, KEYS, port)
    api.failures = 2
    await outbox.idle()
    expect([...api.stored.values()]).toEqual([5, 6])
  })

  it('puts a newer total in the place of one that still waits', async () => {
    api = await playApi(SMALL_CATALOGUE, KEYS)
    api.failures = 3
    const { outbox } = outboxTo(api.url)
    outbox.put([row(1, 1)])
    for (let value = 2; value <= 9; value += 1) outbox.put([row(2, value)])
    expect(outbox.waiting()).toBe(1)
    await outbox.idle()
    expect([...api.stored.values()]).toEqual([1, 9])
    expect(api.requests).toHaveLength(2)
  })

  it('holds no more than it is allowed to, and says what it dropped', async () => {
    const { outbox, tally, stop } = outboxTo('http://127.0.0.1:9', 10)
    for (let day = 1; day <= 30; day += 1) outbox.put([row(day, day)])
    expect(outbox.waiting()).toBe(10)
    expect(tally.line()).toContain('19 dropped')
    stop.abort()
    await outbox.idle()
  })

  it('takes up a new key after the old one was refused', async () => {
    api = await playApi(SMALL_CATALOGUE, KEYS)
    let asked = 0
    const { outbox } = outboxTo(api.url, undefined, async () => ((asked += 1) < 3 ? 'ioc_old' : 'ioc_test'))
    outbox.put([row(1, 5)])
    await outbox.idle()
    expect([...api.stored.values()]).toEqual([5])
  })
})
