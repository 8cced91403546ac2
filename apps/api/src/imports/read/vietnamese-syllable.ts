const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const SHARP_OR_HEAVY = /[\u0301\u0323]/

const INITIALS = 'ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx]'
const NUCLEI = [
  ...'a ă â e ê i o ô ơ u ư y'.split(' '),
  ...'ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uă ue uê ui uô uơ uy ưa ưi ươ ưu yê'.split(' '),
  ...'iêu oai oao oay oeo uai uao uay uây uôi uya uyê uyu ươi ươu yêu'.split(' '),
]
const SYLLABLE = new RegExp(`^(?:${INITIALS})?(?:${NUCLEI.join('|')})(?<stop>ch|[cpt])?(?:ng|nh|[mn])?$`, 'u')

/** What is longer comes in pieces: a file may be one word. */
const WORD = /[^\s\d!-/:-@[-`{-~\u2010-\u203a]{1,64}/gu

/** The words of a text that hold more than ASCII, one after the other. */
export function* markedWords(text: string): Generator<string> {
  for (const [word] of text.matchAll(WORD)) if (/[^\0-\x7f]/.test(word)) yield word
}

/** Longer than any syllable is, in any encoding. */
const LONGEST = 16

/**
 * Whether a word can be one of Vietnamese: an initial, a nucleus, a final, at most one tone, and before a stop only
 * the sharp or the heavy one. What encoding a text is in shows by how many of its words can be.
 */
export function isSyllable(word: string): boolean {
  if (word.length > LONGEST) return false
  const parts = word.toLowerCase().normalize('NFD')
  const tones = parts.match(TONES) ?? []
  const match = SYLLABLE.exec(parts.replace(TONES, '').normalize('NFC'))
  // A tone stands on a vowel: ñ is no n of Vietnamese.
  if (!match || tones.length > 1 || /[b-df-hj-np-tv-xđ][\u0300-\u0323]/.test(parts)) return false
  return match.groups?.['stop'] === undefined || SHARP_OR_HEAVY.test(tones[0] ?? '')
}
