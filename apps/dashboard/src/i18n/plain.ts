/** A text as people type it in a hurry: small letters without their marks, đ as d. What is searched and what is looked for both go through it. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .trim()

/** True when every word that is looked for begins somewhere in one of the texts. Nothing looked for is found everywhere. */
export function isFound(words: string, texts: readonly string[]): boolean {
  const heaps = texts.map(plain)
  return plain(words)
    .split(/\s+/)
    .every((word) => heaps.some((heap) => heap.includes(word)))
}
