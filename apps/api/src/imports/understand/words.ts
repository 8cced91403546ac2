import { foldText } from '@ioc/contract'

/** The words of a header: what stands in parentheses and between words says nothing. */
export function wordsOf(text: string): string {
  return foldText(text)
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether words stand in a text as whole words. Both as `wordsOf` gives them. */
export function holdsWords(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `)
}
