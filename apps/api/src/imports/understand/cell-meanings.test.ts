import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPack } from '../../pack/read-pack.ts'
import type { Cell, Workbook } from '../read/cell.ts'
import { type Reading, understand } from './understand.ts'

const PACK = readPack(join(import.meta.dirname, '../../../../../seed/duy-xuyen'))

type Value = string | number
type Rows = readonly (readonly Value[])[]

/** A workbook of one sheet. A header over several columns is one cell: `across` of the row below it. */
function workbook(
  rows: Rows,
  merges: Workbook['sheets'][number]['merges'] = [],
  format: Workbook['format'] = 'xlsx',
): Workbook {
  const cellOf = (value: Value): Cell | undefined => {
    if (value === '') return undefined
    return { value, kind: typeof value === 'number' ? 'number' : 'text' }
  }
  const sheet = rows.map((row, index) => ({ row: index + 1, cells: row.map(cellOf) }))
  return { format, dateSystem: 1900, sheets: [{ name: 'Biểu', hidden: false, rows: sheet, merges }] }
}

/** Two rows of header from `top` on: columns that are one cell over both, and those that stand over several. */
const merged = (top: number, tall: readonly number[], wide: readonly (readonly [number, number])[]) => [
  ...tall.map((column) => ({ top, bottom: top + 1, left: column, right: column })),
  ...wide.map(([left, right]) => ({ top, bottom: top, left, right })),
]

const KNOWLEDGE = {
  profiles: PACK.profiles,
  measures: [...PACK.catalogue.measures.values()],
  units: PACK.catalogue.units,
}
const read = (book: Workbook): Reading => understand(book, KNOWLEDGE, {})
const places = (found: Reading['problems']) => found.map(({ row, column, code }) => [row, column, code])
const problems = (reading: Reading) => places(reading.problems)
const remarks = (reading: Reading) => places(reading.remarks)

const LONG = ['Số liệu', 'Đơn vị', 'Kỳ báo cáo', 'Giá trị', 'Ghi chú']
const long = (...rows: Rows) => workbook([LONG, ...rows])
const PAYMENT = ['TT', 'Đơn vị', 'Thủ tục có phí', 'Thủ tục phát sinh hồ sơ', 'Thủ tục phát sinh thanh toán'].concat(
  'Thủ tục phát sinh thanh toán trực tuyến',
  'Hồ sơ của thủ tục có phí',
  'Hồ sơ đã thanh toán trực tuyến',
)
const payment = (
  rows: Rows,
  title = 'BIỂU THANH TOÁN TRỰC TUYẾN THÁNG 9 NĂM 2025',
  header: readonly string[] = PAYMENT,
) => workbook([[title], header, ...rows])
const DUY_THU = [1, 'Duy Thu', 10, 5, 4, 3, 120, 30]
describe('what a cell of a file means', () => {
  it.each(['45\n3', '1 2 5', '12 345', '12\u200b3', '1e3', '+5', '5-', '(5)', '0x1F', '∞', '--5', '0905123456'])(
    'is no number where digits would have to be joined or guessed: %j',
    (text) => {
      const state = read(long(['weekly.received', 'Duy Thu', '2025-W26', text]))
      expect(state.readings).toEqual([])
      expect(problems(state)).toEqual([[2, 'D', text === '12 345' ? 'ambiguous-number' : 'bad-number']])
    },
  )

  it('is a number in full-width and Bengali digits', () => {
    const state = read(
      long(['weekly.received', 'Duy Thu', '2025-W26', '１２'], ['weekly.received', 'Duy Phú', '2025-W26', '১২']),
    )
    expect([problems(state), state.readings.length]).toEqual([[], 2])
  })

  it('is asked about where a mark stands before three digits, though the marks are declared', () => {
    const rows = [
      [1, 'Duy Thu', 10, 5, 4, 3, '2,000', '1,000'],
      [2, 'Duy Phú', 10, 6, 5, 4, '3,000', 50],
    ]
    const state = read(workbook([['Biểu thanh toán trực tuyến tháng 2/2025'], PAYMENT, ...rows], [], 'csv'))
    expect(state.understood.number).toBe('vi')
    expect(problems(state)).toEqual([
      [3, 'G', 'ambiguous-number'],
      [3, 'H', 'ambiguous-number'],
      [4, 'G', 'ambiguous-number'],
    ])
    expect(state.problems[0]?.detail).toContain('"2,000" may be 2000 or 2')
  })

  it.each(['95%', '95 %', '95,5 %', '１００％'])('is refused as a percentage: %s', (text) => {
    const state = read(long(['weekly.finished', 'Duy Thu', '2025-W34', text]))
    expect(problems(state)).toEqual([[2, 'D', 'percentage']])
  })

  it.each([
    ['U+00D0', '\u00d0ơn vị'],
    ['U+0189', '\u0189ơn vị'],
    ['U+043E', 'Đơn vị'.replace('ơn', '\u043e\u031bn')],
    ['U+200B', 'Đơn\u200b vị'],
  ])('is what it looks like in a header with %s, and said', (code, header) => {
    const state = read(payment([DUY_THU], undefined, ['TT', header, ...PAYMENT.slice(2)]))
    expect([problems(state), state.readings.length]).toEqual([[], 6])
    expect(state.remarks).toMatchObject([{ row: 2, column: 'B', code: 'deceptive' }])
    expect(state.remarks[0]?.detail).toContain(code)
  })

  it.each([
    ['a zero-width space', 'Duy\u200b Thu', true],
    ['one at its end', 'Duy Thu\u200b', true],
    ['a byte order mark', '\ufeffDuy Thu', true],
    ['a Cyrillic у', 'Duу Thu', true],
    ['a no-break space', 'Duy\u00a0Thu', false],
    ['two blanks', 'Duy  Thu', false],
    ['no composition', 'xã Duy Thu'.normalize('NFD'), false],
    ['full-width letters', 'Ｄｕｙ Ｔｈｕ', false],
  ])('names a unit with %s', (_what, name, said) => {
    const state = read(long(['weekly.open', name, '2025-W31', 12]))
    expect([problems(state), state.readings.length]).toEqual([[], 1])
    expect(remarks(state)).toEqual(said ? [[2, 'B', 'deceptive']] : [])
  })

  it.each([
    ['equal', 'Giá trị', 'Giá trị'],
    ['in other case', 'Giá trị', 'GIÁ TRỊ'],
    ['decomposed', 'Giá trị', 'Giá trị'.normalize('NFD')],
    ['look-alike', 'Đơn vị', '\u00d0ơn vị'],
    ['with a zero-width space', 'Giá trị', 'Giá trị\u200b'],
  ])('is refused by name under one of two headers that are %s', (_how, one, other) => {
    const state = read(
      workbook([
        [...LONG, other],
        ['weekly.open', 'Duy Thu', '2025-W31', 12, '', 13],
      ]),
    )
    expect(state.problems[0]).toMatchObject({ row: 1, code: 'duplicate-column' })
    expect(state.problems[0]?.detail.normalize('NFC')).toContain(`"${one}" stands over the columns`)
  })

  it('is refused where it is a row of another than a unit, and not dropped', () => {
    const rows = [
      [1, 'Công an xã Duy Thu', 10, 5, 4, 3, 120, 30],
      [2, 'Duy Phú', 10, 6, 5, 4, 100, 50],
    ]
    expect(problems(read(payment(rows)))).toEqual([[3, 'B', 'unknown-unit']])
  })

  it.each(
    ['Tổng cộng', 'CỘNG', 'Tổng số:', 'Toàn huyện', 'Toàn huyện Duy Xuyên', 'Tổng cộng huyện Duy Xuyên'].concat([
      'Tổng (I+II)',
      'Tổng I + II',
      'Total',
      'Sum',
      'মোট',
      'Tổng cộng các xã, thị trấn',
      'Cộng (1+2)',
    ]),
  )('is the total of the rows above: %s', (label) => {
    const total = (dossiers: number) => ['', label, 20, 10, 8, 6, dossiers, 60]
    const good = read(payment([DUY_THU, [2, 'Duy Phú', 10, 5, 4, 3, 120, 30], total(240)]))
    expect([problems(good), remarks(good), good.readings.length]).toEqual([[], [], 12])
    const bad = read(payment([DUY_THU, [2, 'Duy Phú', 10, 5, 4, 3, 120, 30], total(241)]))
    expect(problems(bad)).toEqual([[5, 'G', 'total-differs']])
  })

  describe('in a form by fields of work', () => {
    const form = (fields: Rows) => {
      const header = ['TT', 'Lĩnh vực giải quyết', 'Tiếp nhận', '', '', '', 'Đã giải quyết', '', '', ''].concat([
        'Đang giải quyết',
        '',
        '',
      ])
      const parts = [
        '',
        '',
        'Tổng số',
        'Trực tuyến',
        'Trực tiếp',
        'Từ kỳ trước',
        'Tổng số',
        'Trước hạn',
        'Đúng hạn',
        'Quá hạn',
      ].concat(['Tổng số', 'Trong hạn', 'Quá hạn'])
      const counts = (received: number) => [received, received, 0, 0, received, 0, received, 0, 0, 0, 0]
      const rows = fields.map(([order = '', label = '', received]) => [order, label, ...counts(Number(received))])
      const above = [['Mẫu II.06a/VPCP/KSTT tháng 10 năm 2026'], ['Đơn vị: Xã Duy Thu']]
      return workbook(
        [...above, header, parts, ...rows],
        merged(
          3,
          [0, 1],
          [
            [2, 5],
            [6, 9],
            [10, 12],
          ],
        ),
      )
    }
    const received = (fields: Rows) => {
      const state = read(form(fields))
      if (state.problemCount > 0) return problems(state)
      return state.readings.find(({ measure }) => measure === 'form06.received')?.value
    }

    it.each(['Công tác dân tộc', 'Công an', 'Cộng đồng', 'Tổng hợp', 'Toàn xã hội', 'Công chứng', 'Tổng công ty'])(
      'counts a field whose name begins like a total: %s',
      (label) => {
        expect(received([[1, label, 120]])).toBe(120)
        expect(
          received([
            ['', label, 20],
            ['', 'Hộ tịch', 100],
            ['', 'Đất đai', 30],
          ]),
        ).toBe(150)
        expect(
          received([
            [1, label, 20],
            [2, 'Hộ tịch', 101],
            ['', 'Tổng cộng', 121],
          ]),
        ).toBe(121)
      },
    )

    it('asks about a row that may be the total of the others', () => {
      const others = [
        ['', 'Hộ tịch', 100],
        ['', 'Đất đai', 30],
      ]
      for (const label of ['Tổng số hồ sơ các loại', 'Tổng cộng hồ sơ một cửa', 'Cộng lại hai mục'])
        expect(received([...others, ['', label, 130]])).toEqual([[7, 'B', 'maybe-total']])
      expect(received([['', 'Tổng số hồ sơ các loại', 130], ...others])).toEqual([[5, 'B', 'maybe-total']])
    })

    it('reads rows that all begin with a bullet, and leaves out those that are parts', () => {
      expect(
        received([
          ['', '- Hộ tịch', 100],
          ['', '- Đất đai', 31],
        ]),
      ).toBe(131)
      expect(
        received([
          [1, 'Hộ tịch', 100],
          ['', '- Khai sinh', 40],
          ['', 'Trong đó: khai tử', 60],
        ]),
      ).toBe(100)
    })
  })

  describe('in an old encoding', () => {
    const TCVN3 = ['BiÓu thanh to¸n trùc tuyÕn th¸ng 11 n¨m 2025', 'TT', '§¬n vÞ', 'Thñ tôc cã phÝ'].concat(
      ['Thñ tôc ph¸t sinh hå s¬', 'Thñ tôc ph¸t sinh thanh to¸n', 'Thñ tôc ph¸t sinh thanh to¸n trùc tuyÕn'],
      ['Hå s¬ cña thñ tôc cã phÝ', 'Hå s¬ ®· thanh to¸n trùc tuyÕn', 'Duy Hßa'],
    )
    const VNI = ['Bieåu thanh toaùn tröïc tuyeán thaùng 11 naêm 2025', 'TT', 'Ñôn vò', 'Thuû tuïc coù phí'].concat(
      ['Thuû tuïc phaùt sinh hoà sô', 'Thuû tuïc phaùt sinh thanh toaùn'],
      ['Thuû tuïc phaùt sinh thanh toaùn tröïc tuyeán', 'Hoà sô cuûa thuû tuïc coù phí'],
      ['Hoà sô ñaõ thanh toaùn tröïc tuyeán', 'Duy Hoøa'],
    )
    const sheet = ([title = '', ...rest]: readonly string[]) =>
      payment([[1, rest.at(-1) ?? '', 10, 5, 4, 3, 120, 30]], title, rest.slice(0, -1))

    it.each([
      ['TCVN3', TCVN3],
      ['VNI', VNI],
    ])('is read, and the encoding named: %s', (name, texts) => {
      const state = read(sheet(texts))
      expect([problems(state), state.readings.length]).toEqual([[], 6])
      expect(state.understood).toMatchObject({ profile: 'payment', period: '2025-11' })
      expect(state.remarks).toMatchObject([{ code: 'old-encoding', detail: expect.stringContaining(name) as string }])
    })

    it('is named where Unicode stands beside it', () => {
      const state = read(sheet([...TCVN3.slice(0, -1), 'Xã Duy Hòa ở Duy Xuyên']))
      expect(state.problems).toContainEqual(expect.objectContaining({ row: 1, column: 'A', code: 'unclear-encoding' }))
    })
  })

  it.each([
    ['Tuần 46 (từ ngày 10/11 đến ngày 16/11/2025)', 'week', '2025-W46'],
    ['Từ 10/11 - 16/11/2025', 'week', '2025-W46'],
    ['Từ ngày 10 đến ngày 16/11/2025', 'week', '2025-W46'],
    ['từ ngày 10 đến ngày 16 tháng 11 năm 2025', 'week', '2025-W46'],
    ['Tuần 46 năm 2025 (từ ngày 10/11 đến ngày 16/11)', 'week', '2025-W46'],
    ['Tuần 01 (từ ngày 29/12 đến ngày 04/01/2026)', 'week', '2026-W01'],
    ['Tuần 1 năm 2026 (29/12 – 04/01)', 'week', '2026-W01'],
    ['Tuần 53/2020 (từ 28/12 đến 03/01)', 'week', '2020-W53'],
    ['Tuần 46/2025', 'week', '2025-W46'],
    ['Tháng 9/2025', 'month', '2025-09'],
    ['Tháng 9.2025', 'month', '2025-09'],
    ['từ 01/9 đến 30/9/2025', 'month', '2025-09'],
    ['Tuần 45 (từ ngày 10/11 đến ngày 16/11/2025)', 'week', 'period-differs'],
    ['Tháng 8 (từ 01/9 đến 30/9/2025)', 'month', 'period-differs'],
    ['Tuần 46 (từ ngày 10/11 đến ngày 16/11)', 'week', 'period-wanted'],
    ['Tuần 46', 'week', 'period-wanted'],
    ['Tuần 45, 46 năm 2025', 'week', 'period-wanted'],
    ['Từ tháng 1 đến tháng 9 năm 2025', 'month', 'period-wanted'],
    ['Tháng 8 và tháng 9 năm 2025', 'month', 'period-wanted'],
    ['6 tháng đầu năm 2025', 'month', 'period-wanted'],
    ['6 tháng đầu năm (tính đến tháng 6/2025)', 'month', 'period-wanted'],
    ['từ 15/8 đến 14/9/2025', 'month', 'period-wanted'],
    ['từ 31/8 đến 31/9/2025', 'month', 'period-wanted'],
    ['Quý III và Quý IV năm 2025', 'month', 'period-wanted'],
  ] as const)('says its period above the table: %s', (title, grain, expected) => {
    const weekly = ['TT', 'Đơn vị', 'Tiếp nhận', '', '', '', '', '', '', 'Đã giải quyết', '', '', '', 'Đang giải quyết']
    const parts = [
      '',
      '',
      'Tổng số',
      'Trực tiếp',
      'Toàn trình',
      'Một phần',
      'Dịch vụ khác',
      'Kỳ trước',
      'Bưu chính',
    ].concat(
      ['Tổng số', 'Đúng hạn', 'Quá hạn có thư xin lỗi', 'Quá hạn không có thư xin lỗi'],
      ['Tổng số', 'Trong hạn', 'Quá hạn'],
    )
    const counts = [1, 'Duy Thu', 50, 20, 15, 5, 2, 6, 2, 40, 37, 2, 1, 10, 9, 1]
    const week = [['TỔNG HỢP TUẦN CỦA CÁC ĐƠN VỊ'], [title], weekly, parts, counts]
    const file =
      grain === 'month'
        ? workbook([['BIỂU THANH TOÁN TRỰC TUYẾN'], [title], PAYMENT, DUY_THU])
        : workbook(
            week,
            merged(
              3,
              [0, 1],
              [
                [2, 8],
                [9, 12],
                [13, 15],
              ],
            ),
          )
    const state = read(file)
    expect(state.understood.period ?? state.problems[0]?.code).toBe(expected)
    expect(state.problemCount === 0).toBe(!expected.startsWith('period'))
  })

  it('says its period in a cell as it does above a table', () => {
    const state = read(
      long(
        ['weekly.open', 'Duy Thu', 'Tuần 46 (từ 10/11 đến 16/11/2025)', 12],
        ['weekly.open', 'Duy Phú', 'Tuần 45 (từ 10/11 đến 16/11/2025)', 12],
        ['weekly.open', 'Duy Tân', 'Tuần 45 và 46 năm 2025', 12],
      ),
    )
    expect(state.readings.map(({ period }) => period)).toEqual(['2025-W46'])
    expect(problems(state)).toEqual([
      [3, 'C', 'period-differs'],
      [4, 'C', 'bad-period'],
    ])
  })

  it('is refused where it holds a person’s number, and nothing of it is shown or kept', () => {
    const notes = ['gọi 0905 123 456', 'CCCD 049085001234', 'hồ sơ 000.00.19.H47-261118-0012']
    const state = read(long(...notes.map((note, at) => ['weekly.open', 'Duy Thu', `2025-W3${at}`, 12, note])))
    expect(problems(state)).toEqual([
      [2, 'E', 'personal-data'],
      [3, 'E', 'personal-data'],
    ])
    const named = read(payment([[1, 'Duy Thu 0905 123 456', 10, 5, 4, 3, 120, 30]]))
    expect(problems(named)).toContainEqual([3, 'B', 'personal-data'])
    for (const each of [state, named]) expect(JSON.stringify(each)).not.toMatch(/0905|049085/)
  })

  it('is left out in a column nobody asked for, and told of', () => {
    const header = [...PAYMENT, 'Điện thoại']
    const state = read(payment([[...DUY_THU, '0905 123 456']], undefined, header))
    expect([problems(state), state.readings.length]).toEqual([[], 6])
    expect(remarks(state)).toEqual([[3, 'I', 'personal-column']])
    expect(JSON.stringify(state)).not.toContain('0905')
  })
})
