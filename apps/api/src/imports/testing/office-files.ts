import { type FlatCell, flatSheets } from './flat-sheet.ts'

/** `count` empty cells. */
const none = (count: number): readonly FlatCell[] => Array.from({ length: count }, () => null)
/** A text over several columns, with the empty cells it covers. */
const over = (text: string, across: number): readonly FlatCell[] => [{ text, across }, ...none(across - 1)]
const tall = (text: string, down: number): FlatCell => ({ text, down })
/** Sums of columns from `first` on, over rows `top` to `bottom`. */
const sums = (columns: string, top: number, bottom: number): readonly FlatCell[] =>
  Array.from(columns, (column) => ({ sum: `${column}${top}:${column}${bottom}` }))
const numbers = (from: number, to: number): readonly FlatCell[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `(${from + index})`)

/** Our long form with an empty first column, a page of words before it, days as dates, counted from 1904. */
const long = flatSheets(
  [
    { name: 'Hướng dẫn', rows: [['Điền vào trang sau'], ['Mỗi dòng một số liệu']] },
    {
      name: 'Số liệu',
      rows: [
        [null, 'Số liệu gửi huyện'],
        [],
        [null, 'Số liệu', 'Đơn vị', 'Kỳ báo cáo', 'Giá trị', 'Ghi chú'],
        [null, 'security.alerts', 'UBND xã Duy Thu', { date: '2026-11-20' }, 12, 'camera chợ'],
        [null, 'security.alerts', 'Duy Phú'.normalize('NFD'), { date: '2026-11-20' }, 8],
        [null, 'Cảnh báo camera xử lý trong hạn', 'Duy Thu', '20/11/2026', 9],
        [null, 'weekly.open', '20602', 'Tuần 47 năm 2026', 10],
        [null, 'Tổng hợp tuần: đang giải quyết quá hạn', 'xã Duy Thu', '2026-W47', 1],
      ],
    },
  ],
  '1904-01-01',
)

/** The printed II.06a: a header of three merged rows, numbered columns, parts of a row, and a total that is computed. */
const form06a = flatSheets([
  {
    name: 'Biểu 06a',
    rows: [
      [null, 'ỦY BAN NHÂN DÂN XÃ DUY PHÚ'.normalize('NFD')],
      [null, ...over('Biểu số II.06a/VPCP/KSTT', 13)],
      [null, 'Kỳ báo cáo: Tháng 10 năm 2026'],
      [],
      [null, tall('STT', 3), tall('Lĩnh vực giải quyết', 3)].concat(
        over('Số lượng hồ sơ tiếp nhận', 4),
        over('Số lượng hồ sơ đã giải quyết', 4),
        over('Số lượng hồ sơ đang giải quyết', 3),
      ),
      [null, null, null, tall('Tổng số', 2), ...over('Trong kỳ', 2), tall('Từ kỳ trước', 2)].concat(
        ['Tổng số', 'Trước hạn', 'Đúng hạn', 'Quá hạn'].map((text) => tall(text, 2)),
        ['Tổng số', 'Trong hạn', 'Quá hạn'].map((text) => tall(text, 2)),
      ),
      [null, null, null, null, 'Trực tuyến', 'Trực tiếp, dịch vụ bưu chính'],
      [null, ...numbers(1, 2), '(3)=(4)+(5)+(6)', ...numbers(4, 13)],
      [null, 1, 'Hộ tịch', 100, 60, 30, 10, 90, 50, 35, 5, 10, 8, 2],
      [null, null, 'Trong đó: khai sinh', 40, 30, 5, 5, 35, 20, 15, 0, 5, 5, 0],
      [null, 2, 'Đất đai', '1.050', '1.000', 40, 10, 1000, 900, 90, 10, 50, 50, 0],
      [null, ...over('Tổng cộng', 2), 1150, 1060, 70, 20, ...['H', 'I', 'J', 'K', 'L', 'M', 'N'].map(twoFields)],
      [null, ...none(9), ...over('TM. ỦY BAN NHÂN DÂN', 4)],
      [null, null, 'Người lập biểu', ...none(7), ...over('CHỦ TỊCH', 4)],
    ],
  },
])

/** The sum of both fields of the form, without the row of parts between them. */
function twoFields(column: string): FlatCell {
  return { sum: `${column}9 ${column}11` }
}

/** The digitisation table by unit under two rows of header. */
const digitisation = flatSheets([
  {
    name: 'T10',
    rows: [
      [null, ...over('BIỂU SỐ HÓA HỒ SƠ', 8)],
      [null, 'Tháng 10 năm 2026'],
      [],
      [
        null,
        tall('STT', 2),
        tall('Đơn vị', 2),
        ...over('Tình hình tiếp nhận', 3),
        ...over('Tình hình đã giải quyết', 3),
      ],
      [null, null, null, 'Tổng số', 'Chưa số hóa TPHS', 'Có số hóa TPHS', 'Tổng số', 'Chưa số hóa', 'Đã số hóa'],
      [null, 'A', 'B', ...numbers(1, 6)],
      [null, 1, 'UBND xã Duy Thu', '1.200', 200, 1000, 900, 100, 800],
      [null, 2, 'TT Nam Phước', 300, 0, 300, 250, 50, 200],
      [null, ...over('Tổng cộng', 2), 1500, ...sums('EFGHI', 7, 8)],
    ],
  },
])

/** The online-payment table by unit, its total first. */
const payment = flatSheets([
  {
    name: 'Thanh toán',
    rows: [
      [null, ...over('THANH TOÁN TRỰC TUYẾN', 8)],
      [null, 'Kỳ: tháng 10/2026'],
      [null, tall('TT', 2), tall('Tên đơn vị', 2), ...over('Thủ tục', 4), ...over('Hồ sơ', 2)],
      [null, null, null, 'Thủ tục có phí', 'Thủ tục phát sinh hồ sơ', 'Thủ tục phát sinh thanh toán'].concat(
        'Thủ tục phát sinh thanh toán trực tuyến',
        'Hồ sơ của thủ tục có phí',
        'Hồ sơ đã thanh toán trực tuyến',
      ),
      [null, ...numbers(1, 8)],
      [null, null, 'Tổng cộng', ...sums('DEFGHI', 7, 8)],
      [null, 1, 'XÃ DUY THU', 10, 5, 4, 3, 1200, 300],
      [null, 2, 'thị trấn Nam Phước'.normalize('NFD'), 10, 6, 5, 4, 100, 50],
    ],
  },
])

/** The weekly summary of the units, its week told by its days. */
const weekly = flatSheets([
  {
    name: 'Tuần 47',
    rows: [
      [null, ...over('TỔNG HỢP TUẦN CỦA CÁC ĐƠN VỊ', 16)],
      [null, '(Từ ngày 16/11/2026 đến ngày 22/11/2026)'],
      [null, tall('TT', 2), tall('Đơn vị', 2)].concat(
        over('Tiếp nhận', 7),
        over('Đã giải quyết', 4),
        over('Đang giải quyết', 3),
      ),
      [
        null,
        null,
        null,
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
      ),
      [null, ...numbers(1, 16)],
      [null, 1, 'Xã Duy Thu', 50, 20, 15, 5, 2, 6, 2, 40, 37, 2, 1, 10, 9, 1],
      [null, 2, 'Duy Phú', 30, 10, 10, 5, 0, 5, 0, 25, 25, 0, 0, 5, 5, 0],
      [null, null, 'Toàn huyện', ...sums('DEFGHIJKLMNOPQ', 6, 7)],
      [],
      [null, null, 'Người lập biểu', ...none(8), 'Duy Xuyên, ngày 23 tháng 11 năm 2026'],
    ],
  },
])

/** Tables as offices make them, one for each profile of the pack, to be saved by a spreadsheet program. */
export const OFFICE_FILES = { readings: long, 'form-06a': form06a, digitisation, payment, weekly } as const
