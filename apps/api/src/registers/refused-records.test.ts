import type { SourceRefusal } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEST_NOW } from '../testing/factories.ts'
import { MOST_RECORDS } from './read-body.ts'
import { createRecordUser, type RecordUser } from './testing/record-user.ts'

let user: RecordUser
beforeEach(async () => {
  user = await createRecordUser()
})
afterEach(() => user.app.close())

const good = { code: '1', unit: 'A', received: new Date(TEST_NOW).toISOString() }
const bad = { ...good, code: '2', unit: 'Nguyễn Văn A' }

async function refusals(count: number): Promise<readonly SourceRefusal[]> {
  const asked = { url: '/api/v1/sources/one-stop/refusals', headers: { host: 'localhost' } }
  const fetched = async () => (await user.app.http.inject(asked)).json<SourceRefusal[]>()
  await expect.poll(async () => (await fetched()).length, { timeout: 30_000 }).toBe(count)
  return fetched()
}

describe('records that were refused', () => {
  it('stand beside the other refusals of their source: which rows and fields and why, and nothing of a record', async () => {
    expect((await user.put('dossiers', [good, bad])).status).toBe(422)
    const [refusal] = await refusals(1)
    expect(refusal).toMatchObject({ at: TEST_NOW, door: 'register', problem: 'bad-rows', refused: 2, complete: false })
    expect(refusal?.errors).toMatchObject([{ row: 2, column: 'unit', code: 'bad-text' }])
    expect(JSON.stringify(refusal)).not.toContain('Nguyễn')
  })

  it('are told of where the others were stored, and not where it was only tried', async () => {
    expect((await user.put('dossiers', [good, bad], '?dryRun=true')).status).toBe(422)
    expect((await user.put('dossiers', [good, bad], '?mode=partial')).body).toMatchObject({ accepted: 1, refused: 1 })
    expect(await refusals(1)).toMatchObject([{ refused: 1 }])
  })

  it('are those of a body that broke off or is no JSON, with how many there were until then', async () => {
    const lines = `${JSON.stringify(good)}\n{"code":"2","un`
    const { status } = await user.put('dossiers', lines, '', { 'content-type': 'application/x-ndjson' })
    expect(status).toBe(400)
    expect(await refusals(1)).toMatchObject([{ problem: 'bad-request', refused: 1, errors: [{ row: 2 }] }])
  })

  it('are refused where they are more than are taken at once, and none is stored', async () => {
    const lines = `${JSON.stringify(good)}\n${'{}\n'.repeat(MOST_RECORDS)}`
    const type = { 'content-type': 'application/x-ndjson' }
    const { status, body } = await user.put('dossiers', lines, '?mode=partial', type)
    expect([status, body.detail]).toEqual([413, expect.stringContaining('send them in parts')])
    expect((await user.get('dossiers/records')).body.total).toBe(0)
  })

  it('are refused for the right before anything of them is read', async () => {
    expect((await user.put('no-such-register', '[[[')).status).toBe(404)
    const other = await createRecordUser({ measures: ['cameras'] })
    try {
      expect((await other.put('dossiers', '[[[')).status).toBe(403)
    } finally {
      await other.app.close()
    }
  })

  it('are those that give a field twice, which are named by it', async () => {
    const twice = JSON.stringify(good).replace('}', ',"unit":"B"}')
    const rows = (type: string, payload: string) =>
      user.app.http.inject({
        method: 'PUT',
        url: '/api/v1/registers/dossiers/records',
        headers: { host: 'localhost', authorization: `Bearer ${user.key}`, 'content-type': type },
        payload,
      })
    for (const answer of [
      await rows('application/json', `[${twice}]`),
      await rows('application/json', `[${' '.repeat(100_000)}${twice}]`),
      await rows('application/x-ndjson', twice),
    ])
      expect(answer.json()).toMatchObject({
        status: 422,
        errors: [{ row: 1, column: 'unit', code: 'duplicate-column' }],
      })
  })

  it('are those with a person’s number in any of their texts, which is kept nowhere', async () => {
    const subject = { ...good, subject: 'gọi 0905 123 456' }
    const code = { ...good, code: '049085001234' }
    const unit = { ...good, code: '3', unit: '0905123456' }
    const { status, body } = await user.put('dossiers', [good, subject, code, unit])
    expect([status, body.errors]).toMatchObject([
      422,
      [
        { row: 2, column: 'subject', code: 'personal-data' },
        { row: 3, column: 'code', code: 'personal-data' },
        { row: 4, column: 'unit', code: 'personal-data' },
      ],
    ])
    const kept = JSON.stringify([body, await refusals(1)])
    expect(kept).not.toMatch(/0905|049085/)
    const codes = ['000.00.19.H47-261118-0012', 'H47.33.05-261118-0012', '1.001234.000.00.00.H47']
    const sound = codes.map((each) => ({
      ...good,
      code: each,
      subject: 'phí 84.905.123.456 đồng, QĐ 0123/2025/QĐ-UBND',
    }))
    expect((await user.put('dossiers', sound)).body).toMatchObject({ accepted: 3 })
  })
})
