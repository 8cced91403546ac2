import { Problem } from '../../errors.ts'
import { OLD_ENCODINGS, type OldEncoding } from './old-encodings.ts'
import { isSyllable, markedWords } from './vietnamese-syllable.ts'

/** A text of bytes, and the encoding it was converted from where that is none of Unicode. */
export interface DecodedText {
  readonly text: string
  readonly encoding?: OldEncoding
}

/**
 * Share of the words with marks that have to be Vietnamese before a text is taken to be in an encoding, and before one
 * is named.
 */
const SURE = 0.9
const LIKELY = 0.6
/** Vietnamese has fewer than twenty thousand syllables, in three ways of writing capitals: more words are no text. */
const MOST_WORDS = 60_000

/**
 * The text of a CSV: in UTF-8, in the UTF-16 that says itself by its first bytes, or in one of the encodings of one
 * byte a character that Vietnamese was written in, where its words leave no other. Throws `unsupported-format`, which
 * names what it may be.
 */
export function decodeText(file: Buffer): DecodedText {
  const marked = UNICODE.find(({ mark }) => mark.every((byte, at) => file[at] === byte))
  try {
    return { text: new TextDecoder(marked?.name ?? 'utf-8', { fatal: true }).decode(file) }
  } catch {
    if (marked) throw refused(`is damaged: it says that it is in ${marked.name.toUpperCase()} and is not`)
    return decodeBytes(file)
  }
}

const UNICODE = [
  { mark: [0xff, 0xfe], name: 'utf-16le' },
  { mark: [0xfe, 0xff], name: 'utf-16be' },
  { mark: [0xef, 0xbb, 0xbf], name: 'utf-8' },
] as const

/** How many words of a text are Vietnamese if it is in an encoding, and those words one after the other. */
interface Hypothesis {
  readonly encoding: OldEncoding | undefined
  readonly count: number
  readonly read: string
}

function decodeBytes(file: Buffer): DecodedText {
  if (file.includes(0)) throw refused('is neither a workbook (.xlsx) nor a CSV')
  const text = new TextDecoder('windows-1252').decode(file)
  const words = wordsOf(text)
  const total = words ? [...words.values()].reduce((sum, count) => sum + count, 0) : 0
  const guesses = words
    ? ([undefined, 'windows-1258', 'TCVN3', 'VNI'] as const).map((encoding) => readAs(encoding, words))
    : []
  const most = Math.max(...guesses.map(({ count }) => count))
  const best = guesses.filter(({ count }) => count === most)
  const encoding = best.find((guess) => guess.encoding !== undefined)?.encoding
  // Where all that is left reads the same, as "Hà" does, it does not matter which one it is.
  const isOne = best.every(({ read }) => read === best[0]?.read)
  if (encoding && isOne && most >= SURE * total) return { text: OLD_ENCODINGS[encoding](text), encoding }
  const likely = most >= LIKELY * total ? best.flatMap((guess) => guess.encoding ?? []) : []
  throw refused(
    likely.length === 0
      ? `is in no encoding that is known for certain (UTF-8, UTF-16, windows-1258, TCVN3, VNI); ${SAVE}`
      : `seems to be in ${likely.join(' or ')}, which is not certain; ${SAVE}`,
  )
}

const SAVE = 'save it as "CSV UTF-8"'

const refused = (why: string) => new Problem('unsupported-format', `The file ${why}.`)

/** How often each word with marks stands in a text; undefined where there are more than a language has. */
function wordsOf(text: string): ReadonlyMap<string, number> | undefined {
  const counts = new Map<string, number>()
  for (const word of markedWords(text)) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
    if (counts.size > MOST_WORDS) return undefined
  }
  return counts
}

function readAs(encoding: OldEncoding | undefined, words: ReadonlyMap<string, number>): Hypothesis {
  let count = 0
  const read: string[] = []
  for (const [word, times] of words) {
    const decoded = encoding ? OLD_ENCODINGS[encoding](word) : word
    if (isSyllable(decoded)) count += times
    read.push(decoded)
  }
  return { encoding, count, read: read.join(' ') }
}
