import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type NumberMarks, readNumber } from './read-number.ts'

const read = (text: string, marks?: NumberMarks, decimals = 0) => {
  const number = readNumber(text, marks, decimals)
  return typeof number === 'number' ? number : number.fault
}

describe('a number as it is written', () => {
  it.each([
    ['12', undefined, 0, 12],
    [' 12\u00a0', undefined, 0, 12],
    ['-3', undefined, 0, -3],
    ['−3', undefined, 0, -3],
    ['05', 'vi', 0, 5],
    ['-0', undefined, 0, 0],
    ['１２３', undefined, 0, 123],
    ['১২৩', undefined, 0, 123],
    ['１．２３４．５６７', 'vi', 0, 1_234_567],
    ['1.234', 'vi', 0, 1_234],
    ['1,234', 'en', 0, 1_234],
    ['1.234,5', 'vi', 1, 1_234.5],
    ['1.234,000', 'vi', 0, 1_234],
    ['1,234.5', 'en', 1, 1_234.5],
    ['1,234', 'vi', 3, 1.234],
    ['১২,৩৪,৫৬৭.৫', 'bn', 1, 1_234_567.5],
    ['১,২৩৪', 'bn', 0, 1_234],
  ] as const)('%j in %s with %i decimals is %d', (text, marks, decimals, expected) => {
    expect(read(text, marks, decimals)).toBe(expected)
  })

  it.each([
    ['2,000', 'vi', 0, [2_000, 2]],
    ['12,000', 'vi', 0, [12_000, 12]],
    ['1.000', 'en', 0, [1_000, 1]],
    ['1.000', 'plain', 0, [1_000, 1]],
    ['১.০০০', 'bn', 0, [1_000, 1]],
    ['1,234', 'vi', 0, [1_234]],
    ['-2,000', 'vi', 0, [-2_000, -2]],
    ['1234,000', 'vi', 0, [1_234]],
    ['0,000', 'vi', 0, [0]],
    ['2,500', 'vi', 1, [2_500, 2.5]],
    ['1.234', 'vi', 3, [1_234, 1.234]],
    ['12 345', 'vi', 0, [12_345]],
    ['12\u00a0345\u00a0678', undefined, 0, [12_345_678]],
    ['12\u2009345', 'en', 0, [12_345]],
  ] as const)('%j in %s with %i decimals is asked back', (text, marks, decimals, meant) => {
    expect(readNumber(text, marks, decimals)).toMatchObject({ fault: 'ambiguous-number', meant })
  })

  it.each(['1.234', '1,5', '1.234,5', '1,234,567'])(
    '%j is not taken where nobody said how numbers are written',
    (text) => expect(read(text)).toBe('undeclared-number'),
  )

  it.each(['95%', '95 %', '95％', '95,5%', '95 phần trăm', '95\u00a0%', '৯৫%', '5‰', '95 percent'])(
    '%j is a percentage',
    (text) => expect(read(text, 'vi', 1)).toBe('percentage'),
  )

  it.each(
    ['1 2 5', '45\n3', '45\r\n3', '12 34', '1 234 56', '1\u00a0234 567', '12\u200b3', '\u200b12', '1\t234'].concat(
      ['0x1F', '1e3', '∞', 'NaN', '--5', '+5', '5-', '(5)', '½', '120¹', 'l0', '1O5', '1О5', '1২', '৪5', "1'234"],
      ['', '-', '.5', '5.', '1.234.56', '12.34.567', '0.500', '0905123456', '0000', '- 5', '–5', '12 hồ sơ', '1..2'],
    ),
  )('%j is no number', (text) => expect(read(text, 'vi', 1)).toBe('bad-number'))

  it('names what nobody sees, or takes for a digit', () => {
    expect(readNumber('12\u200b3', 'vi')).toMatchObject({ detail: 'holds U+200B, which cannot be seen' })
    expect(readNumber('1О5', 'vi')).toMatchObject({ detail: 'holds "О" (U+041E), which is no digit' })
  })

  it('is the same number in every marks that take it, or is asked back', () => {
    const text = fc.stringMatching(/^-?\d{1,4}([.,]\d{1,4}){0,3}$/)
    fc.assert(
      fc.property(text, (written) => {
        const numbers = (['plain', 'vi', 'en', 'bn'] as const).map((marks) => read(written, marks))
        const taken = new Set(numbers.filter((number) => typeof number === 'number'))
        // A count is never one number here and another there, whatever is declared.
        const whole = [...taken].filter(Number.isInteger)
        expect(whole.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
