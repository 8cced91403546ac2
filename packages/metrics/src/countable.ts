import type { Lang, Localised } from './text.ts'

/** What is counted, as it is called of many; `one` is English for a single one, where that differs. */
export type Countable = Localised & { readonly one?: string | undefined }

/** The word after a figure as it is written: `1 dossier`, `2 dossiers`; the other languages have one form. */
export function countableWord(countable: Countable, lang: Lang, figure: string): string {
  return lang === 'en' && figure === '1' ? (countable.one ?? countable.en) : countable[lang]
}
