import type { SourceRefusal } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEST_NOW } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTestApp()
})
afterEach(() => app.close())

const headers = { host: 'localhost', 'idempotency-key': 'key-00000001' }
const send = (rows: object[]) =>
  app.http.inject({ method: 'POST', url: '/api/v1/forms/A/submissions', headers, payload: { rows } })

/** What whoever looks after the sources sees of the form, once there are as many. */
async function refusals(count: number): Promise<readonly SourceRefusal[]> {
  const fetched = async () => (await app.http.inject({ url: '/api/v1/sources/form/refusals', headers })).json()
  await expect.poll(async () => (await fetched()).length, { timeout: 30_000 }).toBe(count)
  return fetched()
}

const monday = { measure: 'received', period: '2026-11-16', value: 12, note: 'đủ' }

describe('a form that was refused', () => {
  it('is kept beside the other sources’ refusals, with its rows and why', async () => {
    expect((await send([monday, { measure: 'accounts', value: 1.5 }])).statusCode).toBe(422)
    const [refusal] = await refusals(1)
    expect(refusal).toMatchObject({
      at: TEST_NOW,
      door: 'form',
      problem: 'bad-rows',
      refused: 2,
      complete: true,
      rows: [
        { row: 1, cells: { ...monday, unit: 'A' }, exact: true, errors: [] },
        {
          row: 2,
          cells: { measure: 'accounts', value: 1.5 },
          errors: [{ column: 'value', code: 'too-many-decimals' }],
        },
      ],
    })
    expect(refusal?.rows[1]?.cells.at).toBe(new Date(TEST_NOW).toISOString())
  })

  it('for somebody’s number in a note is kept without it, and cannot be sent again from there', async () => {
    await send([monday, { ...monday, note: 'CCCD 049 085 001 234' }])
    const [refusal] = await refusals(1)
    expect(refusal).toMatchObject({ complete: false, rows: [{ cells: { note: 'đủ' } }, { cells: { value: 12 } }] })
    expect(JSON.stringify(refusal)).not.toContain('049')
  })

  it('is told of once: what was stored is no refusal, nor is a unit that is not there', async () => {
    await send([monday])
    await app.http.inject({
      method: 'POST',
      url: '/api/v1/forms/nowhere/submissions',
      headers,
      payload: { rows: [monday] },
    })
    await send([{ ...monday, value: 13 }])
    expect(await refusals(1)).toMatchObject([{ problem: 'key-reused' }])
  })
})
