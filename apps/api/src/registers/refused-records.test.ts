import type { SourceRefusal } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEST_NOW } from '../testing/factories.ts'
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
  await expect.poll(async () => (await fetched()).length, { timeout: 5_000 }).toBe(count)
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
})
