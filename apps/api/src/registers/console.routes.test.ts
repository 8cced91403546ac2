import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecordUser, type RecordUser } from './testing/record-user.ts'

const at = (day: number) => `2026-11-0${day}T08:00:00+07:00`
const dossier = (code: string, more: object = {}) => ({ code, unit: 'C', received: at(3), ...more })

let user: RecordUser
beforeAll(async () => {
  user = await createRecordUser()
  await user.put('dossiers', [
    dossier('1', { signed: '2026-10-30', fee: 20_000, subject: 'Đất ở Nam Phước', channel: 'online' }),
    dossier('2', { signed: '2026-11-05', fee: 30_000, subject: 'Hộ tịch' }),
    dossier('3', { unit: 'P', subject: 'Đất vườn' }),
  ])
})
afterAll(() => user.app.close())

let sent = 0
/** Sends one record as the console does. */
function edit(body: object, headers: Readonly<Record<string, string>> = { 'idempotency-key': `key-${++sent}` }) {
  const url = '/api/v1/registers/dossiers/edits'
  return user.ask({ method: 'POST', url, headers: { host: 'localhost', ...headers }, payload: body })
}
const get = async (path: string) => (await user.get(path)).body

describe('the registers in the console', () => {
  it('are listed with how many records each holds and which systems keep it', async () => {
    expect(await get('')).toEqual([
      { id: 'dossiers', records: 3, keepers: [{ id: 'one-stop', name: 'one-stop' }] },
      { id: 'procedures', records: 0, keepers: [{ id: 'one-stop', name: 'one-stop' }] },
    ])
  })

  it('are searched without marks, in every text, and count all that is found', async () => {
    const keys = async (query: string) => {
      const { total, records } = await get(`dossiers/records?${query}`)
      return [total, (records as { key: string }[]).map(({ key }) => key)]
    }
    expect(await keys('find=dat')).toEqual([2, ['1', '3']])
    expect(await keys('find=DAT%20nam%20phuoc')).toEqual([1, ['1']])
    // Twins of the letters, Cyrillic and full-width, are found as they look.
    expect(await keys(`find=${encodeURIComponent('ԁаt ＰＨＵＯＣ')}`)).toEqual([1, ['1']])
    expect(await keys('find=dat&unit=P')).toEqual([1, ['3']])
    expect(await keys('find=dat&after=1')).toEqual([2, ['3']])
    expect(await keys('find=dat&limit=1&sort=-code')).toEqual([2, ['3']])
    expect(await keys('find=xyz')).toEqual([0, []])
    expect((await user.get('dossiers/records?find=dat&sort=fee')).status).toBe(400)
  })

  it('are added up since the beginning, and by the month a record counts in', async () => {
    expect(await get('dossiers/totals')).toMatchObject({
      records: 3,
      sums: [{ field: 'fee', sum: 50_000 }],
      dated: { field: 'received', months: [{ month: '2026-11', records: 3 }] },
    })
    expect(await get('dossiers/totals?find=ho%20tich')).toMatchObject({ records: 1, sums: [{ sum: 30_000 }] })
  })
})

describe('a record typed by hand', () => {
  it('is added with a reason, counts at once, and bears its mark', async () => {
    const before = user.value('count d.open', 'C') ?? 0
    const { status, body } = await edit({
      key: 'H1',
      seen: 0,
      fields: dossier('H1'),
      reason: 'ghi bổ sung',
      complete: true,
    })
    expect([status, body]).toMatchObject([200, { unchanged: false, record: { key: 'H1', revision: 1, byHand: true } }])
    expect(user.value('count d.open', 'C')).toBe(before + 1)
    const cell = user.app.snapshotter
      .latest('C')
      ?.snapshot()
      .cells.find(({ indicator }) => indicator === 'count d.open')
    expect(cell?.provenance.byHand).toBe(true)
  })

  it('is corrected against what was seen, and its history says who, what and why', async () => {
    const fixed = dossier('2', { fee: 35_000, subject: 'Hộ tịch' })
    const edited = await edit({ key: '2', seen: 1, fields: fixed, reason: 'nhập nhầm phí' })
    expect(edited).toMatchObject({ status: 200, body: { record: { revision: 2, fields: { fee: 35_000 } } } })
    expect(await get('dossiers/records/2/history')).toMatchObject([
      { revision: 1, source: 'one-stop', reason: null, fields: { fee: 30_000 } },
      { revision: 2, source: 'form', reason: 'nhập nhầm phí', fields: { fee: 35_000 } },
    ])
  })

  it('is refused where somebody was faster: nothing is overwritten', async () => {
    const late = await edit({ key: '2', seen: 1, fields: dossier('2', { fee: 1 }), reason: 'bản cũ' })
    expect(late).toMatchObject({ status: 409, body: { errors: [{ code: 'edited-meanwhile' }] } })
    const again = await edit({ key: '2', seen: 0, fields: dossier('2'), reason: 'ghi mới' })
    expect(again.status).toBe(409)
    expect(await get('dossiers/records/2')).toMatchObject({ revision: 2, fields: { fee: 35_000 } })
  })

  it('is stored once for a key, and another body under it is refused', async () => {
    const headers = { 'idempotency-key': 'same-key' }
    const body = { key: 'H2', seen: 0, fields: dossier('H2'), reason: 'một lần' }
    expect(await edit(body, headers)).toMatchObject({ status: 200, body: { record: { revision: 1 } } })
    expect(await edit(body, headers)).toMatchObject({ status: 200, body: { record: { revision: 1 } } })
    expect((await edit({ ...body, reason: 'lần khác' }, headers)).status).toBe(422)
    expect((await edit(body, {})).status).toBe(400)
  })

  it('is taken out with a reason, once, and can be added again', async () => {
    const headers = { 'idempotency-key': 'out' }
    const body = { key: 'H2', seen: 1, fields: null, reason: 'ghi trùng' }
    expect(await edit(body, headers)).toMatchObject({ status: 200, body: { unchanged: false, record: null } })
    expect(await edit(body, headers)).toMatchObject({ status: 200, body: { record: null } })
    expect((await edit({ ...body, reason: 'lần nữa' })).status).toBe(404)
    expect(await edit({ key: 'H2', seen: 0, fields: dossier('H2'), reason: 'vẫn có' })).toMatchObject({
      body: { record: { revision: 3 } },
    })
  })

  it.each([
    ['no reason', { reason: '' }, 400],
    ['a field there is not', { fields: dossier('X', { mood: 'good' }) }, 422],
    ['a missing field', { fields: { code: 'X', unit: 'C' } }, 422],
    ['a personal column', { fields: dossier('X', { phone: '0905123456' }) }, 422],
    ['a telephone number in a text', { fields: dossier('X', { subject: 'gọi 0905 123 456' }) }, 422],
    ['a telephone number in the reason', { reason: 'gọi 0905123456' }, 422],
    ['a key that is not its own', { key: 'Y' }, 400],
    ['a text that is too long', { fields: dossier('X', { subject: 'x'.repeat(1_001) }) }, 400],
    [
      'a body that is too large',
      { fields: dossier('X', Object.fromEntries([...Array(80)].map((_, n) => [`f${n}`, 'x'.repeat(1_000)]))) },
      413,
    ],
  ])('is refused with %s, and nothing is stored', async (_why, wrong, status) => {
    const answer = await edit({ key: 'X', seen: 0, fields: dossier('X'), reason: 'thử', ...wrong })
    expect(answer.status).toBe(status)
    expect((await user.get('dossiers/records/X')).status).toBe(404)
  })

  it('is no matter for a source with a key', async () => {
    const answer = await edit(
      { key: 'X', seen: 0, fields: dossier('X'), reason: 'thử' },
      { 'idempotency-key': 'source', authorization: `Bearer ${user.key}` },
    )
    expect(answer.status).toBe(403)
  })
})
