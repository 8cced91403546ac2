import { foldText } from '@ioc/contract'

/** A text without case, marks or spare blanks, look-alikes folded: what texts of files are compared by. */
export const fold = foldText

/** The words of a header: what stands in parentheses and between words says nothing. */
export function wordsOf(text: string): string {
  return fold(text)
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether words stand in a text as whole words. Both as `wordsOf` gives them. */
export function holdsWords(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `)
}
