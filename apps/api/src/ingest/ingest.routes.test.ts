import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_NOW } from '../testing/factories.ts'
import { createSourceUser, type SourceUser } from './testing/source-user.ts'

let user: SourceUser
beforeAll(async () => {
  user = await createSourceUser()
})
afterAll(() => user.app.close())

/** A reading of a day that no other test uses. */
let days = 0
const fresh = () => {
  const day = new Date(Date.UTC(2026, 0, 1 + days++)).toISOString().slice(0, 10)
  return { measure: 'received', unit: 'A', period: day, value: 12 }
}

describe('POST /readings', () => {
  it('stores what it is sent and says what became of it', async () => {
    const reading = fresh()
    const first = await user.send([reading, { ...reading, unit: 'B' }])
    expect(first).toMatchObject({ status: 200, body: { accepted: 2, revised: 0, unchanged: 0, refused: 0 } })
    const second = await user.send([
      { ...reading, value: 13 },
      { ...reading, unit: 'B' },
    ])
    expect(second.body).toEqual({ accepted: 0, revised: 1, unchanged: 1, refused: 0, seq: user.stored() })
  })

  it('takes one reading that stands alone', async () => {
    expect((await user.send(fresh())).body).toMatchObject({ accepted: 1 })
  })

  it('keeps notes, composed, with their rows', async () => {
    const { period, ...reading } = fresh()
    await user.send([
      { ...reading, period },
      { ...reading, period, unit: 'B', note: 'Báo cáo'.normalize('NFD') },
    ])
    const series = user.app.store.seriesOf('received', 'B@2020-01-01')
    const [revision] = await user.app.store.revisionsOf([{ series, time: Date.parse(period) }])
    expect(revision).toMatchObject({ note: 'Báo cáo', source: 'counter', receivedAt: TEST_NOW })
  })

  it('keeps decimals as whole numbers of the least digit', async () => {
    await user.send({ measure: 'cases', unit: 'P', at: '2026-11-18T09:59:59.5+07:00', value: 4.1 })
    const series = user.app.store.seriesOf('cases', 'P@2020-01-01')
    const [stored] = await user.app.store.lastBefore([series], Infinity)
    expect(stored).toMatchObject({ value: 41, time: Date.parse('2026-11-18T02:59:59.500Z') })
  })

  it('reaches the wall', async () => {
    const known = async () => {
      const { http } = user.app
      const answer = await http.inject({ url: '/api/v1/snapshot?scope=D', headers: { host: 'localhost' } })
      return answer.json<{ acceptedSeq: number }>().acceptedSeq
    }
    await user.send(fresh())
    await expect.poll(known).toBe(user.stored())
  })
})

describe('a JSON body of megabytes', () => {
  const many = (rows: number, more: object) => {
    const at = (row: number) => new Date(Date.UTC(2025, 0, 1) + row * 1_000).toISOString()
    return Array.from({ length: rows }, (_, row) => ({
      measure: 'accounts',
      unit: 'C',
      at: at(row),
      value: 7,
      ...more,
    }))
  }

  it('is stored like a small one, whatever stands in its texts', async () => {
    const rows = many(5_000, { note: '[{"a":1},\\' })
    const { body } = await user.send(`\ufeff${JSON.stringify(rows, null, 1)}`)
    expect(body).toMatchObject({ accepted: 5_000 })
    expect((await user.send(rows)).body).toMatchObject({ unchanged: 5_000 })
  })

  it('names its bad rows by number', async () => {
    const { body } = await user.send([...many(5_000, {}), { measure: 'received' }])
    expect(body.errors?.map(({ row, column }) => `${String(row)} ${String(column)}`)).toEqual([
      '5001 unit',
      '5001 value',
      '5001 period',
    ])
  })

  it.each([
    ['ends too soon', (text: string) => text.slice(0, -2), 400],
    ['has a comma too many', (text: string) => text.replace(']', ',]'), 400],
    ['is no list', (text: string) => `{"rows":${text}}`, 400],
    ['holds a row past all sense', (text: string) => text.replace('"C"', `"${'C'.repeat(70_000)}"`), 400],
    ['is a million empty lists', () => `[${'[],'.repeat(999_999)}[]]`, 422],
  ])('is refused where it %s', async (_why, spoil, status) => {
    const before = user.stored()
    const answer = await user.send(spoil(JSON.stringify(many(5_000, { unit: 'C' }))))
    expect([answer.status, user.stored()]).toEqual([status, before])
  })
})

describe('a dry run', () => {
  it('says what would happen and stores nothing', async () => {
    const before = user.stored()
    const reading = fresh()
    const { body } = await user.send([reading], { query: 'dryRun=true' })
    expect(body).toEqual({ accepted: 1, revised: 0, unchanged: 0, refused: 0, seq: null })
    expect(user.stored()).toBe(before)
    expect((await user.send([reading])).body).toMatchObject({ accepted: 1 })
  })
})

describe('partial mode', () => {
  it('stores the good rows and names the others', async () => {
    const reading = fresh()
    const rows = [reading, { ...reading, unit: 'Z' }, { ...reading, unit: 'B' }]
    const { status, body } = await user.send(rows, { query: 'mode=partial' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ accepted: 2, refused: 1, errors: [{ row: 2, column: 'unit' }], seq: user.stored() })
  })

  it('stores no batch where no row is good', async () => {
    const before = user.stored()
    const { status, body } = await user.send([{ ...fresh(), unit: 'Z' }], { query: 'mode=partial' })
    expect([status, body['refused'], body['seq'], user.stored()]).toEqual([200, 1, null, before])
  })
})

describe('an Idempotency-Key', () => {
  const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })

  it('makes a retry store nothing and get the first answer', async () => {
    const rows = [fresh(), fresh()]
    const first = await user.send(rows, keyed('once'))
    await user.send([{ ...rows[0], value: 1 }])
    const again = await user.send(rows, keyed('once'))
    expect([again.status, again.body]).toEqual([first.status, first.body])
    expect((await user.send([{ ...rows[0], value: 1 }], { query: 'dryRun=true' })).body).toMatchObject({ unchanged: 1 })
  })

  it('stores once when both arrive together', async () => {
    const rows = [fresh()]
    const answers = await Promise.all([1, 2, 3].map(() => user.send(rows, keyed('together'))))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  it('gets the first answer even when its source has lost the right to send such rows', async () => {
    const narrowed = await createSourceUser({ id: 'narrowed' })
    const rows = [fresh(), fresh()]
    const first = await narrowed.send(rows, keyed('before'))
    const source = await narrowed.app.store.sources.get('narrowed')
    await narrowed.app.store.sources.put({ ...source!, measures: [] })
    narrowed.app.clock.set(narrowed.app.clock.now() + 5_000)
    expect((await narrowed.send(rows, keyed('after'))).status).toBe(422)
    expect((await narrowed.send(rows, keyed('before'))).body).toEqual(first.body)
    await narrowed.app.close()
  })

  it('with another body is refused', async () => {
    await user.send([fresh()], keyed('other'))
    const { status, body } = await user.send([fresh()], keyed('other'))
    expect([status, body['type']]).toEqual([422, 'urn:ioc:problem:key-reused'])
  })

  it('is free again when its batch was refused', async () => {
    const reading = fresh()
    expect((await user.send([{ ...reading, unit: 'Z' }], keyed('refused'))).status).toBe(422)
    expect((await user.send([reading], keyed('refused'))).body).toMatchObject({ accepted: 1 })
  })

  it.each([
    ['holds a space', 'a b'],
    ['is empty', ''],
    ['is too long', 'x'.repeat(129)],
    ['is not ASCII', 'é'],
  ])('that %s is refused', async (_why, key) => {
    expect((await user.send([fresh()], keyed(key))).status).toBe(400)
  })
})

describe('what is no batch of readings', () => {
  it.each([
    ['XML', '<a/>', 'application/xml', {}, 415],
    ['no type at all', '[]', '', {}, 415],
    ['another charset', '[]', 'application/json; charset=utf-16', {}, 415],
    ['compressed', '[]', 'application/json', { 'content-encoding': 'gzip' }, 415],
    ['not JSON', '[{', 'application/json', {}, 400],
    ['empty', '', 'application/json', {}, 400],
    ['an empty list', '[]', 'application/json', {}, 400],
    ['past 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, ' '), 'application/json', {}, 413],
  ])('is refused: %s', async (_what, body, type, headers, status) => {
    const answer = await user.send(body, { type, headers })
    expect([answer.status, answer.type]).toEqual([status, expect.stringContaining('application/problem+json')])
  })

  it.each(['dryrun=true', 'dryRun=1', 'mode=some', 'mode=partial&mode=whole', 'number=fr'])(
    'is refused with a query nobody knows: %s',
    async (query) => {
      const before = user.stored()
      const answer = await user.send([fresh()], { query })
      expect([answer.status, user.stored()]).toEqual([400, before])
    },
  )

  it('is refused without a key, with a wrong one, and to the guest', async () => {
    for (const authorization of ['', 'Bearer nothing', `Bearer ${user.key.slice(0, -1)}_`]) {
      expect((await user.send([fresh()], { headers: { authorization } })).status).toBe(401)
    }
  })
})

describe('a key that sends too much', () => {
  it('is told to wait, and for how long', async () => {
    const slow = await createSourceUser({}, { sourceLimits: { requestsPerSecond: 0.2, rowsPerSecond: 1_000 } })
    expect((await slow.send([fresh()])).status).toBe(200)
    expect((await slow.send([fresh()])).status).toBe(200)
    const third = await slow.send([fresh()])
    expect([third.status, third.body['type'], third.headers['retry-after']]).toEqual([
      429,
      'urn:ioc:problem:too-many',
      '5',
    ])
    slow.app.clock.set(TEST_NOW + 5_000)
    expect((await slow.send([fresh()])).status).toBe(200)
    await slow.app.close()
  })
})
