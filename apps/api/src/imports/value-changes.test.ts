import { join } from 'node:path'
import type { ImportState, Receipt, WireProof } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { at } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { createFileSender } from './testing/file-sender.ts'

const PACK = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
const DUY_SON = '20620'
const OFFENCES = 'security.order-offences'

/** Of this pack's weekly table: a measure, a unit, a week and a value. */
const csv = (...rows: readonly string[]) => `Số liệu;Đơn vị;Kỳ;Giá trị\n${rows.join('\n')}\n`

describe('what a file changes', () => {
  let app: TestApp
  const { read, settled, commit } = createFileSender(() => app)

  beforeEach(async () => {
    // The Monday of W49, whose weekly report is due on Friday 4 December at 17:00.
    app = await createTestApp({ pack: PACK, now: at('2026-11-30 10:00') })
  })
  afterEach(() => app.close())

  it('lists what every value was and becomes, those that take another’s place first, and counts the unchanged', async () => {
    await app.accept([
      { measure: OFFENCES, unit: DUY_SON, when: '2026-11-16', value: 3 },
      { measure: OFFENCES, unit: DUY_SON, when: '2026-11-23', value: 5 },
    ])
    const state = await read(
      csv(
        `${OFFENCES};${DUY_SON};2026-W49;2`,
        `${OFFENCES};${DUY_SON};2026-W47;3`,
        `${OFFENCES};${DUY_SON};2026-W48;8`,
      ),
      'long.csv',
    )
    const of = { unit: DUY_SON, measure: OFFENCES, at: null, before: null }
    expect(state).toMatchObject({ state: 'ready', would: { accepted: 1, revised: 1, unchanged: 1 } })
    expect(state.changes).toEqual({
      rows: [
        { ...of, row: 4, period: '2026-W48', was: 5, becomes: 8 },
        { ...of, row: 2, period: '2026-W49', was: null, becomes: 2 },
      ],
      count: 2,
    })
  })

  it('shows beside a stock that is new at its instant the one that stood before', async () => {
    const stock = 'security.eid-collected'
    await app.accept([{ measure: stock, unit: DUY_SON, when: at('2026-11-20 09:00'), value: 6_100 }])
    const text = `Số liệu;Đơn vị;Thời điểm;Giá trị\n${stock};${DUY_SON};2026-11-27T09:00:00+07:00;6191\n`
    expect((await read(text, 'long.csv')).changes.rows).toEqual([
      {
        row: 2,
        unit: DUY_SON,
        measure: stock,
        period: null,
        at: at('2026-11-27 09:00'),
        was: null,
        before: { value: 6_100, at: at('2026-11-20 09:00') },
        becomes: 6_191,
      },
    ])
  })

  it('says of the running week that it counts from the due moment, when stored and afterwards', async () => {
    await app.accept(
      ['2026-11-09', '2026-11-16', '2026-11-23'].map((when) => ({ measure: OFFENCES, unit: DUY_SON, when, value: 1 })),
    )
    const state = await read(csv(`${OFFENCES};${DUY_SON};2026-W49;2`), 'long.csv')
    const stored = (await commit(state.id)).json<ImportState>()
    const dueWindow = [...PACK.catalogue.indicators.values()].find(
      (one) => one.kind === 'count' && one.numerator.some(({ measure }) => measure === OFFENCES),
    )
    const counted = [
      { indicator: dueWindow?.id, from: at('2026-12-04 17:00'), until: expect.any(Number), units: [DUY_SON] },
    ]
    expect(stored.receipt?.counted).toEqual(counted)
    expect((await settled(state.id)).receipt?.counted).toEqual(counted)
    const answer = await app.http.inject({
      method: 'POST',
      url: `/api/v1/forms/${DUY_SON}/submissions`,
      headers: { host: 'localhost', 'idempotency-key': 'key-00000001' },
      payload: { rows: [{ measure: OFFENCES, period: '2026-W49', value: 3 }] },
    })
    expect(answer.json<Receipt>().counted).toEqual(counted)
    const proof = async () =>
      (await app.http.inject({ url: `/api/v1/indicators/${dueWindow?.id}/proof?unit=${DUY_SON}` })).json<WireProof>()
    expect((await proof()).waiting).toEqual([
      { measure: OFFENCES, unit: DUY_SON, period: '2026-W49', value: 3, from: at('2026-12-04 17:00') },
    ])
    app.clock.set(at('2026-12-04 17:00'))
    const due = await proof()
    expect(due.waiting).toEqual([])
    expect(due.parts[0]?.readings.some(({ when, value }) => when === '2026-W49' && value === 3)).toBe(true)
  })
})
