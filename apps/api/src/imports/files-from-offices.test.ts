import { join } from 'node:path'
import type { ImportState } from '@ioc/contract'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createIngest } from '../ingest/ingest.ts'
import { readPack } from '../pack/read-pack.ts'
import type { SourceRecord } from '../store/store.ts'
import { at } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { createReadingBook, createUnitTree } from '@ioc/metrics'
import { createImports, type Imports, type ImportsDeps } from './imports.ts'

const PACK = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
const FOLDER: SourceRecord = {
  id: 'folder-of-communes',
  name: 'Thư mục các xã',
  kind: 'connector',
  sample: true,
  measures: null,
  units: null,
}

type Value = string | number | ExcelJS.CellFormulaValue

/** A workbook of some sheets, each by its rows; `merges` are of its first sheet. */
async function workbook(
  sheets: Readonly<Record<string, readonly (readonly Value[])[]>>,
  merges: readonly string[] = [],
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name)
    for (const row of rows) sheet.addRow([...row])
  }
  for (const range of merges) book.worksheets[0]?.mergeCells(range)
  return Buffer.from(await book.xlsx.writeBuffer())
}

const LONG = ['Số liệu', 'Đơn vị', 'Kỳ', 'Giá trị']
const OPEN = (value: Value, week = '2026-W46') => ['weekly.open', 'Duy Thu', week, value]

describe('files as offices have them', () => {
  let app: TestApp
  let imports: Imports
  const told: string[] = []
  const refused = vi.fn<ImportsDeps['onRefused']>()

  beforeEach(async () => {
    app = await createTestApp({ pack: PACK, now: at('2026-11-24 10:00') })
    const { store, clock, file } = app
    const { catalogue, profiles } = PACK
    const tree = createUnitTree(catalogue.units)
    told.length = 0
    refused.mockClear()
    imports = await createImports({
      store,
      door: createIngest({
        store,
        catalogue,
        tree,
        now: clock.now,
        standing: () => createReadingBook({ utcOffsetMinutes: 420 }),
        onAccepted: () => {},
      }),
      catalogue,
      tree,
      profiles,
      data: join(file, '..'),
      demonstration: true,
      now: clock.now,
      announce: (thing) => void told.push(thing),
      onRefused: refused,
    })
  })
  afterEach(async () => {
    imports.close()
    await app.close()
  })

  async function settled(id: string): Promise<ImportState> {
    for (;;) {
      const state = await imports.get(id)
      if (state.state !== 'reading') return state
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const read = async (bytes: Buffer) => settled((await imports.send({ name: 'a.xlsx', bytes })).id)
  const valueOf = async (measure: string, time = at('2026-11-24 10:00')) => {
    const found = app.store.allSeries().find((each) => each.measure === measure)
    return found ? (await app.store.lastBefore([found.series], time))[0]?.value : undefined
  }

  it('are stored at once as a batch of their source where nobody looks', async () => {
    const before = app.store.lastSeq()
    const bytes = await workbook({ A: [LONG, OPEN(12)] })
    const { outcome, report } = await imports.importAtOnce({ name: 'office.xlsx', bytes, source: FOLDER })
    expect(outcome).toBe('imported')
    expect(report).toMatchObject({ problems: [], receipt: { accepted: 1, seq: before + 1 } })
    expect(await valueOf('weekly.open')).toBe(12)
    expect(await app.store.sources.get(FOLDER.id)).toMatchObject({ kind: 'connector', sample: true })
  })

  it('are refused at once, with the cell that is wrong and nothing stored', async () => {
    const before = app.store.lastSeq()
    const bytes = await workbook({ A: [LONG, OPEN(12), ['weekly.finished', 'Nơi khác', '2026-W46', 3]] })
    const { outcome, report } = await imports.importAtOnce({ name: 'office.xlsx', bytes, source: FOLDER })
    expect(outcome).toBe('refused')
    expect(report).toMatchObject({ receipt: null, problems: [{ row: 3, column: 'B', code: 'unknown-unit' }] })
    const odd = await imports.importAtOnce({ name: 'odd.xlsx', bytes: Buffer.from([0, 1, 2, 3, 4]), source: FOLDER })
    expect(odd).toMatchObject({
      outcome: 'refused',
      report: { understood: null, problems: [{ code: 'unsupported-format' }] },
    })
    expect(app.store.lastSeq()).toBe(before)
    expect(await imports.list()).toEqual([])
    expect(refused.mock.calls.map(([source, { error }]) => [source.id, error.errors?.[0]?.code])).toEqual([
      [FOLDER.id, 'unknown-unit'],
      [FOLDER.id, 'unsupported-format'],
    ])
  })

  it('are gone when they are cancelled while they are read, and do not come back', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `weekly.open,Duy Thu,2026-W46,${index}`)
    const sent = await imports.send({
      name: 'a.csv',
      bytes: Buffer.from(['measure,unit,period,value', ...rows].join('\n')),
    })
    expect((await imports.get(sent.id)).state).toBe('reading')
    await imports.cancel(sent.id)
    await expect(imports.get(sent.id)).rejects.toMatchObject({ id: 'not-found' })
    // Files are read one after the other: when the next is read, the first is over.
    expect(await read(await workbook({ A: [LONG, OPEN(12)] }))).toMatchObject({ state: 'ready' })
    await expect(imports.get(sent.id)).rejects.toMatchObject({ id: 'not-found' })
    expect((await imports.list()).map(({ id }) => id)).not.toContain(sent.id)
    expect(told.filter((thing) => thing === `imports/${sent.id}`)).toHaveLength(1)
  })

  it('say which of several sheets was read, and are read by the one that is chosen', async () => {
    const first = await read(
      await workbook({
        'Hướng dẫn': [['Điền vào trang sau']],
        'Tuần 45': [LONG, OPEN(5, '2026-W45')],
        'Tuần 46': [LONG, OPEN(6), ['weekly.finished', 'Duy Thu', '2026-W46', 9]],
      }),
    )
    expect(first.remarks).toMatchObject([{ code: 'other-sheets' }])
    expect(first.understood?.sheets.map(({ name, profile }) => [name, profile])).toEqual([
      ['Hướng dẫn', null],
      ['Tuần 45', 'readings'],
      ['Tuần 46', 'readings'],
    ])
    for (const [sheet, accepted] of [
      ['Tuần 45', 1],
      ['Tuần 46', 2],
    ] as const) {
      await imports.choose(first.id, { sheet })
      expect(await settled(first.id)).toMatchObject({ understood: { sheet }, would: { accepted } })
    }
    await imports.choose(first.id, { sheet: 'Không có' })
    const { state, problems } = await settled(first.id)
    expect(state).toBe('refused')
    expect(problems[0]?.detail).toContain('no sheet "Không có"')
  })

  it('give the value a formula last showed, said so, and none where it never showed any', async () => {
    const shown = await read(await workbook({ A: [LONG, OPEN({ formula: '1+1', result: 57, date1904: false })] }))
    expect(shown).toMatchObject({ state: 'ready', remarks: [{ row: 2, column: 'D', code: 'formula' }] })
    await imports.commit(shown.id)
    expect(await valueOf('weekly.open')).toBe(57)
    const never = await read(await workbook({ A: [LONG, OPEN({ formula: '1+1', date1904: false })] }))
    expect(never.problems).toMatchObject([{ row: 2, column: 'D', code: 'bad-number' }])
  })

  it('are read as the digitisation table of a month', async () => {
    const header = [
      'STT',
      'Đơn vị',
      'Tiếp nhận',
      'Chưa số hóa TPHS',
      'Có số hóa TPHS',
      'Đã giải quyết',
      'Chưa số hóa KQ',
      'Đã số hóa KQ',
    ]
    const table = (results: number) => [
      ['Biểu số hóa hồ sơ tháng 10 năm 2026'],
      header,
      [1, 'UBND xã Duy Thu', '1.200', 200, 1000, 900, 100, 800],
      [2, 'Thị trấn Nam Phước', 300, 0, 300, 250, 50, results],
      ['', 'Tổng cộng', 1500, 200, 1300, 1150, 150, 1000],
    ]
    const good = await read(await workbook({ A: table(200) }))
    expect(good).toMatchObject({ state: 'ready', problems: [], would: { accepted: 12 } })
    expect(good.understood).toMatchObject({ profile: 'digitisation', period: '2026-10' })
    await imports.commit(good.id)
    expect(await valueOf('form-digitisation.components')).toBe(1000)
    expect((await read(await workbook({ A: table(201) }))).problems).toMatchObject([
      { row: 4, column: 'F', code: 'sum-differs' },
      { row: 5, column: 'H', code: 'total-differs' },
    ])
  })

  it('are read as the weekly summary under its merged header', async () => {
    const table = [
      ['TỔNG HỢP TUẦN CỦA CÁC ĐƠN VỊ', ...blanks(14)],
      ['Từ ngày 09/11/2026 đến ngày 15/11/2026'],
      ['TT', 'Đơn vị', 'Tiếp nhận', ...blanks(6), 'Đã giải quyết', ...blanks(3), 'Đang giải quyết', ...blanks(2)],
      ['', '', 'Tổng số', 'Trực tiếp', 'Toàn trình', 'Một phần', 'Dịch vụ khác', 'Kỳ trước', 'Bưu chính']
        .concat(['Tổng số', 'Đúng hạn', 'Quá hạn có thư xin lỗi', 'Quá hạn không có thư xin lỗi'])
        .concat(['Tổng số', 'Trong hạn', 'Quá hạn']),
      [1, 'Duy Thu', 50, 20, 15, 5, 2, 6, 2, 40, 37, 2, 1, 10, 9, 1],
      [2, 'Duy Phú', 30, 10, 10, 5, 0, 5, 0, 25, 25, 0, 0, 5, 5, 0],
    ]
    const merges = ['A3:A4', 'B3:B4', 'C3:I3', 'J3:M3', 'N3:P3']
    const state = await read(await workbook({ A: table }, merges))
    expect(state).toMatchObject({ state: 'ready', problems: [], would: { accepted: 28 } })
    expect(state.understood).toMatchObject({ profile: 'weekly', period: '2026-W46', headerRows: [3, 4] })
    await imports.commit(state.id)
    expect(await valueOf('weekly.late-with-apology')).toBe(2)
  })
})

const blanks = (count: number): readonly string[] => Array.from({ length: count }, () => '')
