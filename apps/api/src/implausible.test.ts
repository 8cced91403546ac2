import { join } from 'node:path'
import type { AcceptedReply, ImportState, LiveSnapshot, ProblemBody, Receipt } from '@ioc/contract'
import { league } from '@ioc/metrics'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileSender } from './imports/testing/file-sender.ts'
import { readPack } from './pack/read-pack.ts'
import { issueKey } from './sources/issue-key.ts'
import { at } from './testing/factories.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

const PACK = readPack(join(import.meta.dirname, '../../../seed/duy-xuyen'))
const NOW = '2026-11-24 10:00'
const WHEN = '2026-11-24T09:00:00+07:00'
const DUY_SON = '20620'
const RULE = 'security.eid-active <= security.eid-collected'
const BROKEN = { rule: RULE, left: 15_000, right: 6_191 }

const reading = (measure: string, value: number, unit = DUY_SON, when = WHEN) => ({
  measure: `security.${measure}`,
  unit,
  at: when,
  value,
})
const active = (value: number, unit?: string, when?: string) => reading('eid-active', value, unit, when)
const collected = (value: number, unit?: string, when?: string) => reading('eid-collected', value, unit, when)

describe('15,000 activated of 6,191 collected', () => {
  let app: TestApp
  let key: string

  beforeEach(async () => {
    app = await createTestApp({ pack: PACK, now: at(NOW) })
    const source = { id: 'police', name: 'Police', kind: 'api', sample: false, measures: null, units: null } as const
    await app.store.sources.put(source)
    key = (await issueKey(app.store, source.id, { now: app.clock.now(), expiresAt: null })).key
  })
  afterEach(() => app.close())

  async function send(rows: readonly object[], query = '', status = 200) {
    const ask = () =>
      app.http.inject({
        method: 'POST',
        url: `/api/v1/readings${query}`,
        headers: { host: 'localhost', authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        payload: JSON.stringify(rows),
      })
    let answer = await ask()
    // A busy machine answers so too; it is asked again, as a source does.
    while (answer.statusCode === 503) answer = await ask()
    expect(answer.statusCode).toBe(status)
    return answer.json<AcceptedReply & ProblemBody>()
  }

  const snapshot = async () => {
    const answer = await app.http.inject({ url: '/api/v1/snapshot', headers: { host: 'localhost' } })
    return answer.json<LiveSnapshot>()
  }
  const activated = async () =>
    (await snapshot()).cells.filter(({ indicator }) => indicator === 'security.eid-activated')

  describe('at the API', () => {
    it('is refused, naming row, rule and both values, in whatever order both come', async () => {
      for (const rows of [
        [active(15_000), collected(6_191)],
        [collected(6_191), active(15_000)],
      ]) {
        const { errors } = await send(rows, '', 422)
        expect(errors).toEqual([
          {
            row: rows.findIndex(({ value }) => value === 15_000) + 1,
            column: 'value',
            code: 'implausible',
            detail: `breaks the rule ${RULE}: 15000 > 6191`,
            implausible: BROKEN,
          },
        ])
      }
      expect((await activated()).every(({ freshness }) => freshness.newest === null)).toBe(true)
    })

    it('alone is judged against what stands as of its own instant', async () => {
      await send([
        collected(20_000, DUY_SON, '2026-11-10T09:00:00+07:00'),
        collected(6_191, DUY_SON, '2026-11-20T09:00:00+07:00'),
      ])
      const { errors } = await send([active(15_000, DUY_SON, '2026-11-24T08:00:00+07:00')], '', 422)
      expect(errors).toMatchObject([{ row: 1, implausible: BROKEN }])
      expect(await send([active(6_191)])).toMatchObject({ accepted: 1, refused: 0 })
    })

    it('is refused too where what stands later makes it so', async () => {
      await send([active(5_874), collected(6_191)])
      const { errors } = await send(
        [
          collected(5_000, DUY_SON, '2026-11-23T09:00:00+07:00'),
          collected(5_500, DUY_SON, '2026-11-24T09:30:00+07:00'),
        ],
        '',
        422,
      )
      expect(errors).toMatchObject([{ row: 2, implausible: { rule: RULE, left: 5_874, right: 5_500 } }])
    })

    it('leaves the good rows in with mode=partial, and comes back', async () => {
      const reply = await send(
        [active(15_000), collected(6_191), active(5_000, '20599'), collected(5_200, '20599')],
        '?mode=partial',
      )
      expect(reply).toMatchObject({
        accepted: 3,
        refused: 1,
        errors: [{ row: 1, code: 'implausible', implausible: BROKEN }],
      })
      expect(reply.implausible).toBeUndefined()
    })

    it('of which only the whole is new leaves the whole out with mode=partial', async () => {
      await send([active(5_874), collected(6_191)])
      const reply = await send(
        [collected(619, DUY_SON, '2026-11-24T09:30:00+07:00'), active(5_000, '20599')],
        '?mode=partial',
      )
      expect(reply).toMatchObject({ accepted: 1, refused: 1, errors: [{ row: 1 }] })
    })

    it('is stored with implausible=mark and named in the answer', async () => {
      expect(await send([active(15_000), collected(6_191)], '?implausible=mark')).toMatchObject({
        accepted: 2,
        refused: 0,
        implausible: [{ row: 1, code: 'implausible', implausible: BROKEN }],
      })
    })

    it('keeps no one else from reporting once it stands', async () => {
      await send([active(15_000), collected(6_191)], '?implausible=mark')
      expect(await send([collected(6_200, DUY_SON, '2026-11-24T09:30:00+07:00')])).toMatchObject({
        accepted: 1,
        implausible: [{ row: 1, implausible: { left: 15_000, right: 6_200 } }],
      })
      await send([collected(6_100, DUY_SON, '2026-11-24T09:40:00+07:00')], '', 422)
    })

    it('is held to the sums of form II.06a: 7 = 8 + 9 + 10', async () => {
      const month = (part: string, value: number) => ({
        measure: `form06.${part}`,
        unit: DUY_SON,
        period: '2026-10',
        value,
      })
      const parts = [month('finished-early', 3), month('finished-on-time', 5)]
      await send([month('finished', 10), ...parts, month('finished-late', 2)])
      const { errors } = await send([month('finished-late', 1)], '', 422)
      expect(errors).toMatchObject([
        {
          row: 1,
          implausible: {
            rule: 'form06.finished = form06.finished-early + form06.finished-on-time + form06.finished-late',
            left: 10,
            right: 9,
          },
        },
      ])
    })
  })

  describe('as a stored value', () => {
    beforeEach(async () => {
      const units = PACK.catalogue.units.filter(
        ({ kind, validTo }) => (kind === 'commune' || kind === 'town') && validTo === null,
      )
      const others = units.filter(({ code }) => code !== DUY_SON)
      await send(others.flatMap(({ code }) => [active(5_400, code), collected(6_000, code)]))
      await send([active(15_000), collected(6_191)], '?implausible=mark')
    })

    it('is shown with its reason, and has no status, rank or part in the district', async () => {
      const cells = await activated()
      const [district] = cells
      expect(cells.find(({ unit }) => unit === DUY_SON)).toMatchObject({
        value: (100 * 15_000) / 6_191,
        implausible: BROKEN,
        status: null,
        pace: null,
      })
      expect(district).toMatchObject({
        value: 90,
        implausible: null,
        coverage: { reported: 13, due: 14, missing: [], excluded: [DUY_SON] },
      })
      const indicator = PACK.catalogue.indicators.get('security.eid-activated')!
      const { ranked, apart } = league(indicator, cells.slice(1))
      expect(ranked.map(({ cell }) => cell.unit)).not.toContain(DUY_SON)
      expect(apart.find(({ cell }) => cell.unit === DUY_SON)?.reason).toBe('implausible')
    })

    it('is the same from the archive', async () => {
      const { cells } = await snapshot()
      const then = await app.http.inject({
        url: `/api/v1/snapshot?asOf=${encodeURIComponent('2026-11-24T10:00:00+07:00')}`,
        headers: { host: 'localhost' },
      })
      expect(then.json<LiveSnapshot>().cells).toEqual(cells)
    })
  })

  describe('in a form', () => {
    const submit = async (rows: readonly object[], id: string, status = 200) => {
      const answer = await app.http.inject({
        method: 'POST',
        url: `/api/v1/forms/${DUY_SON}/submissions`,
        headers: { host: 'localhost', 'idempotency-key': id },
        payload: { rows: [...rows] },
      })
      expect(answer.statusCode).toBe(status)
      return answer.json<Receipt & ProblemBody>()
    }
    const rows = (confirmed: object = {}) => [
      { measure: 'security.eid-active', value: 15_000, ...confirmed },
      { measure: 'security.eid-collected', value: 6_191 },
    ]

    it('is refused until whoever typed it says that it is right', async () => {
      const { errors } = await submit(rows(), 'key-00000001', 422)
      expect(errors).toMatchObject([{ row: 1, code: 'implausible', implausible: BROKEN }])
      expect(await submit(rows({ confirmed: true }), 'key-00000002')).toMatchObject({ accepted: 2 })
    })
  })

  describe('in a file', () => {
    it('is held in the preview, and stored only where a person says so', async () => {
      const { read, settled, commit } = createFileSender(() => app)
      const csv = `Số liệu;Đơn vị;Thời điểm;Giá trị\nsecurity.eid-active;${DUY_SON};${WHEN};15000\nsecurity.eid-collected;${DUY_SON};${WHEN};6191\n`
      const held = await read(csv, 'long.csv')
      expect(held).toMatchObject({
        state: 'refused',
        problems: [{ row: 2, column: 'D', code: 'implausible', implausible: BROKEN }],
      })
      await app.http.inject({
        method: 'PATCH',
        url: `/api/v1/imports/${held.id}`,
        payload: { implausible: 'mark' },
      })
      expect(await settled(held.id)).toMatchObject({
        state: 'ready',
        would: { accepted: 2 },
        remarks: [{ row: 2, code: 'implausible' }],
      })
      expect((await commit(held.id)).json<ImportState>()).toMatchObject({ state: 'stored', receipt: { accepted: 2 } })
    })
  })
})
