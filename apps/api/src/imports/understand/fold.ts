/** A text without case, marks or spare blanks, so that `Tổng  cộng`, its NFD and `TONG CONG` are one. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/đ/giu, 'd')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The words of a header: what stands in parentheses and between words says nothing. */
export function wordsOf(text: string): string {
  return fold(text)
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether words stand in a text as whole words. Both as `wordsOf` gives them. */
export function holdsWords(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `)
}
