const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Where JSON allows nothing but blanks. */
const isBlank = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/**
 * The stretches [from, to) of bytes between the commas of a JSON list, each to be parsed by itself: the list
 * is JSON if each of them is. Returns false where the bytes are no list from their first to their last.
 */
export function splitList(bytes: Buffer, onElement: (from: number, to: number) => void): boolean {
  let start = 0
  while (isBlank(bytes[start] ?? 0)) start++
  let end = bytes.length
  while (end > start && isBlank(bytes[end - 1] ?? 0)) end--
  if (bytes[start] !== OPEN_LIST || bytes[end - 1] !== CLOSE_LIST || end - start < 2) return false

  let from = start + 1
  let depth = 0
  for (let at = from; at < end - 1; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) at = endOfString(bytes, at)
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth++
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--
    else if (byte === COMMA && depth === 0) {
      onElement(from, at)
      from = at + 1
    }
    if (depth < 0) return false
  }
  // A list of nothing has no element; one that ends with a comma has an empty one, which is no JSON.
  const followsComma = from > start + 1
  while (from < end - 1 && isBlank(bytes[from] ?? 0)) from++
  if (from < end - 1 || followsComma) onElement(from, end - 1)
  return true
}

/** Where the string that begins at `from` ends. */
function endOfString(bytes: Buffer, from: number): number {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return at
}
