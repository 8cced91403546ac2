/** A row in which some object gives a name twice: which of the values is meant nobody knows, so no door takes it. */
export class KeyTwins {
  readonly names: readonly string[]
  constructor(names: readonly string[]) {
    this.names = names
  }
}

/** What is said of each such name, after it. */
export const GIVEN_TWICE = 'is given twice'

/**
 * A text's value as it was parsed, but for rows that give a name twice: of those JSON keeps the last value without a
 * word. A list's rows are told apart; any other text is one row.
 */
export function markTwins(text: string, parsed: unknown): unknown {
  const twins = twinsByRow(text, parsed)
  if (twins.size === 0) return parsed
  if (!Array.isArray(parsed)) return new KeyTwins(namesOf(twins))
  return parsed.map((value: unknown, row) => {
    const names = twins.get(row)
    return names ? new KeyTwins([...names]) : value
  })
}

/** The names that some object of a JSON text gives twice, however deep. */
export function twinsOf(text: string, parsed: unknown): readonly string[] {
  return namesOf(twinsByRow(text, parsed))
}

/** Names given twice in one object, by the row from 0 of the outermost list it stands in; undefined where in none. */
export type Twins = ReadonlyMap<number | undefined, ReadonlySet<string>>

/** The same by the rows in which they are. */
export function twinsByRow(text: string, parsed: unknown): Twins {
  return isLone(text, parsed) ? new Map() : findTwins(text)
}

const namesOf = (twins: Twins) => [...new Set([...twins.values()].flatMap((names) => [...names]))]

const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Where no character is escaped, all its names are there if their quotes, and those of its texts, are all there are.
 */
function isLone(text: string, parsed: unknown): boolean {
  if (text.includes('\\')) return false
  let quotes = 0
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === QUOTE) quotes++
  return quotes === 2 * textsIn(parsed)
}

/** Values within each other that are looked into by recursion; what is deeper is told by its text alone. */
const DEEP = 64

/** Names and texts of a value; not a number where it is too deep to be walked. */
function textsIn(value: unknown, depth = 0): number {
  if (typeof value === 'string') return 1
  if (typeof value !== 'object' || value === null) return 0
  if (depth === DEEP) return Number.NaN
  let count = 0
  if (Array.isArray(value)) {
    for (const one of value) count += textsIn(one, depth + 1)
    return count
  }
  for (const one of Object.values(value)) count += 1 + textsIn(one, depth + 1)
  return count
}

function findTwins(text: string): Twins {
  const twins = new Map<number | undefined, Set<string>>()
  /** The names of each object that is open; undefined for a list. */
  const open: (Set<string> | undefined)[] = []
  /** How deep the outermost list is that is open, and its row; 0 where none is. */
  let list = 0
  let row: number | undefined
  let isName = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '{' || char === '[') {
      open.push(char === '{' ? new Set() : undefined)
      isName = char === '{'
      if (char === '[' && list === 0) [list, row] = [open.length, 0]
    } else if (char === '}' || char === ']') {
      if (open.length === list) [list, row] = [0, undefined]
      open.pop()
    } else if (char === ',') {
      isName = open.at(-1) !== undefined
      if (open.length === list && row !== undefined) row++
    } else if (char === '"') {
      const end = endOfText(text, at)
      const names = open.at(-1)
      if (isName && names) {
        const name = String(JSON.parse(text.slice(at, end + 1)))
        if (names.has(name)) twins.set(row, (twins.get(row) ?? new Set()).add(name))
        names.add(name)
      }
      isName = false
      at = end
    }
  }
  return twins
}

function endOfText(text: string, from: number): number {
  let at = from + 1
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}
