import { join } from 'node:path'
import type { ImportState, ServerEvents, WireProof } from '@ioc/contract'
import ExcelJS from 'exceljs'
import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { at } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { createFileSender } from './testing/file-sender.ts'
import { HOSTILE_FILES } from './testing/hostile-files.ts'

const PACK = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))

/** A workbook as a spreadsheet program writes one: shared strings, merged cells. */
async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('Biểu'), book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The printed II.06a: a title, a header over three rows, a row of numbers and an empty first column. */
function form06(sheet: ExcelJS.Worksheet, rows: readonly (readonly (string | number)[])[]): void {
  sheet.getCell('B1').value = 'ỦY BAN NHÂN DÂN XÃ DUY PHÚ'.normalize('NFD')
  sheet.getCell('B2').value = 'Biểu số II.06a/VPCP/KSTT'
  sheet.getCell('B3').value = 'Kỳ báo cáo: Tháng 10 năm 2026'
  const put = (cell: string, to: string, text: string) => {
    sheet.getCell(cell).value = text
    if (to !== cell) sheet.mergeCells(`${cell}:${to}`)
  }
  put('B5', 'B7', 'STT')
  put('C5', 'C7', 'Lĩnh vực giải quyết')
  put('D5', 'G5', 'Số lượng hồ sơ tiếp nhận')
  put('H5', 'K5', 'Số lượng hồ sơ đã giải quyết')
  put('L5', 'N5', 'Số lượng hồ sơ đang giải quyết')
  put('D6', 'D7', 'Tổng số')
  put('E6', 'F6', 'Trong kỳ')
  put('G6', 'G7', 'Từ kỳ trước')
  put('E7', 'E7', 'Trực tuyến')
  put('F7', 'F7', 'Trực tiếp, dịch vụ bưu chính')
  for (const [cell, text] of [
    ['H', 'Tổng số'],
    ['I', 'Trước hạn'],
    ['J', 'Đúng hạn'],
    ['K', 'Quá hạn'],
    ['L', 'Tổng số'],
    ['M', 'Trong hạn'],
    ['N', 'Quá hạn'],
  ] as const) {
    put(`${cell}6`, `${cell}7`, text)
  }
  for (let column = 2; column <= 14; column++) sheet.getCell(8, column).value = `(${column - 1})`
  for (const [index, row] of rows.entries())
    for (const [at, value] of row.entries()) sheet.getCell(9 + index, 2 + at).value = value
}

const FIELDS = [
  ['1', 'Hộ tịch', 100, 60, 30, 10, 90, 50, 35, 5, 10, 8, 2],
  ['', 'Trong đó: khai sinh', 40, 30, 5, 5, 35, 20, 15, 0, 5, 5, 0],
  ['2', 'Đất đai', '1.050', '1.000', 40, 10, 1000, 900, 90, 10, 50, 50, 0],
  ['', 'Tổng cộng', 1150, 1060, 70, 20, 1090, 950, 125, 15, 60, 58, 2],
]

// Made before there is a server: making them holds this thread, and one that is held turns callers away.
const hostile = [HOSTILE_FILES['a zip bomb'](), HOSTILE_FILES['300,000 merged cells']()]

describe('files on their way in', () => {
  let app: TestApp

  beforeEach(async () => {
    app = await createTestApp({ pack: PACK, now: at('2026-11-24 10:00') })
  })
  afterEach(() => app.close())

  const { send, settled, read, commit } = createFileSender(() => app)
  const stateOf = async (id: string) => (await app.http.inject(`/api/v1/imports/${id}`)).json<ImportState>()
  const choose = async (id: string, payload: object) => {
    await app.http.inject({ method: 'PATCH', url: `/api/v1/imports/${id}`, payload })
    return settled(id)
  }

  it('reads form II.06a with its merged header, its unit and its period, and stores it as one batch', async () => {
    const state = await read(await workbook((sheet) => form06(sheet, FIELDS)))
    expect(state.problems).toEqual([])
    expect(state.understood).toMatchObject({
      profile: 'form-06a',
      unit: '20605',
      period: '2026-10',
      headerRows: [5, 7],
      readings: 11,
    })
    expect(state.would).toEqual({ accepted: 11, revised: 0, unchanged: 0 })
    const before = app.store.lastSeq()
    const stored = (await commit(state.id)).json<ImportState>()
    expect(stored).toMatchObject({ state: 'stored', receipt: { accepted: 11, seq: before + 1 } })
    expect((await commit(state.id)).json<ImportState>().receipt).toEqual(stored.receipt)
    expect(app.store.lastSeq()).toBe(before + 1)
    expect(await app.store.sources.get('files')).toMatchObject({ kind: 'file', sample: true })
  })

  it('can be found again in the proof of a number: the file, the sheet and the row', async () => {
    const { id } = await read(await workbook((sheet) => form06(sheet, FIELDS)), 'tháng 10.xlsx')
    await commit(id)
    const url = '/api/v1/indicators/form06.on-time/proof?unit=20605&asOf=2026-11-20T00:00:00Z&knownSeq=99'
    const proof = (await app.http.inject(url)).json<WireProof>()
    const places = proof.parts.flatMap(({ readings }) => readings.map(({ place }) => place))
    expect(places.length).toBeGreaterThan(0)
    expect(places).toEqual(places.map(() => ({ file: 'tháng 10.xlsx', sheet: 'Biểu', row: 12 })))
  })

  it('names the cell where a row or a total of the form does not add up', async () => {
    const wrong = FIELDS.map((row) => [...row])
    wrong[0]![2] = 101
    const { problems, state } = await read(await workbook((sheet) => form06(sheet, wrong)))
    expect(state).toBe('refused')
    expect(problems.map(({ sheet, row, column, code }) => ({ sheet, row, column, code }))).toEqual([
      { sheet: 'Biểu', row: 9, column: 'D', code: 'sum-differs' },
      { sheet: 'Biểu', row: 9, column: 'D', code: 'sum-differs' },
      { sheet: 'Biểu', row: 12, column: 'D', code: 'total-differs' },
    ])
  })

  it('reads a table by unit whatever the way its names are written, and takes no total for a unit', async () => {
    const csv = [
      'Báo cáo thanh toán trực tuyến tháng 10/2026',
      'TT;Đơn vị;Thủ tục có phí;Thủ tục phát sinh hồ sơ;Thủ tục phát sinh thanh toán;Thủ tục phát sinh thanh toán trực tuyến;Hồ sơ của thủ tục có phí;Hồ sơ đã thanh toán trực tuyến',
      '1;UBND xã Duy Thu;10;5;4;3;1.200;300',
      `2;${'thị trấn Nam Phước'.normalize('NFD')};10;6;5;4;100;50`,
      ';Tổng cộng;20;11;9;7;1.300;350',
    ].join('\n')
    const { problems, understood } = await read(csv, 'thanh-toan.csv')
    expect(problems).toEqual([])
    expect(understood).toMatchObject({ profile: 'payment', period: '2026-10', readings: 12 })
    expect(understood?.rows.map(({ unit, kind }) => [unit, kind])).toEqual([
      ['20602', 'unit'],
      ['20599', 'unit'],
      [null, 'total'],
    ])
  })

  it('takes what is signed under a table for none of it, but never a row of a unit', async () => {
    const table = (...below: string[]) =>
      ['Tổng hợp tuần 46/2026', 'Đơn vị,Còn lại', 'Duy Thu,12', 'Tổng cộng,12', '', ...below].join('\n')
    const mapping = {
      layout: 'units',
      columns: [
        { column: 'A', role: 'unit' },
        { column: 'B', role: 'count', measure: 'weekly.open' },
      ],
    }
    const readAs = async (csv: string) => choose((await read(csv, 'a.csv')).id, { mapping, period: '2026-W46' })
    const signed = await readAs(table('Người lập biểu,CHỦ TỊCH', 'Trần Văn A,Nguyễn Văn B'))
    expect(signed).toMatchObject({ state: 'ready', problems: [], would: { accepted: 1 } })
    const wrong = await readAs(table('Duy Phú,mười'))
    expect(wrong.problems).toMatchObject([{ row: 6, column: 'B', code: 'bad-number' }])
    const strange = await readAs(table('Duy Nowhere,7'))
    expect(strange.problems).toMatchObject([{ row: 6, column: 'A', code: 'unknown-unit' }])
  })

  it('refuses a number that two countries read differently until the format is said', async () => {
    const csv = 'measure;unit;period;value\nweekly.open;20602;2026-W46;1.234\n'
    const first = await read(csv, 'a.csv')
    expect(first.problems).toMatchObject([{ row: 2, column: 'D', code: 'undeclared-number' }])
    const vi = await choose(first.id, { number: 'vi' })
    expect(vi).toMatchObject({ state: 'ready', would: { accepted: 1 } })
    expect((await choose(first.id, { number: 'en' })).problems).toMatchObject([
      { row: 2, column: 'D', code: 'ambiguous-number' },
    ])
  })

  it('reads the dates of both calendars of workbooks alike, and refuses days that never were', async () => {
    const dates = (date1904: boolean) =>
      workbook((sheet, book) => {
        book.properties.date1904 = date1904
        sheet.addRow(['measure', 'unit', 'period', 'value'])
        sheet.addRow(['security.alerts', '20602', new Date('2026-11-20T00:00:00Z'), 5])
        sheet.getCell('C2').numFmt = 'dd/mm/yyyy'
      })
    for (const system of [false, true]) {
      const state = await read(await dates(system))
      expect(state.problems).toEqual([])
      expect(state).toMatchObject({ state: 'ready', understood: { dateSystem: system ? 1904 : 1900 } })
    }
    const never = await workbook((sheet) => {
      sheet.addRow(['measure', 'unit', 'period', 'value'])
      sheet.addRow(['security.alerts', '20602', 60, 5])
      sheet.getCell('C2').numFmt = 'dd/mm/yyyy'
      sheet.addRow(['security.alerts', '20602', '31/02/2026', 5])
    })
    expect((await read(never)).problems).toMatchObject([
      { row: 2, column: 'C', code: 'bad-time' },
      { row: 3, column: 'C', code: 'bad-period' },
    ])
  })

  it('names one wrong cell in 50,000 rows, stores nothing, and takes the corrected file in its place', async () => {
    const units = PACK.catalogue.units.filter(({ kind }) => kind === 'commune').map(({ code }) => code)
    const rows = (bad: number) =>
      [
        'measure,unit,period,value',
        ...Array.from({ length: 50_000 }, (_, index) => {
          const day = new Date(Date.UTC(2016, 0, 1) + Math.floor(index / units.length) * 86_400_000)
            .toISOString()
            .slice(0, 10)
          return `security.alerts,${units[index % units.length]},${day},${index === bad ? 'mười' : index % 40}`
        }),
      ].join('\n')
    const before = app.store.lastSeq()
    const state = await read(rows(40_000), 'dai.csv')
    expect(state.problems).toMatchObject([{ sheet: 'CSV', row: 40_002, column: 'D', code: 'bad-number' }])
    expect((await commit(state.id)).statusCode).toBe(409)
    expect(app.store.lastSeq()).toBe(before)
    await send(rows(-1), 'dai-2.csv', `/api/v1/imports/${state.id}/file`)
    expect(await settled(state.id)).toMatchObject({ state: 'ready', would: { accepted: 50_000 } })
  })

  it.each([
    ['csv', 60_000],
    ['xlsx', 20_000],
  ] as const)('tells over the socket how far a long file is: %s', async (kind, count) => {
    const rows = Array.from({ length: count }, (_, index) => ['weekly.open', '20602', '2026-W46', index])
    const head = ['measure', 'unit', 'period', 'value']
    const bytes =
      kind === 'csv'
        ? [head, ...rows].map((row) => row.join()).join('\n')
        : await workbook((sheet) => void sheet.addRows([head, ...rows]))
    const client: Socket<ServerEvents> = io(`${await app.listen()}/live`, { transports: ['websocket'] })
    await new Promise<void>((resolve) => client.once('connect', resolve))
    const seen: Promise<ImportState>[] = []
    client.on('changed', ({ thing }) => {
      if (thing.startsWith('imports/')) seen.push(app.http.inject(`/api/v1/${thing}`).then((it) => it.json()))
    })
    await read(bytes, `a.${kind}`)
    await expect.poll(() => seen.length, { timeout: 30_000 }).toBeGreaterThan(1)
    client.disconnect()
    const states = await Promise.all(seen)
    expect(states[0]).toMatchObject({ state: 'reading' })
    expect(states[0]!.progress).toBeGreaterThanOrEqual(2_000)
    expect(states[0]!.progress).toBeLessThanOrEqual(count + 1)
  })

  it('lives on beside files that mean harm, and reads the next', async () => {
    for (const file of hostile) {
      const { state, problems } = await read(file, 'a.xlsx')
      expect([state, problems[0]?.code]).toEqual(['refused', 'too-large'])
    }
    const good = 'measure,unit,period,value\nweekly.open,20602,2026-W46,12\n'
    expect(await read(good, 'a.csv')).toMatchObject({ state: 'ready' })
  })

  it('survives a restart until a day is over, and is gone when it is cancelled', async () => {
    const state = await read('measure,unit,period,value\nweekly.open,20602,2026-W46,12\n', 'a.csv')
    app = await app.again()
    expect(await stateOf(state.id)).toMatchObject({ state: 'ready', name: 'a.csv' })
    expect((await app.http.inject({ method: 'DELETE', url: `/api/v1/imports/${state.id}` })).statusCode).toBe(204)
    const other = await read('measure,unit,period,value\nweekly.open,20602,2026-W46,12\n', 'b.csv')
    app.clock.set(at('2026-11-25 10:01'))
    for (const { id } of [state, other]) expect((await app.http.inject(`/api/v1/imports/${id}`)).statusCode).toBe(404)
  })

  it('keeps columns mapped by hand as a profile and knows the next file of its kind', async () => {
    const csv = 'Nơi gửi,Còn lại\nDuy Thu,12\nDuy Phú,7\n'
    const first = await read(csv, 'la.csv')
    expect(first.problems).toMatchObject([{ code: 'unknown-table' }])
    const mapping = {
      layout: 'units',
      columns: [
        { column: 'A', role: 'unit' },
        { column: 'B', role: 'count', measure: 'weekly.open' },
      ],
    }
    expect(await choose(first.id, { mapping, period: '2026-W46' })).toMatchObject({
      state: 'ready',
      would: { accepted: 2 },
    })
    const kept = await app.http.inject({
      method: 'POST',
      url: `/api/v1/imports/${first.id}/profile`,
      payload: { id: 'con-lai', name: 'Còn lại' },
    })
    expect(kept.statusCode).toBe(204)
    expect((await read(csv, 'lai.csv')).understood).toMatchObject({ profile: 'con-lai', asks: { period: 'week' } })
  })
})
