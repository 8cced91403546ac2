const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Where JSON allows nothing but blanks. */
const isBlank = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** Bytes [from, to) of a body. */
export type Stretch = readonly [from: number, to: number]

/** Bytes looked through after which others may run. */
const LOOKED = 1024 * 1024

/**
 * The stretches between the commas of a JSON list, each to be parsed by itself: the list is JSON if each of them is.
 * Returns false where the bytes are no list from their first to their last. Now and then it gives null, for others to
 * run: ten megabytes may be one element. Nothing is parsed here, however deep it is nested.
 */
export const splitList = (bytes: Buffer): Generator<Stretch | null, boolean> => split(bytes, OPEN_LIST, CLOSE_LIST)

/** The same of the members of a JSON object: a name, a colon and a value each. */
export const splitObject = (bytes: Buffer): Generator<Stretch | null, boolean> =>
  split(bytes, OPEN_OBJECT, CLOSE_OBJECT)

/** True of a value that begins as a list does. */
export const opensList = (bytes: Buffer): boolean => bytes[trimmed(bytes, 0, bytes.length)[0]] === OPEN_LIST

function* split(bytes: Buffer, open: number, close: number): Generator<Stretch | null, boolean> {
  const [start, end] = trimmed(bytes, 0, bytes.length)
  if (bytes[start] !== open || bytes[end - 1] !== close || end - start < 2) return false

  let from = start + 1
  let depth = 0
  let look = from + LOOKED
  for (let at = from; at < end - 1; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) at = endOfString(bytes, at)
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth++
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--
    else if (byte === COMMA && depth === 0) {
      yield [from, at]
      from = at + 1
    }
    if (depth < 0) return false
    if (at >= look) {
      yield null
      look = at + LOOKED
    }
  }
  // A list of nothing has no element; one that ends with a comma has an empty one, which is no JSON.
  const followsComma = from > start + 1
  while (from < end - 1 && isBlank(bytes[from] ?? 0)) from++
  if (from < end - 1 || followsComma) yield [from, end - 1]
  return true
}

/** A member's name and the stretch of its value; undefined where it is no member. Throws where the name is no JSON. */
export function memberOf(
  bytes: Buffer,
  [from, to]: Stretch,
): { readonly name: unknown; readonly value: Stretch } | undefined {
  const [start, end] = trimmed(bytes, from, to)
  if (bytes[start] !== QUOTE) return undefined
  const after = endOfString(bytes, start) + 1
  let at = after
  while (isBlank(bytes[at] ?? 0)) at++
  if (at >= end || bytes[at] !== COLON) return undefined
  const name: unknown = JSON.parse(bytes.toString('utf8', start, after))
  return { name, value: [at + 1, end] }
}

function trimmed(bytes: Buffer, from: number, to: number): Stretch {
  while (from < to && isBlank(bytes[from] ?? 0)) from++
  while (to > from && isBlank(bytes[to - 1] ?? 0)) to--
  return [from, to]
}

/** Where the string that begins at `from` ends. */
function endOfString(bytes: Buffer, from: number): number {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return at
}
