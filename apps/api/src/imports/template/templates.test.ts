import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Pack } from '../../pack/pack.ts'
import { readPack } from '../../pack/read-pack.ts'
import { at } from '../../testing/factories.ts'
import { createFileSender } from '../testing/file-sender.ts'
import { readZipDirectory } from '../read/zip-directory.ts'
import { unpack } from '../read/unpack.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

const SEED = join(import.meta.dirname, '../../../../../seed/duy-xuyen')
const PACK = readPack(SEED)

/** The fields of work of our own procedures, as their register has them. */
const FIELDS = readFileSync(join(SEED, 'records/procedures.ndjson'), 'utf8')
  .split('\n')
  .flatMap((line) => /"field": ?"([^"]+)"/.exec(line)?.[1] ?? [])

const inVietnamese = (things: Iterable<{ readonly name: { readonly vi: string } }>) =>
  [...things].map(({ name }) => name.vi)

/** What a row of ours may be called: the fields of procedures, and every name of the catalogue, the units and the registers. */
const LABELS = [
  ...new Set([
    ...FIELDS,
    ...inVietnamese(PACK.catalogue.units),
    ...inVietnamese(PACK.catalogue.measures.values()),
    ...inVietnamese(PACK.catalogue.indicators.values()),
    ...[...PACK.catalogue.registers.values()].flatMap(({ fields }) =>
      [...fields.values()].flatMap(({ name, options }) => [name.vi, ...inVietnamese(options)]),
    ),
  ]),
].filter((label) => label !== '')

/** Cells of a template that are to be filled in: those held to bounds. */
function blanks(sheet: ExcelJS.Worksheet): ExcelJS.Cell[] {
  const found: ExcelJS.Cell[] = []
  sheet.eachRow((row) => {
    row.eachCell({ includeEmpty: true }, (cell) => {
      // The types say that every cell has one.
      const rule: ExcelJS.DataValidation | undefined = cell.dataValidation
      if (rule?.type === 'whole' || rule?.type === 'decimal') found.push(cell)
    })
  })
  return found
}

async function open(bytes: Buffer): Promise<{ book: ExcelJS.Workbook; sheet: ExcelJS.Worksheet }> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  return { book, sheet: book.worksheets[0]! }
}

/** The cell that is the first to hold a text. */
function holding(sheet: ExcelJS.Worksheet, text: string): ExcelJS.Cell {
  let found: ExcelJS.Cell | undefined
  sheet.eachRow((row) => row.eachCell((cell) => void (cell.value === text && (found ??= cell))))
  if (!found) throw new Error(`no cell holds ${text}`)
  return found
}

describe('templates to fill in and send back', () => {
  let app: TestApp
  const start = async (pack: Pack = PACK) => {
    app = await createTestApp({ pack, now: at('2026-11-24 10:00') })
  }
  beforeEach(() => start())
  afterEach(() => app.close())

  const template = (profile: string, unit: string, period: string) =>
    app.http.inject(`/api/v1/templates/${profile}.xlsx?unit=${encodeURIComponent(unit)}&period=${period}`)

  const { read } = createFileSender(() => app)
  const sendBack = async (book: ExcelJS.Workbook) => read(Buffer.from(await book.xlsx.writeBuffer()))

  it.each([
    ['readings', '20602', '2026-W47'],
    ['readings', '20602', '2026-10'],
    ['readings', '508.VP', '2026-W47'],
    ['readings', '508', '2026-W47'],
    ['weekly', '508', '2026-W47'],
    ['weekly', '20602', '2026-W47'],
    ['payment', '508', '2026-10'],
    ['digitisation', '508', '2026-10'],
  ])('imports without a remark once it is filled in: %s of %s for %s', async (profile, unit, period) => {
    const { book, sheet } = await open((await template(profile, unit, period)).rawPayload)
    const cells = blanks(sheet)
    // Nought keeps to every sum that a table is held to.
    for (const cell of cells) cell.value = 0
    const state = await sendBack(book)
    expect(state).toMatchObject({ state: 'ready', problems: [], remarks: [], understood: { profile } })
    expect(state.would).toEqual({ accepted: cells.length, revised: 0, unchanged: 0 })
  })

  it('gives form II.06a to every counter of the district, recognised as its own', async () => {
    const counters = PACK.catalogue.units.filter(
      ({ kind, validTo }) => validTo === null && ['commune', 'town', 'one-stop'].includes(kind),
    )
    expect(counters.length).toBeGreaterThan(0)
    for (const { code } of counters) {
      const { book, sheet } = await open((await template('form-06a', code, '2026-10')).rawPayload)
      const first = Number(holding(sheet, '1').row)
      for (const cell of blanks(sheet)) if (Number(cell.row) <= first + 1) cell.value = 0
      const state = await sendBack(book)
      expect(state).toMatchObject({ state: 'ready', remarks: [], would: { accepted: 11 } })
      expect(state.understood).toMatchObject({ profile: 'form-06a', unit: code, period: '2026-10' })
    }
  })

  it('takes every label that we know for a field of work in form II.06a, and none for a total', async () => {
    const bytes = (await template('form-06a', '20602', '2026-10')).rawPayload
    expect(LABELS).toContain('Công tác dân tộc')
    for (let from = 0; from < LABELS.length; from += 30) {
      const { book, sheet } = await open(bytes)
      const labels = LABELS.slice(from, from + 30)
      const first = Number(holding(sheet, '1').row)
      const column = Number(holding(sheet, 'Lĩnh vực giải quyết').col)
      const rows = [...Map.groupBy(blanks(sheet), ({ row }) => Number(row)).entries()]
      for (const [index, label] of labels.entries()) {
        sheet.getCell(first + index, column).value = label
        const cells = rows.find(([row]) => row === first + index)?.[1] ?? []
        // Received = online, and all of it finished early: every check of the form holds.
        for (const [at, cell] of cells.entries()) cell.value = [0, 1, 4, 5].includes(at) ? 120 + index : 0
      }
      const state = await sendBack(book)
      expect(state).toMatchObject({ state: 'ready', problems: [], remarks: [], would: { accepted: 11 } })
      const taken = state.understood?.rows.filter(({ kind }) => kind === 'field').map(({ label }) => label)
      expect(taken).toEqual(labels)
    }
  }, 300_000)

  it('shows the last value greyed beside, and reads what is filled in and not what is greyed', async () => {
    await app.accept([
      { measure: 'weekly.open', unit: '20602', when: '2026-11-02', value: 70 },
      { measure: 'weekly.open', unit: '20602', when: '2026-11-09', value: 77 },
      { measure: 'weekly.open', unit: '20602', when: '2026-11-16', value: 99 },
    ])
    const { book, sheet } = await open((await template('readings', '20602', '2026-W47')).rawPayload)
    const row = sheet.getRow(Number(holding(sheet, 'Tổng hợp tuần: đang giải quyết, tổng số').row))
    const value = blanks(sheet).find((cell) => Number(cell.row) === row.number)!
    const beside = row.getCell(Number(value.col) + 1)
    expect(beside.value).toBe(77)
    expect(beside.fill).toMatchObject({ type: 'pattern', fgColor: { argb: 'FFEDEDED' } })
    // What is open is in time or late, and the rest of the week stood still.
    const inTime = Number(holding(sheet, 'Tổng hợp tuần: đang giải quyết trong hạn').row)
    const full = new Set([row.number, inTime])
    for (const cell of blanks(sheet)) cell.value = full.has(Number(cell.row)) ? 42 : 0
    const { id, remarks, would } = await sendBack(book)
    expect(remarks).toEqual([])
    expect(would?.revised).toBe(1)
    await app.http.inject({ method: 'POST', url: `/api/v1/imports/${id}/commit` })
    const series = app.store.allSeries().find(({ measure }) => measure === 'weekly.open')!.series
    const [last] = await app.store.lastBefore([series], at('2026-11-24 10:00'))
    expect(last?.value).toBe(42)
  })

  it('offers its units and measures as lists on a hidden sheet, and holds numbers to their bounds', async () => {
    const { book, sheet } = await open((await template('readings', '508', '2026-W47')).rawPayload)
    const row = Number(holding(sheet, 'Số liệu').row) + 1
    const [measure, unit] = [sheet.getCell(row, 1), sheet.getCell(row, 2)]
    expect(measure.dataValidation).toMatchObject({ type: 'list', showErrorMessage: true })
    const lists = book.getWorksheet('Danh mục')!
    expect(lists.state).toBe('hidden')
    expect(lists.getColumn(1).values).toContain(unit.value)
    expect(lists.getColumn(2).values).toContain(measure.value)
    expect(blanks(sheet)[0]?.dataValidation).toMatchObject({ type: 'whole', operator: 'between' })
  })

  it('puts no two rules on one cell, however many rows there are', async () => {
    const bytes = (await template('form-06a', '20602', '2026-10')).rawPayload
    const entry = readZipDirectory(bytes).get('xl/worksheets/sheet1.xml')!
    let xml = ''
    for await (const piece of unpack(bytes, entry)) xml += piece
    const ranges = [...xml.matchAll(/sqref="([A-Z]+\d+:[A-Z]+\d+)"/g)].map(([, range]) => range)
    expect(ranges.length).toBe(11)
    expect(ranges[0]).toMatch(/^C\d:C38$/)
    expect(new Set(ranges.map((range) => range?.replaceAll(/\d/g, ''))).size).toBe(ranges.length)
  })

  it('writes names that begin as a formula does as texts', async () => {
    const [first, ...rest] = PACK.catalogue.units.filter(({ code }) => code === '20602')
    const evil = { ...first!, name: { vi: '=HYPERLINK("http://x")', en: '+1', bn: '@a' } }
    const units = [...PACK.catalogue.units.filter(({ code }) => code !== '20602'), evil, ...rest]
    await app.close()
    await start({ ...PACK, catalogue: { ...PACK.catalogue, units } })
    const { book, sheet } = await open((await template('weekly', '20602', '2026-W47')).rawPayload)
    const cell = holding(sheet, evil.name.vi)
    expect(cell.type).toBe(ExcelJS.ValueType.String)
    expect(cell.numFmt).toBe('@')
    for (const blank of blanks(sheet)) blank.value = 0
    expect(await sendBack(book)).toMatchObject({ state: 'ready', remarks: [] })
  })

  it('is not given for a table whose numbers are counted from a register: they would be refused', async () => {
    const counted = [...PACK.catalogue.measures.values()].find(({ counting, grain }) => counting && grain === 'day')!
    const weekly = PACK.profiles.find(({ id }) => id === 'weekly')!
    const columns = weekly.columns.map((column) => (column.id === 'open' ? { ...column, measure: counted.id } : column))
    await app.close()
    await start({ ...PACK, profiles: [{ ...weekly, columns }] })
    const answer = await template('weekly', '20602', '2026-W47')
    expect(answer.statusCode).toBe(409)
    expect(answer.json<{ detail: string }>().detail).toContain(`weekly counts ${counted.id}, which the register`)
  })

  it('bears a name of our own making, plain and in full', async () => {
    const { headers, statusCode } = await template('form-06a', 'Duy Thu', '2026-10')
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    const full = encodeURIComponent('Mẫu II.06a-VPCP-KSTT ').concat('%28', encodeURIComponent('tình hình'))
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="form-06a-20602-2026-10\.xlsx"; filename\*=UTF-8''/,
    )
    expect(headers['content-disposition']).toContain(full)
  })

  it.each([
    ['nothing', '20602', '2026-W47', 404, 'There is no profile "nothing"'],
    ['weekly', 'Nowhere', '2026-W47', 404, 'no unit has the code or name "Nowhere"'],
    ['weekly', '20602', '2026-W60', 400, '"2026-W60" names no period; write 2026-W48'],
    ['weekly', '20602', '2026-10', 400, 'this table is counted by week; write 2026-W48, not 2026-10'],
    ['weekly', '20602', '2026-W49', 400, '2026-W49 begins on 2026-11-30'],
    ['weekly', '508.VP', '2026-W47', 400, '508.VP reports nothing of 2026-W47'],
    ['form-06a', '508', '2026-10', 400, 'form-06a is filled in by one unit'],
  ])('says what is wrong with %s of %s for %s', async (profile, unit, period, status, detail) => {
    const answer = await template(profile, unit, period)
    expect(answer.statusCode).toBe(status)
    expect(answer.json<{ detail: string }>().detail).toContain(detail)
  })
})
