import { describe, expect, it } from 'vitest'
import { isFound, plain } from './plain.ts'

describe('finding words', () => {
  it('finds a name typed without its marks, and đ as d', () => {
    expect(isFound('dinh danh', ['Kích hoạt định danh điện tử'])).toBe(true)
    expect(isFound('ĐỊNH DANH', ['Kích hoạt định danh điện tử'])).toBe(true)
    expect(plain('Đề án 06')).toBe('de an 06')
  })

  it('reads composed and taken-apart letters as one', () => {
    expect(isFound('định'.normalize('NFD'), ['định danh'.normalize('NFC')])).toBe(true)
  })

  it('asks for every word, in any order, in any of the texts', () => {
    expect(isFound('danh 766', ['Định danh', 'QĐ 766/QĐ-TTg'])).toBe(true)
    expect(isFound('danh 767', ['Định danh', 'QĐ 766/QĐ-TTg'])).toBe(false)
  })

  it('keeps the marks that Bengali cannot be read without', () => {
    expect(isFound('কি', ['ই-পরিচয় সক্রিয়করণ'])).toBe(false)
    expect(isFound('পরিচয়', ['ই-পরিচয় সক্রিয়করণ'])).toBe(true)
  })

  it('finds everything where nothing is looked for', () => {
    expect(isFound('  ', ['anything'])).toBe(true)
  })
})
