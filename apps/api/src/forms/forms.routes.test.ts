import type { FormDraft, FormReply, FormRow, ProblemBody, Receipt } from '@ioc/contract'
import type { Snapshot } from '@ioc/metrics'
import { afterEach, describe, expect, it } from 'vitest'
import { at, testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp, type TestAppOptions } from '../testing/test-app.ts'

const apps: TestApp[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})

type Method = 'GET' | 'PUT' | 'POST'

/** A clerk at a real server. */
async function clerk(options: TestAppOptions = {}) {
  const app = await createTestApp(options)
  apps.push(app)
  async function call<Body>(method: Method, path: string, body?: object, key?: string, status = 200): Promise<Body> {
    const headers = { host: 'localhost', ...(key === undefined ? {} : { 'idempotency-key': key }) }
    const url = `/api/v1${path}`
    const answer = await app.http.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
    expect(answer.statusCode).toBe(status)
    return answer.json<Body>()
  }
  const batches = async () => (await app.store.verify()).batches
  return {
    app,
    call,
    batches,
    form: (unit = 'A') => call<FormReply>('GET', `/forms/${unit}`),
    save: (version: number, rows: object[], status = 200) =>
      call<FormDraft & ProblemBody>('PUT', '/forms/A/draft', { version, rows }, undefined, status),
    send: (rows: object[], { key = 'key-00000001', status = 200, role }: Sent = {}) =>
      call<Receipt & ProblemBody>('POST', '/forms/A/submissions', { rows, role }, key, status),
    confirm: (number: string, role: string, status = 200) =>
      call<Receipt & ProblemBody>('POST', `/forms/receipts/${number}/confirmation`, { role }, undefined, status),
  }
}

interface Sent {
  readonly key?: string
  readonly status?: number
  readonly role?: string
}

const rowsOf = ({ rows }: FormReply, measure: string): FormRow[] => rows.filter((row) => row.measure === measure)
const typed = (text: string, more: object = {}) => ({
  measure: 'accounts',
  period: null,
  text,
  lang: 'vi',
  note: '',
  ...more,
})
const monday = { measure: 'received', period: '2026-11-16', value: 12 }

describe('GET /forms/:unit', () => {
  it('asks for this week’s days of a daily flow that have begun, and for a weekly stock once', async () => {
    const { form } = await clerk()
    const reply = await form()
    expect(rowsOf(reply, 'received').map(({ period, state }) => [period, state])).toEqual([
      ['2026-11-16', 'late'],
      ['2026-11-17', 'late'],
      ['2026-11-18', 'due'],
    ])
    expect(rowsOf(reply, 'accounts')).toEqual([
      {
        measure: 'accounts',
        component: 'services',
        period: null,
        due: at('2026-11-20 17:00'),
        state: 'due',
        reported: null,
        last: null,
        history: [],
        locked: false,
        longPast: false,
      },
    ])
  })

  it('chases the last due moments before this week only where the unit reports the measure at all', async () => {
    const { app, form } = await clerk()
    await app.accept([{ measure: 'received', unit: 'A', when: '2026-11-12', value: 5 }])
    const owed = rowsOf(await form(), 'received').filter(({ state }) => state === 'late')
    expect(owed.map(({ period }) => period)).toEqual(['2026-11-11', '2026-11-13', '2026-11-16', '2026-11-17'])
    expect(rowsOf(await form('B'), 'received')[0]?.period).toBe('2026-11-16')
  })

  it('knows what is reported already, and what was last, with its period and its source', async () => {
    const { app, form } = await clerk()
    await app.accept([
      { measure: 'received', unit: 'A', when: '2026-11-16', value: 7 },
      { measure: 'received', unit: 'A', when: '2026-11-17', value: 9 },
      { measure: 'accounts', unit: 'A', when: at('2026-11-12 09:00'), value: 300 },
    ])
    const reply = await form()
    const [, tuesday, today] = rowsOf(reply, 'received').slice(-3)
    expect(tuesday).toMatchObject({ state: 'reported', reported: { value: 9 }, last: { value: 7 }, history: [7] })
    expect(today).toMatchObject({ state: 'due', reported: null, history: [7, 9] })
    expect(today?.last).toEqual({ value: 9, period: '2026-11-17', at: null, sourceKind: 'api', sample: false })
    const [accounts] = rowsOf(reply, 'accounts')
    expect(accounts).toMatchObject({ state: 'due', last: { value: 300, at: at('2026-11-12 09:00') }, history: [300] })
  })

  it('calls a stock late that let its moment pass, and reported once it was told since', async () => {
    const { app, form } = await clerk({ now: at('2026-11-21 08:00') })
    await app.accept([{ measure: 'accounts', unit: 'A', when: at('2026-11-12 09:00'), value: 300 }])
    expect(rowsOf(await form(), 'accounts')).toMatchObject([{ state: 'late', due: at('2026-11-20 17:00') }])
    await app.accept([{ measure: 'accounts', unit: 'A', when: at('2026-11-19 09:00'), value: 301 }])
    expect(rowsOf(await form(), 'accounts')).toMatchObject([{ state: 'reported', reported: { value: 301 } }])
  })

  it('gives decimals as a person knows them', async () => {
    const { app, form } = await clerk()
    await app.accept([{ measure: 'cases', unit: 'P', when: at('2026-11-13 09:00'), value: 125 }])
    expect(rowsOf(await form('P'), 'cases')).toMatchObject([{ last: { value: 12.5 }, history: [12.5] }])
  })

  it('leaves out what is counted from a register, and refuses to take it', async () => {
    const { measures } = testPack().catalogue
    const counting = { register: 'r', sum: null, where: [], from: null, until: null }
    const counted = new Map([...measures].map(([id, one]) => [id, id === 'accounts' ? { ...one, counting } : one]))
    const { form, send } = await clerk({ pack: testPack({ measures: counted }) })
    expect(rowsOf(await form(), 'accounts')).toEqual([])
    const refused = await send([{ measure: 'accounts', value: 3 }], { status: 422 })
    expect(refused.errors).toMatchObject([{ row: 1, column: 'measure', code: 'not-on-form' }])
  })

  it('is empty where nothing is due, and says when something is', async () => {
    const { form } = await clerk({ now: at('2026-11-21 08:00') })
    const reply = await form('D')
    expect(reply).toMatchObject({ rows: [], nextDue: null, draft: null })
    expect((await form('P')).nextDue).toBe(at('2026-11-23 17:00'))
  })

  it('knows no unit that is not there, and lets no source’s key in', async () => {
    const { app, call } = await clerk()
    await call('GET', '/forms/nowhere', undefined, undefined, 404)
    const answer = await app.http.inject({
      url: '/api/v1/forms/A',
      headers: { host: 'localhost', authorization: 'Bearer x' },
    })
    expect(answer.statusCode).toBe(401)
  })
})

describe('a draft', () => {
  it('is kept as it was typed, over a restart', async () => {
    const { app, save } = await clerk()
    expect((await save(0, [typed('1.2x', { note: 'chờ số' })])).version).toBe(1)
    const again = await app.again()
    apps.splice(0, 1, again)
    const answer = await again.http.inject({ url: '/api/v1/forms/A', headers: { host: 'localhost' } })
    expect(answer.json<FormReply>().draft).toMatchObject({ version: 1, rows: [typed('1.2x', { note: 'chờ số' })] })
  })

  it('typed by two people at once is a conflict that overwrites nothing', async () => {
    const { form, save } = await clerk()
    await save(0, [typed('1')])
    await save(1, [typed('2')])
    const refused = await save(1, [typed('3')], 409)
    expect(refused.type).toBe('urn:ioc:problem:conflict')
    expect((await form()).draft).toMatchObject({ version: 2, rows: [{ text: '2' }] })
  })

  it('takes no telephone or identity number into a note', async () => {
    const { form, save } = await clerk()
    const refused = await save(0, [typed('1'), typed('2', { note: 'gọi ông A 0905 123 456' })], 422)
    expect(refused.errors).toMatchObject([{ row: 2, column: 'note', code: 'personal-data' }])
    expect((await form()).draft).toBeNull()
    await save(0, [typed('1', { note: 'đầu tư 1.150.000.000 đồng' })])
  })
})

describe('sending a form', () => {
  it('stores one batch, gives a receipt that can be opened again, and empties the draft', async () => {
    const { call, form, save, send, batches } = await clerk()
    await save(0, [typed('40'), typed('5', { measure: 'received', period: '2026-11-18' })])
    const receipt = await send([monday, { measure: 'accounts', value: 40, note: 'đủ' }], { role: 'clerk' })
    expect(receipt).toMatchObject({ unit: 'A', at: at('2026-11-18 10:00'), accepted: 2, role: 'clerk', sample: true })
    expect(receipt.rows).toMatchObject([
      { measure: 'received', period: '2026-11-16', at: null, value: 12, note: null },
      { measure: 'accounts', period: null, at: at('2026-11-18 10:00'), value: 40, note: 'đủ' },
    ])
    expect(await call<Receipt>('GET', `/forms/receipts/${receipt.number.toLowerCase()}`)).toEqual(receipt)
    expect(await batches()).toBe(1)
    const after = await form()
    expect(after.draft?.rows).toMatchObject([{ measure: 'received', period: '2026-11-18' }])
    expect(rowsOf(after, 'accounts')).toMatchObject([
      { state: 'reported', reported: { value: 40, sourceKind: 'hand' } },
    ])
  })

  it('is done once for one key, however often it comes and whenever', async () => {
    const { app, send, batches } = await clerk()
    const rows = [{ measure: 'accounts', value: 40 }]
    const [first, second] = await Promise.all([send(rows), send(rows)])
    app.clock.set(at('2026-11-18 11:00'))
    expect([second, await send(rows)]).toEqual([first, first])
    expect(await batches()).toBe(1)
  })

  it('that broke off after its beginning stores what it began with', async () => {
    const { app, send } = await clerk()
    const receipt = await send([{ measure: 'accounts', value: 40 }])
    const kept = await app.store.documents.get('receipt', receipt.number)
    await app.store.documents.remove('receipt', receipt.number)
    await app.store.documents.put('receipt', receipt.number, { ...(kept?.body as object), receipt: null }, 0)
    app.clock.set(at('2026-11-18 11:00'))
    expect(await send([{ measure: 'accounts', value: 40 }])).toEqual(receipt)
    expect((await app.store.verify()).batches).toBe(1)
  })

  it('is refused with other values under the same key, and without one', async () => {
    const { call, send } = await clerk()
    await send([monday])
    expect((await send([{ ...monday, value: 13 }], { status: 422 })).type).toBe('urn:ioc:problem:key-reused')
    await call('POST', '/forms/A/submissions', { rows: [monday] }, undefined, 400)
  })

  it('names every bad row and stores none, and the corrected rows may come under the same key', async () => {
    const { send, batches } = await clerk()
    const bad = [monday, { ...monday, period: '2026-13-01' }, { measure: 'accounts', value: 1.5 }]
    const refused = await send(bad, { status: 422 })
    expect(refused.errors?.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'period', 'bad-period'],
      [3, 'value', 'too-many-decimals'],
    ])
    expect(await batches()).toBe(0)
    await send([monday])
    const foreign = await send([monday, { measure: 'cases', value: 1 }], { key: 'key-00000002', status: 422 })
    expect(foreign.errors).toMatchObject([{ row: 2, column: 'measure', code: 'not-on-form' }])
    const personal = [{ ...monday, note: 'CCCD 049 085 001 234' }]
    expect((await send(personal, { key: 'key-00000003', status: 422 })).errors).toMatchObject([
      { row: 1, column: 'note' },
    ])
  })

  it('never stops at an odd value: it stores it, and the confirmation with it', async () => {
    const { app, send } = await clerk()
    const days = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13', '2026-11-16']
    await app.accept(days.map((when, n) => ({ measure: 'received', unit: 'A', when, value: 10 + (n % 3) })))
    const odd = { measure: 'received', period: '2026-11-17', value: 110, note: 'ngày cao điểm', confirmed: true }
    const receipt = await send([odd])
    expect(receipt.rows).toMatchObject([{ odd: { reason: 'far-from-usual' }, confirmed: true }])
    const series = app.store.seriesOf('received', 'A@2020-01-01')
    const time = Date.parse('2026-11-17')
    const [revision] = await app.store.revisionsOf([{ series, time }])
    expect(revision?.value).toBe(110)
    expect(revision?.note).toMatch(/^ngày cao điểm · .*xác nhận/)
    expect(receipt.rows[0]?.note).toBe(revision?.note)
    const silent = await send([{ ...odd, confirmed: false, value: 111 }], { key: 'key-00000002' })
    expect(silent).toMatchObject({ revised: 1, rows: [{ confirmed: false, note: 'ngày cao điểm' }] })
  })

  it('is marked as entered by hand wherever it shows', async () => {
    const { call, send } = await clerk()
    const byHand = async () => {
      const { cells } = await call<Snapshot>('GET', '/snapshot?scope=D')
      return cells
        .filter(({ indicator, unit }) => indicator === 'accounts' && unit !== 'B')
        .map((cell) => cell.provenance)
    }
    expect((await byHand()).map((mark) => mark.byHand)).not.toContain(true)
    await send([{ measure: 'accounts', value: 40 }])
    expect(await byHand()).toContainEqual({ sample: true, byHand: true, documented: false })
  })
})

describe('the second person’s word', () => {
  it('is kept with the receipt, once, from another role', async () => {
    const { call, confirm, send } = await clerk()
    const { number } = await send([monday], { role: 'clerk' })
    expect((await confirm(number, 'clerk', 409)).detail).toContain('another role')
    expect((await confirm(number, 'leader')).confirmation).toEqual({ role: 'leader', at: at('2026-11-18 10:00') })
    expect((await confirm(number, 'specialist', 409)).detail).toContain('already')
    expect((await call<Receipt>('GET', `/forms/receipts/${number}`)).confirmation?.role).toBe('leader')
  })

  it('of two at once is one', async () => {
    const { app, send } = await clerk()
    const { number } = await send([monday])
    const press = (role: string) =>
      app.http.inject({
        method: 'POST',
        url: `/api/v1/forms/receipts/${number}/confirmation`,
        headers: { host: 'localhost' },
        payload: { role },
      })
    const answers = await Promise.all([press('leader'), press('specialist')])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('needs a role of the list and a receipt that is there', async () => {
    const { confirm, send } = await clerk()
    const { number } = await send([monday])
    expect((await confirm(number, 'Nguyễn Văn A', 400)).type).toBe('urn:ioc:problem:bad-request')
    expect((await confirm('0000-0000-00', 'leader', 404)).detail).toContain('0000-0000-00')
  })
})
