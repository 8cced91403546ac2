/** Letters by the character each is written with, one after the other: what stands in a row of a code table. */
const byCode = (first: number, letters: string): readonly (readonly [string, string])[] =>
  Array.from(letters).flatMap((letter, index) =>
    letter === ' ' ? [] : [[String.fromCodePoint(first + index), letter] as const],
  )

/**
 * TCVN 5712:1993 (VN3), as fonts named .VnTime show it: a code for each small letter. Capital fonts (.VnTimeH) write
 * the same codes.
 */
const TCVN3 = new Map([
  ...byCode(0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'),
  ...byCode(0xb5, 'àảãáạ ằẳẵắ'),
  ...byCode(0xc6, 'ặầẩẫấậè ẻẽéẹềểễếệìỉ'),
  ...byCode(0xdc, 'ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ'),
])

/** VNI for Windows, as fonts named VNI-Times show it: a letter, and after it a character for its marks. */
const VNI_MARKS: readonly (readonly [string, string])[] = [
  ['ù', '\u0301'],
  ['ø', '\u0300'],
  ['û', '\u0309'],
  ['õ', '\u0303'],
  ['ï', '\u0323'],
  ['â', '\u0302'],
  ['á', '\u0302\u0301'],
  ['à', '\u0302\u0300'],
  ['å', '\u0302\u0309'],
  ['ã', '\u0302\u0303'],
  ['ä', '\u0302\u0323'],
  ['ê', '\u0306'],
  ['é', '\u0306\u0301'],
  ['è', '\u0306\u0300'],
  ['ú', '\u0306\u0309'],
  ['ü', '\u0306\u0303'],
  ['ë', '\u0306\u0323'],
]
/** Letters that have a character of their own; the horned ones take marks as a vowel does. */
const VNI_LETTERS: readonly (readonly [string, string])[] = [
  ['ñ', 'đ'],
  ['ô', 'ơ'],
  ['ö', 'ư'],
  ['í', 'í'],
  ['ì', 'ì'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['ò', 'ị'],
  ['î', 'ỵ'],
]
const bothCases = (pairs: readonly (readonly [string, string])[]) =>
  new Map([...pairs, ...pairs.map(([one, other]) => [one.toUpperCase(), other.toUpperCase()] as const)])
const VNI_MARK = bothCases(VNI_MARKS)
const VNI_LETTER = bothCases(VNI_LETTERS)

/** Marks that stand on each vowel: no other pair of a vowel and a character is one letter. */
const TONE = '\u0300\u0301\u0303\u0309\u0323'
const takes = (letter: string, mark: string) => {
  const base = letter.toLowerCase()
  if ('ae'.includes(base) && mark.startsWith('\u0302')) return true
  if (base === 'o' && mark.startsWith('\u0302')) return true
  if (base === 'a' && mark.startsWith('\u0306')) return true
  return 'aeouyôö'.includes(base) && TONE.includes(mark)
}

function fromVni(text: string): string {
  const chars = Array.from(text)
  let written = ''
  for (let at = 0; at < chars.length; at++) {
    const letter = chars[at] ?? ''
    const mark = VNI_MARK.get(chars[at + 1] ?? '')
    const isMarked = mark !== undefined && takes(letter, mark)
    written += (VNI_LETTER.get(letter) ?? letter) + (isMarked ? mark : '')
    if (isMarked) at++
  }
  return written.normalize('NFC')
}

/** Windows-1258 where it differs from windows-1252: a letter, and after it its tone. */
const WINDOWS_1258 = new Map([
  ['Ã', 'Ă'],
  ['Ì', '\u0300'],
  ['Ð', 'Đ'],
  ['Ò', '\u0309'],
  ['Õ', 'Ơ'],
  ['Ý', 'Ư'],
  ['Þ', '\u0303'],
  ['ã', 'ă'],
  ['ì', '\u0301'],
  ['ð', 'đ'],
  ['ò', '\u0323'],
  ['õ', 'ơ'],
  ['ý', 'ư'],
  ['þ', '₫'],
])

/**
 * Ways Vietnamese was written in one byte a character before Unicode, by the names offices know. Each reads a text
 * whose bytes were taken for windows-1252, as a program without the font or the setting shows it.
 */
export const OLD_ENCODINGS = {
  TCVN3: (text: string) => text.replace(/[\u00a1-\u00fe]/g, (char) => TCVN3.get(char) ?? char),
  VNI: fromVni,
  'windows-1258': (text: string) =>
    text.replace(/[\u00c3-\u00fe]/g, (char) => WINDOWS_1258.get(char) ?? char).normalize('NFC'),
} as const
export type OldEncoding = keyof typeof OLD_ENCODINGS
