import { join } from 'node:path'
import type { AcceptedReply, ImportState, ProblemBody, Receipt } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileSender } from './imports/testing/file-sender.ts'
import { readPack } from './pack/read-pack.ts'
import { issueKey } from './sources/issue-key.ts'
import { at } from './testing/factories.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

const PACK = readPack(join(import.meta.dirname, '../../../seed/duy-xuyen'))
const DUY_SON = '20620'
const ACCIDENTS = 'security.accidents'
const week = (period: string, value: number, more: object = {}) => ({
  measure: ACCIDENTS,
  unit: DUY_SON,
  period,
  value,
  ...more,
})

describe('a period that is locked four weeks after it fell due', () => {
  let app: TestApp
  let key: string

  beforeEach(async () => {
    app = await createTestApp({ pack: PACK, now: at('2026-10-02 18:00') })
    const source = { id: 'police', name: 'Police', kind: 'api', sample: false, measures: null, units: null } as const
    await app.store.sources.put(source)
    key = (await issueKey(app.store, source.id, { now: app.clock.now(), expiresAt: null })).key
    // W40 ends on 4 October; it is locked with W44, due on Friday 30 October at 17:00.
    await send([week('2026-W40', 7)])
    app.clock.set(at('2026-10-30 17:00'))
  })
  afterEach(() => app.close())

  async function send(rows: readonly object[], query = '', status = 200) {
    const answer = await app.http.inject({
      method: 'POST',
      url: `/api/v1/readings${query}`,
      headers: { host: 'localhost', authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      payload: JSON.stringify(rows),
    })
    expect(answer.statusCode).toBe(status)
    return answer.json<AcceptedReply & ProblemBody>()
  }

  async function stood(period = '2026-09-28') {
    const { series = -1 } =
      app.store.allSeries().find(({ measure, unit }) => measure === ACCIDENTS && unit.startsWith(`${DUY_SON}@`)) ?? {}
    return (await app.store.revisionsOf([{ series, time: Date.parse(period) }])).map(({ value, note }) => [value, note])
  }

  it('refuses a correction without a reason, and says what to do', async () => {
    const { errors } = await send([week('2026-W40', 9), week('2026-W43', 1)], '', 422)
    expect(errors).toEqual([
      {
        row: 1,
        column: 'note',
        code: 'period-locked',
        detail:
          'security.accidents of 2026-W40 was locked on 2026-10-30T10:00:00.000Z with 7: send the reading with a `note` that says why it is corrected',
      },
    ])
    expect(await send([week('2026-W40', 9), week('2026-W43', 1)], '?mode=partial')).toMatchObject({
      accepted: 1,
      refused: 1,
      errors: [{ code: 'period-locked' }],
    })
    await send([week('2026-W40', 9, { note: '  ' })], '', 422)
    expect((await stood()).map(([value]) => value)).toEqual([7])
  })

  it('takes a correction with its reason, the same value again, and a first report that comes late', async () => {
    const why = { note: 'Đối chiếu lại biên bản hiện trường' }
    expect(await send([week('2026-W40', 9, why)])).toMatchObject({
      revised: 1,
      remarks: [{ row: 1, code: 'corrected-locked' }],
    })
    expect(await stood()).toEqual([
      [7, null],
      [9, why.note],
    ])
    const same = await send([week('2026-W40', 9)])
    expect(same).toMatchObject({ unchanged: 1 })
    expect(same.remarks).toBeUndefined()
    expect(await send([week('2026-W38', 4)])).toMatchObject({ accepted: 1, remarks: [{ row: 1, code: 'late-first' }] })
    await send([week('2026-W38', 5)], '', 422)
  })

  it('is open until the very due moment', async () => {
    app.clock.set(at('2026-10-30 16:59'))
    expect(await send([week('2026-W40', 9)])).toMatchObject({ revised: 1 })
  })

  it('holds another instant of a stock in it that had its value, and lets late history in', async () => {
    const eid = (when: string, value: number) => ({ measure: 'security.eid-collected', unit: DUY_SON, at: when, value })
    app.clock.set(at('2026-10-02 18:00'))
    await send([eid('2026-09-30T09:00:00+07:00', 6_000)])
    app.clock.set(at('2026-11-24 10:00'))
    const { errors } = await send([eid('2026-10-01T09:00:00+07:00', 5_000)], '', 422)
    expect(errors).toMatchObject([{ code: 'period-locked' }])
    for (const when of ['2026-08-04T09:00:00+07:00', '2026-08-05T09:00:00+07:00'])
      expect(await send([eid(when, 5_000)])).toMatchObject({ accepted: 1, remarks: [{ code: 'late-first' }] })
  })

  it('asks in a file for one reason for all of it, which stays with each reading', async () => {
    const { read, settled, commit } = createFileSender(() => app)
    const csv = `Số liệu;Đơn vị;Kỳ;Giá trị\n${ACCIDENTS};${DUY_SON};2026-W40;9\n${ACCIDENTS};${DUY_SON};2026-W44;2\n`
    const held = await read(csv, 'long.csv')
    expect(held).toMatchObject({ state: 'refused', problems: [{ row: 2, code: 'period-locked' }] })
    const choose = (reason: string) =>
      app.http.inject({ method: 'PATCH', url: `/api/v1/imports/${held.id}`, payload: { reason } })
    expect((await choose('gọi ông A 0905 123 456')).statusCode).toBe(400)
    expect((await choose('   ')).statusCode).toBe(400)
    await choose('Sổ gốc ghi 9')
    expect(await settled(held.id)).toMatchObject({ state: 'ready', remarks: [{ row: 2, code: 'corrected-locked' }] })
    expect((await commit(held.id)).json<ImportState>()).toMatchObject({ state: 'stored', receipt: { revised: 1 } })
    expect(await stood()).toEqual([
      [7, null],
      [9, 'Sổ gốc ghi 9'],
    ])
    expect(await stood('2026-10-26')).toEqual([[2, null]])
  })

  it('is asked back by a form first, and then needs its note', async () => {
    const submit = async (row: object, id: string, status = 200) => {
      const answer = await app.http.inject({
        method: 'POST',
        url: `/api/v1/forms/${DUY_SON}/submissions`,
        headers: { host: 'localhost', 'idempotency-key': id },
        payload: { rows: [{ measure: ACCIDENTS, period: '2026-W40', ...row }] },
      })
      expect(answer.statusCode).toBe(status)
      return answer.json<Receipt & ProblemBody>()
    }
    const refused = async (row: object, id: string) => (await submit(row, id, 422)).errors
    expect(await refused({ value: 9 }, 'key-00000001')).toEqual([
      {
        row: 1,
        column: 'period',
        code: 'long-past',
        detail:
          'You are about to change 2026-W40 of security.accidents, which ended long ago: send it `confirmed` if that is meant',
      },
    ])
    const meant = { value: 9, confirmed: true }
    expect(await refused(meant, 'key-00000002')).toMatchObject([{ row: 1, column: 'note', code: 'period-locked' }])
    expect(await submit({ ...meant, note: 'Sổ gốc ghi 9' }, 'key-00000003')).toMatchObject({ revised: 1 })
    expect(await submit({ period: '2026-W44', value: 1 }, 'key-00000004')).toMatchObject({ accepted: 1 })
  })
})
