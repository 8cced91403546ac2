import { describe, expect, it } from 'vitest'
import { deceptiveCharacters, foldText, nameKey } from './fold-text.ts'

const NAME = 'Đơn vị Duy Thu'

describe('a name', () => {
  it.each([
    ['composed', NAME],
    ['decomposed', NAME.normalize('NFD')],
    ['in capitals', NAME.toUpperCase()],
    ['with Eth', `\u00d0${NAME.slice(1)}`],
    ['with the African D', `\u0189${NAME.slice(1)}`],
    ['with a Cyrillic у', NAME.replace('uy', 'uу')],
    ['with a Greek υ', NAME.replace('uy', 'υy')],
    ['full-width', 'Đơn vị Ｄｕｙ Ｔｈｕ'],
    ['with no-break blanks', NAME.replaceAll(' ', '\u00a0')],
    ['with a thin and a double blank', `  Đơn\u2009vị  Duy Thu `],
    ['with what cannot be seen', `\ufeffĐơn vị Duy\u200b Thu\u200d`],
    ['with a soft hyphen', 'Đơn vị Duy T\u00adhu'],
  ])('is one, %s', (_how, text) => {
    expect(nameKey(text)).toBe('đơn vị duy thu')
    expect(foldText(text)).toBe('don vi duy thu')
  })

  it('keeps the marks by which Vietnamese and Bengali names differ', () => {
    expect(new Set(['Duy Hải', 'Duy Hai', 'Duy Hài', 'Đuy Hai'].map(nameKey)).size).toBe(4)
    expect(new Set(['মোট', 'মট', 'মাট'].map(foldText)).size).toBe(3)
    expect(nameKey('ǎ')).toBe('ă')
  })

  it('says which of its characters deceive', () => {
    expect(deceptiveCharacters(`\u00d0ơn vị Duy\u200b Thu\u200b`)).toEqual(['U+00D0', 'U+200B'])
    expect(deceptiveCharacters('Duy\u00a0Thu – Đơn vị: ăâêôơư')).toEqual([])
    expect(deceptiveCharacters('Dυy')).toEqual(['U+03C5'])
  })
})
