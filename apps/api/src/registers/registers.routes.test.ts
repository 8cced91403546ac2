import { afterEach, describe, expect, it } from 'vitest'
import { TEST_NOW } from '../testing/factories.ts'
import { createRecordUser, type RecordUser } from './testing/record-user.ts'

const HOUR = 3_600_000
const iso = (instant: number) => new Date(instant).toISOString()
const NOW = iso(TEST_NOW)

const users: RecordUser[] = []
afterEach(async () => {
  for (const { app } of users.splice(0)) await app.close()
})
async function start(...args: Parameters<typeof createRecordUser>): Promise<RecordUser> {
  const user = await createRecordUser(...args)
  users.push(user)
  return user
}

const dossier = (code: string, more: object = {}) => ({ code, unit: 'A', received: NOW, ...more })

describe('putting records', () => {
  it('stores new ones, revises those that changed and leaves the others', async () => {
    const user = await start()
    const first = await user.put('dossiers', [dossier('1'), dossier('2')])
    expect(first).toEqual({
      status: 200,
      body: { accepted: 2, revised: 0, unchanged: 0, refused: 0, dropped: {}, seq: 1 },
    })
    const second = await user.put('dossiers', [dossier('2'), dossier('1', { channel: 'online' }), dossier('3')])
    expect(second.body).toMatchObject({ accepted: 1, revised: 1, unchanged: 1, seq: 2 })
  })

  it('takes them one a line too, whatever way the lines end', async () => {
    const user = await start()
    const lines = ['1', '2', '3'].map((code) => JSON.stringify(dossier(code)))
    const { body } = await user.put('dossiers', `${lines[0]}\r\n\n${lines[1]}\n${lines[2]}`, '', {
      'content-type': 'application/x-ndjson',
    })
    expect(body).toMatchObject({ accepted: 3 })
    const broken = await user.put('dossiers', `${lines[0]}\n{`, '', { 'content-type': 'application/x-ndjson' })
    expect([broken.status, broken.body.errors]).toMatchObject([400, [{ row: 2, code: 'bad-syntax' }]])
  })

  it('throws personal columns away before anything else, and says how many', async () => {
    const user = await start()
    const { body } = await user.put('dossiers', [
      dossier('1', { applicant: 'Nguyễn Văn A', phone: '0905' }),
      dossier('2', { applicant: 'Lê Thị B' }),
    ])
    expect(body).toMatchObject({ accepted: 2, dropped: { applicant: 2, phone: 1 } })
    const { body: kept } = await user.get('dossiers/records')
    expect(JSON.stringify([kept, await user.app.store.records.history('dossiers', '1')])).not.toMatch(/Nguyễn|0905/)
  })

  it.each([
    ['an unknown field', { colour: 'red' }, 'colour', 'unknown-column'],
    ['no key', { code: undefined }, 'code', 'missing-column'],
    ['a key with a blank', { code: 'a b' }, 'code', 'bad-text'],
    ['an unknown unit', { unit: 'Z' }, 'unit', 'unknown-unit'],
    ['an instant without a zone', { due: '2026-11-18T10:00:00' }, 'due', 'no-zone'],
    ['no instant at all', { due: 'tomorrow' }, 'due', 'bad-time'],
    ['a day that does not exist', { signed: '2026-02-31' }, 'signed', 'bad-time'],
    ['none of the options', { channel: 'pigeon' }, 'channel', 'unknown-option'],
    ['half a đồng', { fee: 0.5 }, 'fee', 'too-many-decimals'],
    ['one decimal too many', { pages: 1.25 }, 'pages', 'too-many-decimals'],
    ['a number in quotes', { fee: '5' }, 'fee', 'wrong-type'],
    ['a text for yes or no', { paid: 'yes' }, 'paid', 'wrong-type'],
    ['a text that hides something', { subject: 'a\u202eb' }, 'subject', 'bad-text'],
    ['a text past all sense', { subject: 'x'.repeat(1_001) }, 'subject', 'too-long'],
  ])('refuses %s by row and column, and stores nothing', async (_why, more, column, code) => {
    const user = await start()
    const { status, body } = await user.put('dossiers', [dossier('1'), dossier('2', more)])
    expect([status, body.errors]).toMatchObject([422, [{ row: 2, column, code }]])
    expect(user.app.store.lastSeq()).toBe(0)
  })

  it('refuses what is no record, and a key twice where the two differ', async () => {
    const user = await start()
    const { body } = await user.put('dossiers', [[], dossier('1'), dossier('1', { fee: 5 })])
    expect(body.errors).toMatchObject([{ row: 1, code: 'not-a-record' }, { row: 3, code: 'duplicate-row' }, { row: 2 }])
    const same = await user.put('dossiers', [dossier('1'), dossier('1')], '?mode=partial')
    expect(same.body).toMatchObject({ accepted: 1, refused: 1 })
  })

  it('stores the good ones with mode=partial, and nothing with dryRun', async () => {
    const user = await start()
    const rows = [dossier('1'), dossier('2', { unit: 'Z' })]
    expect((await user.put('dossiers', [rows[0]], '?dryRun=true')).body).toMatchObject({ accepted: 1, seq: null })
    expect(user.app.store.lastSeq()).toBe(0)
    const { body } = await user.put('dossiers', rows, '?mode=partial')
    expect(body).toMatchObject({ accepted: 1, refused: 1, seq: 1, errors: [{ row: 2, column: 'unit' }] })
  })

  it('is stored once however often it is sent with one key', async () => {
    const user = await start()
    const once = { 'idempotency-key': 'k' }
    const first = await user.put('dossiers', [dossier('1')], '', once)
    await user.put('dossiers', [dossier('1', { fee: 5 })])
    expect((await user.put('dossiers', [dossier('1')], '', once)).body).toEqual(first.body)
    expect((await user.put('dossiers', [dossier('9')], '', once)).status).toBe(422)
    expect((await user.get('dossiers/records/1')).body).toMatchObject({ fields: { fee: 5 } })
  })

  it('is refused to a source that does not keep the register, or not for that unit', async () => {
    const user = await start({ measures: ['dossiers'], units: ['A'] })
    expect((await user.put('procedures', [{ code: 'p', online: true }])).status).toBe(403)
    const { body } = await user.put('dossiers', [dossier('1', { unit: 'B' })])
    expect(body.errors).toMatchObject([{ row: 1, column: 'unit', code: 'unit-not-yours' }])
    expect((await user.put('nothing', [])).status).toBe(404)
  })

  it('refuses what is known to hold since later, and instants still to come', async () => {
    const user = await start()
    await user.put('procedures', [{ code: 'p', online: true }], `?at=${encodeURIComponent(iso(TEST_NOW - HOUR))}`)
    const earlier = await user.put(
      'procedures',
      [{ code: 'p', online: false }],
      `?at=${encodeURIComponent(iso(TEST_NOW - 2 * HOUR))}`,
    )
    expect([earlier.status, earlier.body.errors]).toMatchObject([409, [{ row: 1, code: 'out-of-order' }]])
    const ahead = `?at=${encodeURIComponent(iso(TEST_NOW + HOUR))}`
    expect((await user.put('procedures', [{ code: 'q', online: false }], ahead)).status).toBe(400)
  })

  it('answers what is sent again as of an earlier time as unchanged, and counts as before', async () => {
    const user = await start()
    const asOf = (hours: number) => `?at=${encodeURIComponent(iso(TEST_NOW - hours * HOUR))}`
    const list = [{ code: 'p', online: true }]
    await user.put('procedures', list, asOf(1))
    const [cells, told] = [user.value('procedures online', 'D'), await user.get('procedures/records/p')]
    for (const hours of [1, 2, 500]) {
      const again = await user.put('procedures', list, asOf(hours))
      expect([again.status, again.body]).toMatchObject([200, { accepted: 0, revised: 0, unchanged: 1 }])
    }
    expect([user.value('procedures online', 'D'), await user.get('procedures/records/p')]).toEqual([cells, told])
  })

  it('says since when a record is known that was sent otherwise as of earlier', async () => {
    const user = await start()
    await user.put('procedures', [{ code: 'p', online: true }])
    const earlier = `?at=${encodeURIComponent(iso(TEST_NOW - HOUR))}`
    const { body } = await user.put('procedures', [{ code: 'p', online: false }], earlier)
    expect(body.errors?.[0]?.['detail']).toBe(
      `p is known since ${NOW} with other contents; what was sent holds since ${iso(TEST_NOW - HOUR)} only, so nothing was stored`,
    )
    expect((await user.get('procedures/records/p')).body).toMatchObject({ revision: 1, fields: { online: true } })
  })

  it('leaves readings of what is counted no door', async () => {
    const user = await start()
    const response = await user.app.http.inject({
      method: 'POST',
      url: '/api/v1/readings',
      headers: { host: 'localhost', authorization: `Bearer ${user.key}` },
      payload: [{ measure: 'd.received', unit: 'A', period: '2026-11-17', value: 1 }],
    })
    expect(response.json()).toMatchObject({ status: 422, errors: [{ column: 'measure', code: 'counted-measure' }] })
  })
})

describe('taking a record out', () => {
  it('needs a reason, which its history keeps', async () => {
    const user = await start()
    await user.put('dossiers', [dossier('1', { subject: 'Khai sinh' })])
    expect((await user.remove('dossiers', '1', '')).status).toBe(400)
    expect((await user.remove('dossiers', '1', 'entered twice')).body).toMatchObject({ revised: 1, seq: 2 })
    expect((await user.get('dossiers/records/1')).status).toBe(404)
    expect((await user.remove('dossiers', '1', 'again')).status).toBe(404)
    const { body } = await user.get('dossiers/records/1/history')
    expect(body).toMatchObject([
      { revision: 1, source: 'one-stop', fields: { subject: 'Khai sinh' }, reason: null },
      { revision: 2, fields: null, reason: 'entered twice' },
    ])
    await user.put('dossiers', [dossier('1')])
    expect((await user.get('dossiers/records/1')).body).toMatchObject({ revision: 3 })
  })
})

describe('browsing a register', () => {
  async function filled(): Promise<RecordUser> {
    const user = await start()
    await user.put('dossiers', [
      dossier('1', { fee: 30_000, paid: true, signed: '2026-11-17' }),
      dossier('2', { unit: 'B', fee: 10_000, channel: 'online' }),
      dossier('3', { unit: 'C', fee: 20_000, paid: false, pages: 1.5 }),
    ])
    return user
  }
  const keysOf = async (user: RecordUser, query: string) => {
    const { body } = await user.get(`dossiers/records${query}`)
    return [body['total'], (body['records'] as { key: string }[] | undefined)?.map(({ key }) => key)]
  }

  it('filters by any field, by a unit with those below it, sorts and pages', async () => {
    const user = await filled()
    expect(await keysOf(user, '')).toEqual([3, ['1', '2', '3']])
    expect(await keysOf(user, '?unit=B')).toEqual([1, ['2']])
    expect(await keysOf(user, '?unit=D')).toEqual([3, ['1', '2', '3']])
    expect(await keysOf(user, '?paid=false')).toEqual([1, ['3']])
    expect(await keysOf(user, '?paid=')).toEqual([1, ['2']])
    expect(await keysOf(user, '?signed=2026-11-17')).toEqual([1, ['1']])
    expect(await keysOf(user, '?pages=1.5')).toEqual([1, ['3']])
    expect(await keysOf(user, '?sort=fee')).toEqual([3, ['2', '3', '1']])
    expect(await keysOf(user, '?sort=-fee&limit=1&offset=1')).toEqual([3, ['3']])
    expect(await keysOf(user, '?sort=-code&limit=2')).toEqual([3, ['3', '2']])
    expect(await keysOf(user, '?after=1&limit=1')).toEqual([3, ['2']])
    expect(await keysOf(user, '?sort=-code&after=2')).toEqual([3, ['1']])
  })

  it('shows values as they were written', async () => {
    const user = await filled()
    expect((await user.get('dossiers/records/3')).body).toMatchObject({
      key: '3',
      unit: 'C',
      revision: 1,
      fields: { received: NOW, fee: 20_000, paid: false, pages: 1.5 },
    })
    expect((await user.get('dossiers/records/1')).body).toMatchObject({ fields: { signed: '2026-11-17' } })
  })

  it('says what it does not understand', async () => {
    const user = await filled()
    for (const query of [
      '?colour=red',
      '?sort=colour',
      '?unit=Z',
      '?signed=soon',
      '?paid=perhaps',
      '?limit=0',
      '?sort=fee&after=1',
    ]) {
      expect([query, (await user.get(`dossiers/records${query}`)).status]).toEqual([query, 400])
    }
    expect((await user.get('nothing/records')).status).toBe(404)
  })
})
