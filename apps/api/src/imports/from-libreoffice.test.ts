import { join } from 'node:path'
import type { ImportState } from '@ioc/contract'
import { dayOfCivil, formatDay } from '@ioc/metrics'
import ExcelJS from 'exceljs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { at } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { createFileSender } from './testing/file-sender.ts'
import { OFFICE_FILES } from './testing/office-files.ts'
import { openSpreadsheetProgram, type SpreadsheetProgram } from './testing/spreadsheet-program.ts'

const PACK = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
const { SOFFICE_PATH = '' } = process.env

describe.skipIf(SOFFICE_PATH === '')('files that LibreOffice wrote', () => {
  let office: SpreadsheetProgram
  let written: Map<string, Buffer>
  let app: TestApp
  const sender = createFileSender(() => app)

  beforeAll(async () => {
    office = openSpreadsheetProgram(SOFFICE_PATH)
    const sheets = Object.entries(OFFICE_FILES).map(([profile, sheet]) => [`${profile}.fods`, sheet])
    written = await office.saveAs('xlsx', { ...Object.fromEntries(sheets), 'dai.csv': longWithOneWrongCell() })
  })
  afterAll(() => office.close())
  beforeEach(async () => {
    app = await createTestApp({ pack: PACK, now: at('2026-11-24 10:00') })
  })
  afterEach(() => app.close())

  const fileOf = (profile: string) => written.get(`${profile}.fods`) ?? Buffer.alloc(0)
  const blanks = (sheet: ExcelJS.Worksheet) => {
    const found: ExcelJS.Cell[] = []
    sheet.eachRow((row) => row.eachCell({ includeEmpty: true }, (cell) => void (isBlank(cell) && found.push(cell))))
    return found
  }

  it.each([
    ['readings', 5, null, 'weekly.open-late-rate', '20602', [1, 10]],
    ['form-06a', 11, '2026-10', 'form06.on-time', '20605', [1075, 1090]],
    ['digitisation', 12, '2026-10', 'form-digitisation.components-rate', '20602', [1000, 1200]],
    ['payment', 12, '2026-10', 'form-payment.online-rate', '20599', [50, 100]],
    ['weekly', 28, '2026-W47', 'weekly.open-late-rate', '20602', [1, 10]],
  ] as const)('are read as %s, stored and seen', async (profile, readings, period, indicator, unit, fraction) => {
    const state = await sender.read(fileOf(profile))
    expect(state).toMatchObject({ state: 'ready', problems: [], understood: { profile, period, readings } })
    expect((await sender.commit(state.id)).json<ImportState>().receipt).toMatchObject({ accepted: readings })
    const proof = await app.http.inject(`/api/v1/indicators/${indicator}/proof?unit=${unit}`)
    const [numerator, denominator] = fraction
    expect(proof.json()).toMatchObject({ cell: { numerator, denominator } })
  })

  it('keep the days of a workbook that counts them from 1904', async () => {
    const { understood } = await sender.read(fileOf('readings'))
    expect(understood?.dateSystem).toBe(1904)
    expect(understood?.columns.find(({ role }) => role === 'period')?.samples).toContain('2026-11-20')
  })

  it('are refused for one wrong cell in 50,000 rows, named by sheet, row and column, with nothing stored', async () => {
    const before = app.store.lastSeq()
    const state = await sender.read(written.get('dai.csv')!)
    expect(state).toMatchObject({ state: 'refused', problemCount: 1, understood: { format: 'xlsx', readings: 49_999 } })
    expect(state.problems).toMatchObject([{ sheet: 'dai', row: 40_002, column: 'D', code: 'bad-number' }])
    expect((await sender.commit(state.id)).statusCode).toBe(409)
    expect(app.store.lastSeq()).toBe(before)
  })

  it('keep what a template asks for: opened, filled in and saved, it imports without a remark', async () => {
    const asked = [
      ['readings', '20602', '2026-W47'],
      ['weekly', '508', '2026-W47'],
      ['payment', '508', '2026-10'],
      ['digitisation', '508', '2026-10'],
      ['form-06a', '20605', '2026-10'],
    ] as const
    const given: Record<string, Buffer> = {}
    for (const [profile, unit, period] of asked) {
      const answer = await app.http.inject(`/api/v1/templates/${profile}.xlsx?unit=${unit}&period=${period}`)
      given[`${profile}.xlsx`] = answer.rawPayload
    }
    const filled: Record<string, Buffer> = {}
    for (const [name, bytes] of await office.saveAs('xlsx', given)) {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(Uint8Array.from(bytes).buffer)
      const cells = blanks(book.worksheets[0]!)
      const first = Math.min(...cells.map(({ row }) => Number(row)))
      // Of a form only as many rows are filled in as the unit has fields of work.
      for (const cell of cells) if (name !== 'form-06a.xlsx' || Number(cell.row) <= first + 1) cell.value = 0
      filled[name] = Buffer.from(await book.xlsx.writeBuffer())
    }
    for (const [name, bytes] of await office.saveAs('xlsx', filled)) {
      const state = await sender.read(bytes, name)
      expect(state).toMatchObject({ state: 'ready', problems: [], remarks: [] })
      expect(`${state.understood?.profile}.xlsx`).toBe(name)
      expect(state.would?.accepted).toBeGreaterThan(5)
    }
  })

  it.each(['ods', 'xls'] as const)('are refused as .%s with what to do instead', async (kind) => {
    const [[, bytes] = []] = await office.saveAs(kind, { 'weekly.fods': OFFICE_FILES.weekly })
    const { state, problems } = await sender.read(bytes!, `weekly.${kind}`)
    expect(state).toBe('refused')
    expect(problems).toMatchObject([{ code: 'unsupported-format', detail: expect.stringContaining(`.${kind}`) }])
    expect(problems[0]?.detail).toContain('save it as .xlsx')
  })
})

/** 50,000 readings a row each, of which the 40,001st says no number. */
function longWithOneWrongCell(): string {
  const units = PACK.catalogue.units.filter(({ kind }) => kind === 'commune').map(({ code }) => code)
  const rows = Array.from({ length: 50_000 }, (_, index) => {
    const day = formatDay(dayOfCivil(2016, 1, 1) + Math.floor(index / units.length))
    return `security.alerts,${units[index % units.length]},${day},${index === 40_000 ? 'ten' : index % 40}`
  })
  return ['measure,unit,period,value', ...rows].join('\n')
}

/** Cells that are held to bounds are those to be filled in; the types say that every cell has a rule. */
function isBlank({ dataValidation }: { readonly dataValidation?: ExcelJS.DataValidation }): boolean {
  return dataValidation?.type === 'whole' || dataValidation?.type === 'decimal'
}
