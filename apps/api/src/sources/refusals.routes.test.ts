import type { SourceRefusal } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSourceUser, type SourceUser } from '../ingest/testing/source-user.ts'
import { TEST_NOW } from '../testing/factories.ts'

let user: SourceUser
beforeEach(async () => {
  user = await createSourceUser({ measures: ['received'] })
})
afterEach(() => user.app.close())

async function call(method: 'GET' | 'POST', path: string) {
  const headers = { host: 'localhost' }
  const answer = await user.app.http.inject({ method, url: `/api/v1/sources/counter/refusals${path}`, headers })
  return { status: answer.statusCode, body: answer.json() }
}

/** The refused deliveries, once there are as many. */
async function refusals(count: number): Promise<readonly SourceRefusal[]> {
  // Written at most once a second, so the usual second of patience is too short.
  await expect.poll(async () => (await call('GET', '')).body.length, { timeout: 30_000 }).toBe(count)
  return (await call('GET', '')).body
}

const good = { measure: 'received', unit: 'A', period: '2026-11-17', value: 3 }
const bad = { ...good, measure: 'accounts', unit: 'B' }
const allow = (...measures: string[]) =>
  user.app.store.sources.put({ id: 'counter', name: 'Counter', kind: 'api', sample: false, measures, units: null })

describe('a refused delivery', () => {
  it('is kept with its rows, and why each was refused', async () => {
    await user.send([good, { ...bad, measure: 'received', value: -1 }])
    const [refusal] = await refusals(1)
    expect(refusal).toMatchObject({
      at: TEST_NOW,
      door: 'readings',
      problem: 'bad-rows',
      refused: 2,
      complete: true,
      state: 'open',
      rows: [
        { row: 1, cells: good, exact: true, errors: [] },
        { row: 2, cells: { unit: 'B', value: -1 }, errors: [{ column: 'value', code: 'out-of-range' }] },
      ],
    })
  })

  it('of many rows is kept by its bad ones, in every format', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...good,
      period: new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10),
    }))
    const rows = [...many, { ...good, unit: 'nowhere' }]
    await user.send(rows)
    await refusals(1)
    await user.send(rows.map((row) => JSON.stringify(row)).join('\n'), { type: 'application/x-ndjson' })
    await refusals(2)
    const csv = ['measure,unit,period,value', ...rows.map((row) => Object.values(row).join(','))].join('\n')
    await user.send(csv, { type: 'text/csv', query: 'number=plain' })
    for (const refusal of await refusals(3)) {
      expect(refusal).toMatchObject({ refused: 301, complete: false, rows: [{ cells: { unit: 'nowhere', value: 3 } }] })
    }
  })

  it('keeps nothing of columns that are no reading’s, not even their names', async () => {
    await user.send([{ ...good, 'Nguyễn Văn A': '0905 123 456', value: 'x' }])
    const [refusal] = await refusals(1)
    expect(JSON.stringify(refusal)).not.toMatch(/Nguyễn|0905/)
    expect(refusal?.rows[0]?.errors.map(({ code }) => code).toSorted()).toEqual(['unknown-column', 'wrong-type'])
  })

  it('is noted for the rows left out where the others were stored, and not at all when nothing was to be stored', async () => {
    await user.send([good, bad], { query: 'mode=partial' })
    await user.send([good, bad], { query: 'dryRun=true' })
    await user.send([good])
    const [refusal] = await refusals(1)
    expect(refusal).toMatchObject({ refused: 1, complete: true, rows: [{ row: 2, cells: bad }] })
  })

  it('that nobody could read is kept by what was said of it', async () => {
    await user.send('[{"measure": ')
    const [refusal] = await refusals(1)
    expect(refusal).toMatchObject({ problem: 'bad-request', refused: 0, rows: [], complete: false })
    expect((await call('POST', `/${refusal?.id}/retry`)).body).toMatchObject({
      status: 409,
      detail: 'No row of this delivery was kept. It has to be sent again.',
    })
  })

  it('is not found under another source', async () => {
    const headers = { host: 'localhost' }
    const answer = await user.app.http.inject({ url: '/api/v1/sources/nobody/refusals', headers })
    expect(answer.statusCode).toBe(404)
    expect((await call('POST', '/000-none/retry')).status).toBe(404)
  })
})

describe('a retry', () => {
  it('stores the whole delivery once what stopped it is mended, and says what it stored', async () => {
    const rows = [good, { ...bad, period: undefined, at: '2026-11-17T09:00:00+07:00' }]
    await user.send(rows)
    const [refusal] = await refusals(1)
    await allow('received', 'accounts')
    const { status, body } = await call('POST', `/${refusal?.id}/retry`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ state: 'stored', tried: { at: TEST_NOW, stored: { rows: 2, unchanged: 0, seq: 1 } } })
    const [after] = await refusals(1)
    expect(after?.state).toBe('stored')
    expect((await call('POST', `/${refusal?.id}/retry`)).status).toBe(409)
    expect(user.stored()).toBe(1)
  })

  it('that is refused again stores nothing and tells the reasons of this time', async () => {
    await user.send([good, { ...good, unit: 'B', measure: 'unheard-of' }])
    const [refusal] = await refusals(1)
    await allow('accounts')
    const { body } = await call('POST', `/${refusal?.id}/retry`)
    expect(body).toMatchObject({ state: 'open', tried: { stored: null } })
    expect(body.rows.map((row: SourceRefusal['rows'][number]) => row.errors[0]?.code)).toEqual([
      'measure-not-yours',
      'unknown-measure',
    ])
    expect(user.stored()).toBe(0)
  })

  it('asked for twice at once stores once', async () => {
    await user.send([bad, good].map((row) => ({ ...row, measure: 'received-online' })))
    const [refusal] = await refusals(1)
    await allow('received-online')
    const both = await Promise.all([1, 2].map(() => call('POST', `/${refusal?.id}/retry`)))
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]))
    expect(user.stored()).toBe(1)
  })

  it('is refused where a part of the delivery was not kept', async () => {
    await user.send(Array.from({ length: 250 }, () => bad))
    const [refusal] = await refusals(1)
    const { status, body } = await call('POST', `/${refusal?.id}/retry`)
    expect(status).toBe(409)
    expect(body.detail).toContain('Only a part')
  })
})

it('a delivery put aside is marked so and no longer counted as open', async () => {
  await user.send([bad])
  const [refusal] = await refusals(1)
  const answer = await call('POST', `/${refusal?.id}/dismiss`)
  expect(answer.body).toMatchObject({ state: 'dismissed', tried: null })
  const headers = { host: 'localhost' }
  const health = await user.app.http.inject({ url: '/api/v1/sources/health', headers })
  const counter = health.json().sources.find(({ id }: { id: string }) => id === 'counter')
  expect(counter).toMatchObject({ open: 0, today: { refused: 1 } })
})
