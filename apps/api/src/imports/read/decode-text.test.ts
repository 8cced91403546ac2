import { describe, expect, it } from 'vitest'
import { readFile } from './read-file.ts'
import { OLD_ENCODINGS } from './old-encodings.ts'

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
/** Each character of windows-1258 by its byte, as the platform has them. */
const BYTES = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte]),
)

/** A text as Windows writes it in its Vietnamese code page: a letter without its tone, then the tone. */
function inWindows1258(text: string): Buffer {
  const chars = Array.from(text.normalize('NFC')).flatMap((char) => {
    if (BYTES.has(char)) return [char]
    const parts = char.normalize('NFD')
    return [parts.replace(TONES, '').normalize('NFC'), ...(parts.match(TONES) ?? [])]
  })
  return Buffer.from(chars.map((char) => BYTES.get(char) ?? 0x3f))
}
const latin = (text: string) => Buffer.from(text, 'latin1')

const TEXT =
  'Đơn vị,Thủ tục có phí\nXã Duy Hòa,Hồ sơ đã thanh toán trực tuyến\nThị trấn Nam Phước,Ở đây nghĩ ngợi ươm ủ\n'
const TCVN3 =
  '§¬n vÞ,Thñ tôc cã phÝ\nX· Duy Hßa,Hå s¬ ®· thanh to¸n trùc tuyÕn\nThÞ trÊn Nam Ph\u00adíc,ë ®©y nghÜ ngîi\n'
const VNI = 'Ñôn vò,Thuû tuïc coù phí\nXaõ Duy Hoøa,Hoà sô ñaõ thanh toaùn tröïc tuyeán\nThò traán Nam Phöôùc,ÔÛ ñaây\n'

const read = async (bytes: Buffer) => {
  const { encoding, sheets } = await readFile(bytes, () => {})
  return { encoding, texts: sheets[0]?.rows.flatMap(({ cells }) => cells.map((cell) => cell?.value)) }
}

it('windows-1258 reads every byte as the platform does', () => {
  for (const [char, byte] of BYTES) {
    // 0x8A, 0x8E, 0x9A and 0x9E are letters of windows-1252 and nothing here.
    if ([0x8a, 0x8e, 0x9a, 0x9e].includes(byte)) continue
    const shown = new TextDecoder('windows-1252').decode(Uint8Array.of(byte))
    expect([byte, OLD_ENCODINGS['windows-1258'](shown)]).toEqual([byte, char.normalize('NFC')])
  }
})

describe('a CSV', () => {
  it.each([
    ['windows-1258', inWindows1258(TEXT), TEXT],
    ['TCVN3', latin(TCVN3), TEXT.replace('Ở', 'ở').replace(' ươm ủ', '')],
    ['VNI', latin(VNI), TEXT.replace(' nghĩ ngợi ươm ủ', '')],
  ])('is read in bytes of %s, which are named', async (encoding, bytes, text) => {
    expect(await read(bytes)).toEqual({ encoding, texts: text.trim().split(/[,\n]/) })
  })

  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 that says so', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ])('is read in %s as it always was', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ encoding: undefined, texts: TEXT.trim().split(/[,\n]/) })
  })

  it('is read where what it may be in makes no difference', async () => {
    expect((await read(latin('a,b\nHà 2020\u00a02021,12\n'))).texts).toContain('Hà 2020\u00a02021')
  })

  it.each([
    [
      'in two encodings',
      Buffer.concat([latin(TCVN3 + TCVN3), Buffer.from('Hồ sơ đã trực tuyến')]),
      'seems to be in TCVN3',
    ],
    ['of one word that two encodings have', latin('a,b\ntù,1\n'), 'which is not certain'],
    ['in another language', latin('a,b\ncafé crème,1\nélève,2\n'), 'no encoding that is known for certain'],
    ['damaged', Buffer.concat([Buffer.from('\ufeffa,b\n'), latin('é')]), 'says that it is in UTF-8'],
    ['of more words than a language has', manyWords(), 'no encoding that is known for certain'],
    ['one word of many megabytes', Buffer.alloc(20_000_000, 0xe9), 'no encoding that is known for certain'],
    ['none at all', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]), 'neither a workbook (.xlsx) nor a CSV'],
  ])('is refused where it is %s', async (_, bytes, why) => {
    await expect(readFile(bytes, () => {})).rejects.toThrow(why)
  })
})

function manyWords(): Buffer {
  const letters = (number: number): string =>
    number < 26 ? String.fromCharCode(97 + number) : letters(Math.floor(number / 26)) + letters(number % 26)
  return latin(Array.from({ length: 70_000 }, (_, at) => `\u00ff${letters(at)},1`).join('\n'))
}
