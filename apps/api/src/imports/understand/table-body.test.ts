import { join } from 'node:path'
import type { ImportChoices } from '@ioc/contract'
import { describe, expect, it } from 'vitest'
import { readPack } from '../../pack/read-pack.ts'
import { readFile } from '../read/read-file.ts'
import { SHEET, workbookOf } from '../testing/hand-made-zip.ts'
import { understand } from './understand.ts'

const { catalogue, profiles } = readPack(join(import.meta.dirname, '../../../../../seed/duy-xuyen'))
const KNOWLEDGE = { profiles, measures: [...catalogue.measures.values()], units: catalogue.units }

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const cell = (value: string | number | null | { readonly xml: string }) => {
  if (value === null) return '<c/>'
  if (typeof value === 'object') return value.xml
  return typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${escape(value)}</t></is></c>`
}
const struck = (text: string, rest = '') => ({
  xml: `<c t="inlineStr"><is><r><rPr><strike/></rPr><t>${text}</t></r><r><t>${rest}</t></r></is></c>`,
})
const raised = (text: string, mark: string) => ({
  xml: `<c t="inlineStr"><is><r><t>${text}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>${mark}</t></r></is></c>`,
})

interface Look {
  readonly merges?: readonly string[]
  readonly hiddenRows?: readonly number[]
  /** Columns of `<cols>`. */
  readonly columns?: string
  readonly choices?: ImportChoices
}

async function read(
  rows: readonly (readonly Parameters<typeof cell>[0][])[],
  { merges = [], hiddenRows = [], columns = '', choices = {} }: Look = {},
) {
  const body = rows.map(
    (cells, at) =>
      `<row r="${at + 1}"${hiddenRows.includes(at + 1) ? ' hidden="1"' : ''}>${cells.map(cell).join('')}</row>`,
  )
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const xml = `<worksheet>${columns}<sheetData>${body.join('')}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`
  const book = await readFile(workbookOf({ name: SHEET, body: xml }), () => {})
  const { readings, problems, remarks, understood } = understand(book, KNOWLEDGE, choices)
  return {
    values: readings.map(({ unit, value }) => `${unit} ${value}`),
    notes: readings.map(({ note }) => note),
    problems: problems.map(({ row, column, code }) => `${row} ${column} ${code}`),
    remarks: remarks.map(({ row, column, code }) => `${row} ${column} ${code}`),
    hidden: understood.hidden,
  }
}

const HEAD = ['measure', 'unit', 'period', 'value', 'note']
const line = (
  unit: Parameters<typeof cell>[0],
  value: Parameters<typeof cell>[0],
  note: Parameters<typeof cell>[0] = null,
) => ['weekly.open', unit, '2025-W33', value, note]

describe('a table as it is seen', () => {
  it('has no number that is merged over rows with numbers of their own', async () => {
    const rows = [HEAD, line('Duy Thu', 50), line('Duy Phú', null, 'xem trên')]
    expect((await read(rows, { merges: ['D2:D3'] })).problems).toEqual(['2 D merged-number'])
  })

  it('has the number of a row whose cells are all merged over the same lines', async () => {
    const merges = ['A', 'B', 'C', 'D'].map((column) => `${column}2:${column}3`)
    const found = await read([HEAD, line('Duy Thu', 50), [], line('Duy Phú', 7)], { merges })
    expect(found).toMatchObject({ values: ['20602 50', '20605 7'], problems: [] })
  })

  describe('of two columns of numbers', () => {
    const mapping = {
      layout: 'units' as const,
      columns: [
        { column: 'A', role: 'unit' as const },
        { column: 'B', role: 'count' as const, measure: 'weekly.open' },
        { column: 'C', role: 'count' as const, measure: 'weekly.finished' },
      ],
    }
    const choices = { mapping, period: '2025-W33' }
    const head = [['Báo cáo tuần 33 năm 2025'], ['Đơn vị', 'Còn lại', 'Đã xong']]

    it.each([[50], ['50'], ['2,000'], [raised('50', '1')]])(
      'has no number that is merged over both: %j',
      async (value) => {
        const found = await read([...head, ['Duy Thu', value, null]], { merges: ['B3:C3'], choices })
        expect(found.problems).toContain('3 B merged-number')
      },
    )

    it('has no words in place of a number, merged or not', async () => {
      const found = await read([...head, ['Duy Thu', 'chưa có', null]], { merges: ['B3:C3'], choices })
      expect(found.problems).toEqual(['3 B bad-number'])
    })

    it.each([
      ['right below its total', [['Tổng cộng', 50, 7]]],
      ['below an empty row', [[]]],
    ])('has nothing of who signs %s, merged over columns and rows', async (_, between) => {
      const signed = [
        [null, 'Duy Thu, ngày 18 tháng 8 năm 2025', null],
        [null, 'TM. ỦY BAN NHÂN DÂN', null],
        ['Người lập biểu', raised('CHỦ TỊCH', '1'), null],
        [null, null, null],
        ['Nguyễn Văn A', 'Trần Văn B', null],
      ]
      const merges = ['B5:C5', 'B6:C6', 'B7:C8', 'B9:C9']
      const found = await read([...head, ['Duy Thu', 50, 7], ...between, ...signed], { merges, choices })
      expect(found).toMatchObject({ values: ['20602 50', '20602 7'], problems: [] })
    })
  })

  it('is asked about where a column that is read is hidden', async () => {
    const rows = [HEAD, line('Duy Thu', 50, 'cũ')]
    const columns = '<cols><col min="5" max="5" hidden="1"/></cols>'
    const asked = await read(rows, { columns })
    expect(asked).toMatchObject({ problems: ['null E hidden-columns'], hidden: { rows: '', columns: 'E' } })
    const out = await read(rows, { columns, choices: { hidden: 'leave-out' } })
    expect(out).toMatchObject({
      values: ['20602 50'],
      notes: [undefined],
      problems: [],
      remarks: ['null E hidden-columns'],
    })
  })

  it('is not asked about for hidden rows that hold nothing that is read', async () => {
    const rows = [HEAD, line('Duy Thu', 50), [null, null, null, null, null, 'ghi riêng']]
    expect(await read(rows, { hiddenRows: [3] })).toMatchObject({ problems: [], values: ['20602 50'] })
  })

  it('is seen where it is written in a sheet whose rows are hidden by default', async () => {
    const rows = [HEAD, line('Duy Thu', 50), line('Duy Phú', 7)]
    const found = await read(rows, { columns: '<sheetFormatPr zeroHeight="1"/>', hiddenRows: [3] })
    expect(found).toMatchObject({ problems: ['3 null hidden-rows'], hidden: { rows: '3' } })
  })

  it('names long runs of hidden rows as runs', async () => {
    const units = ['Duy Thu', 'Duy Phú', 'Duy Tân', 'Duy Châu', 'Duy Trinh']
    const rows = [HEAD, ...units.map((unit, at) => line(unit, at))]
    expect((await read(rows, { hiddenRows: [2, 4, 5, 6] })).hidden.rows).toBe('2, 4–6')
  })

  it('leaves a mark out of a name and says so, and keeps it in a note', async () => {
    const found = await read([HEAD, line(raised('Duy Thu', '1'), 5, raised('50 m', '2'))])
    expect(found).toMatchObject({ values: ['20602 5'], notes: ['50 m²'], problems: [], remarks: ['2 B raised-text'] })
  })

  it('takes no row whose unit is struck out, in part or whole', async () => {
    const rows = [HEAD, line(struck('Duy Phú', ' Duy Thu'), 5), line(struck('Duy Tân'), 6), line('Duy Phú', 7)]
    expect(await read(rows)).toMatchObject({ values: ['20605 7'], problems: ['2 B struck-out', '3 B struck-out'] })
  })

  it('takes no number that is struck out beside its correction', async () => {
    expect((await read([HEAD, line('Duy Thu', struck('120', '130'))])).problems).toEqual(['2 D struck-out'])
  })
})

describe('rows of a CSV', () => {
  const csv = async (...lines: string[]) => {
    const { problems, readings } = understand(await readFile(Buffer.from(lines.join('\n')), () => {}), KNOWLEDGE, {})
    return { problems: problems.map(({ row, code }) => `${row} ${code}`), values: readings.map(({ value }) => value) }
  }
  const [head, good] = ['measure,unit,period,value,note', 'weekly.open,Duy Thu,2025-W33,5,']

  it.each([
    ['a cell too many', 'weekly.open,Duy Phú,2025-W33,1,234,x'],
    ['cells too few', 'weekly.open,Duy Phú,2025-W33,7'],
  ])('with %s are refused', async (_, line) => {
    expect(await csv(head, good, line)).toEqual({ problems: ['3 row-width'], values: [5] })
  })

  it('may end in empty cells that a spreadsheet program adds', async () => {
    expect(await csv(head, `${good},,`, '')).toEqual({ problems: [], values: [5] })
  })

  it('stand next to each other where one holds line breaks: what follows it is no note below the table', async () => {
    const file = 'Đơn vị;Còn lại;Đã xong;Ghi chú\nDuy Thu;50;7;"hai\ndòng\nnữa"\nNơi khác;chưa có;—;x\n'
    const mapping = {
      layout: 'units' as const,
      columns: [
        { column: 'A', role: 'unit' as const },
        { column: 'B', role: 'count' as const, measure: 'weekly.open' },
        { column: 'C', role: 'count' as const, measure: 'weekly.finished' },
      ],
    }
    const { problems } = understand(await readFile(Buffer.from(file), () => {}), KNOWLEDGE, {
      mapping,
      period: '2025-W33',
    })
    expect(problems.map(({ row, code }) => `${row} ${code}`)).toEqual(['5 unknown-unit'])
  })

  it('are called by the lines of the file', async () => {
    expect(
      await csv('Số liệu', head, '"weekly.open",Duy Thu,2025-W33,5,"hai\ndòng"', 'weekly.open,Nơi khác,2025-W33,7,'),
    ).toEqual({
      problems: ['5 unknown-unit'],
      values: [5],
    })
  })
})
