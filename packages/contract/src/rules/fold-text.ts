/** Marks of layout and direction that are in a text and cannot be seen in it. */
const UNSEEN = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Letters of other alphabets, and of other languages, that look like those of Vietnamese, by the letter they look like. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  Đ: 'ÐƉ',
  đ: 'ðɖ',
  A: 'АΑ',
  B: 'ВΒ',
  C: 'СϹ',
  E: 'ЕΕ',
  H: 'НΗ',
  I: 'ІΙӀ',
  J: 'Ј',
  K: 'КΚ',
  M: 'МΜ',
  N: 'Ν',
  O: 'ОΟ',
  P: 'РΡ',
  Q: 'Ԛ',
  S: 'Ѕ',
  T: 'ТΤ',
  V: 'Ѵ',
  X: 'ХΧ',
  Y: 'ҮΥ',
  Z: 'Ζ',
  a: 'аαɑ',
  c: 'сϲ',
  d: 'ԁ',
  e: 'е',
  g: 'ɡ',
  h: 'һ',
  i: 'іιı',
  j: 'ј',
  k: 'кκ',
  n: 'ո',
  o: 'оο',
  p: 'рρ',
  q: 'ԛ',
  s: 'ѕ',
  u: 'υ',
  v: 'ѵν',
  x: 'хχ',
  y: 'уү',
  '-': '‐‑‒–—−－',
}

const MEANT = new Map(
  Object.entries(LOOKS_LIKE).flatMap(([letter, others]) => Array.from(others).map((one) => [one, letter])),
)
const LOOK_ALIKE = new RegExp(`[${[...MEANT.keys()].join('')}\u030c\uff01-\uff5e]`, 'gu')

/** The caron is no mark of Vietnamese: over an a it stands for the breve. Full-width forms are those of ASCII, moved. */
function meant(char: string): string {
  if (char === '\u030c') return '\u0306'
  return MEANT.get(char) ?? String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfee0)
}

/**
 * A text as it is read by a person: look-alikes as the letters they look like, without what cannot be seen, composed
 * (NFC), with single blanks. Every door compares names in this form, lower case where case says nothing.
 */
export function legible(text: string): string {
  return ASCII.test(text) ? spaced(text) : spaced(seen(text).normalize('NFC'))
}

const ASCII = /^[\0-\x7f]*$/
const seen = (text: string) => text.normalize('NFD').replace(UNSEEN, '').replace(LOOK_ALIKE, meant)
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The key of a name: `legible`, without case. `Duy  Thu`, `DUY THU` and its NFD are one; `Duy Thứ` is another. */
export const nameKey = (text: string): string => legible(text).toLowerCase()

/** A key without the marks of Vietnamese as well, so that `Tổng cộng` and `TONG CONG` are one. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return spaced(text.toLowerCase())
  const bare = seen(text)
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
  return spaced(bare.toLowerCase().replaceAll('đ', 'd'))
}

/** Characters of a text that look like others or cannot be seen, as `U+200B`, each once; a dash is a dash to everyone. */
export function deceptiveCharacters(text: string): readonly string[] {
  const found = text.normalize('NFC').match(new RegExp(`${UNSEEN.source}|[ÐƉðɖ\u01cd\u01ce]|[Ͱ-ԯɑɡı]`, 'gu')) ?? []
  return [...new Set(found.filter((char) => MEANT.get(char) !== '-'))].map(codePoint)
}

/** `U+200B`. */
export const codePoint = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
