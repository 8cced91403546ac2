import { describe, expect, it } from 'vitest'
import { OLD_ENCODINGS } from './old-encodings.ts'
import { isSyllable } from './vietnamese-syllable.ts'

const VOWELS = 'aăâeêioôơuưy'
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
/** Every letter of Vietnamese that is none of ASCII, small: the vowels with their marks and tones, and đ. */
const SMALL = Array.from(VOWELS)
  .flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC')))
  .concat('đ')
  .filter((letter) => letter > '\x7f')

// The code tables as their standards and fonts have them, by code and not by the order of the reader's own.
const TCVN3: Readonly<Record<string, string>> = {
  a: 'µ¶·¸¹',
  ă: '¨»¼½¾Æ',
  â: '©ÇÈÉÊË',
  e: 'ÌÎÏÐÑ',
  ê: 'ªÒÓÔÕÖ',
  i: '×ØÜÝÞ',
  o: 'ßáâãä',
  ô: '«åæçèé',
  ơ: '¬êëìíî',
  u: 'ïñòóô',
  ư: '\u00adõö÷øù',
  y: 'úûüýþ',
  đ: '®',
}
const VNI: Readonly<Record<string, readonly string[]>> = {
  a: ['aø', 'aû', 'aõ', 'aù', 'aï'],
  ă: ['aê', 'aè', 'aú', 'aü', 'aé', 'aë'],
  â: ['aâ', 'aà', 'aå', 'aã', 'aá', 'aä'],
  e: ['eø', 'eû', 'eõ', 'eù', 'eï'],
  ê: ['eâ', 'eà', 'eå', 'eã', 'eá', 'eä'],
  i: ['ì', 'æ', 'ó', 'í', 'ò'],
  o: ['oø', 'oû', 'oõ', 'où', 'oï'],
  ô: ['oâ', 'oà', 'oå', 'oã', 'oá', 'oä'],
  ơ: ['ô', 'ôø', 'ôû', 'ôõ', 'ôù', 'ôï'],
  u: ['uø', 'uû', 'uõ', 'uù', 'uï'],
  ư: ['ö', 'öø', 'öû', 'öõ', 'öù', 'öï'],
  y: ['yø', 'yû', 'yõ', 'yù', 'î'],
  đ: ['ñ'],
}
/** Each letter with how it is written: the bare vowel first where it is no letter of ASCII, then its tones. */
const pairs = (table: Readonly<Record<string, Iterable<string>>>) =>
  Object.entries(table).flatMap(([vowel, written]) => {
    const letters = TONES.map((tone) => (vowel + tone).normalize('NFC')).filter((letter) => letter > '\x7f')
    return Array.from(written).map((one, at) => [letters[at] ?? '', one] as const)
  })

describe.each([
  ['TCVN3', pairs(TCVN3)],
  ['VNI', pairs(VNI)],
] as const)('%s', (name, table) => {
  const decode = OLD_ENCODINGS[name]

  it('has every letter once, and reads it', () => {
    expect(table.map(([letter]) => letter).toSorted()).toEqual(SMALL.toSorted())
    expect(new Set(table.map(([, written]) => written)).size).toBe(SMALL.length)
    for (const [letter, written] of table) expect([written, decode(written)]).toEqual([written, letter])
  })

  it('reads them one after the other, and leaves ASCII as it is', () => {
    const written = table.map(([, one]) => `x${one}`).join('')
    expect(decode(written)).toBe(table.map(([letter]) => `x${letter}`).join(''))
    expect(decode('Duy Thu 12 (abc) = 3 + 4')).toBe('Duy Thu 12 (abc) = 3 + 4')
  })
})

it('VNI reads capitals as it reads small letters', () => {
  for (const [letter, written] of pairs(VNI))
    expect(OLD_ENCODINGS.VNI(written.toUpperCase())).toBe(letter.toUpperCase())
})

describe('a syllable', () => {
  it.each(
    'đơn vị thủ tục có phí phát sinh hồ sơ của đã thanh toán trực tuyến nghiêng khuya quyết gì yêu ươm'.split(' '),
  )('is one of Vietnamese: %s', (word) => expect(isSyllable(word)).toBe(true))

  it.each(['§¬n', 'vÞ', 'thñ', 'tôc', 'bióu', 'trùc', 'tuyõn', 'thuû', 'coù', 'tuïc', 'ñôn', 'café', 'ấá'])(
    'is none: %s',
    (word) => expect(isSyllable(word)).toBe(false),
  )
})
