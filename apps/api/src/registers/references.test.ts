import { afterEach, describe, expect, it } from 'vitest'
import { verify } from '../cli/verify.ts'
import { TEST_NOW } from '../testing/factories.ts'
import { createRecordUser, type RecordUser } from './testing/record-user.ts'

const users: RecordUser[] = []
afterEach(async () => {
  for (const { app } of users.splice(0)) await app.close()
})
async function start(): Promise<RecordUser> {
  const user = await createRecordUser()
  users.push(user)
  return user
}

const dossier = (code: string, more: object = {}) => ({
  code,
  unit: 'A',
  received: new Date(TEST_NOW).toISOString(),
  ...more,
})
const dangling = (row: number, field: string, value: string) => ({ code: 'dangling-reference', row, field, value })

describe('a record that names one which is not there', () => {
  it('is stored and counted, and the answer remarks on it by row, field and value', async () => {
    const user = await start()
    await user.put('procedures', [{ code: 'known', online: true }])
    const rows = [dossier('1', { procedure: 'known' }), dossier('2', { procedure: 'lost' }), dossier('3')]
    const { status, body } = await user.put('dossiers', rows)
    expect([status, body]).toMatchObject([200, { accepted: 3, refused: 0 }])
    expect(body['remarks']).toEqual({ total: 1, named: [dangling(2, 'procedure', 'lost')] })
    expect(user.value('count d.open', 'A')).toBe(3)
  })

  it('is remarked on as long as it is so, also when nothing else changes or it is only tried', async () => {
    const user = await start()
    const rows = [dossier('1', { procedure: 'late' })]
    const remarks = { total: 1, named: [dangling(1, 'procedure', 'late')] }
    expect((await user.put('dossiers', rows, '?dryRun=true')).body).toMatchObject({ seq: null, remarks })
    expect((await user.put('dossiers', rows)).body).toMatchObject({ accepted: 1, remarks })
    expect((await user.put('dossiers', rows)).body).toMatchObject({ unchanged: 1, remarks })
    await user.put('procedures', [{ code: 'late', online: true }])
    expect((await user.put('dossiers', rows)).body).not.toHaveProperty('remarks')
  })

  it('may come in one batch with what it names', async () => {
    const user = await start()
    const { body } = await user.put('dossiers', [dossier('2', { replaces: '1' }), dossier('1', { replaces: '0' })])
    expect(body['remarks']).toEqual({ total: 1, named: [dangling(2, 'replaces', '0')] })
  })

  it('is named a hundred times in one answer at most, with how many there are', async () => {
    const user = await start()
    const rows = Array.from({ length: 120 }, (_, n) => dossier(String(n), { procedure: 'lost' }))
    const remarks = (await user.put('dossiers', rows)).body['remarks'] as { total: number; named: object[] }
    expect([remarks.total, remarks.named.length]).toEqual([120, 100])
  })

  it('that was refused is not remarked on', async () => {
    const user = await start()
    const rows = [dossier('1', { procedure: 'lost', unit: 'Z' }), dossier('2')]
    expect((await user.put('dossiers', rows, '?mode=partial')).body).not.toHaveProperty('remarks')
  })
})

describe('verifying what records name', () => {
  it('says what is not there now, which is no difference', async () => {
    const user = await start()
    const { store, pack } = user.app
    const verified = async () => {
      const lines: string[] = []
      const code = await verify.run({ store, pack, args: [], print: (line) => lines.push(line) })
      return { code, lines }
    }
    const names = ['a', 'b', 'b', 'c', 'd', 'e', 'f']
    await user.put(
      'dossiers',
      names.map((procedure, n) => dossier(String(n), { procedure })),
    )
    const { code, lines } = await verified()
    expect(code).toBe(0)
    expect(lines[0]).toBe(
      'dossiers.procedure names what procedures does not have: b, a, c, d, e, … (keys: 6, records: 7).',
    )
    expect(lines.at(-1)).toContain('everything agrees')
    await user.put(
      'procedures',
      names.slice(0, 6).map((procedure) => ({ code: procedure, online: true })),
      '?mode=partial',
    )
    expect((await verified()).lines[0]).toBe(
      'dossiers.procedure names what procedures does not have: f (keys: 1, records: 1).',
    )
  })
})
