import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../i18n/number-format.ts'
import { cellWords } from './problem-words.ts'

const number = (value: number, digits = 0) => formatNumber('vi', value, digits)
const text = { number, gap: number }
const inCell = (detail: string) => cellWords(text, { sheet: null, row: 2, column: 'D', code: 'bad-number', detail })

describe('what stands in a wrong cell', () => {
  it.each([
    ['"mười" is not a number', '“mười”'],
    ['no unit has the code or name "Duy Tring" on 2026-11-29', '“Duy Tring”'],
    ['-4 is outside 0 to 200, the range of security.accidents', '-4'],
    ['1234.50 is not 60 + 30 + 10.', '1.234,50'],
    ['2026-11-29 is in the future', undefined],
    ['There is no reading.', undefined],
  ])('is taken out of “%s”', (detail, cell) => {
    expect(inCell(detail)).toBe(cell)
  })
})
