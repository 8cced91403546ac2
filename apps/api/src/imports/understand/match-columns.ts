import type { ProfileColumn } from '@ioc/contract'
import { holdsWords, wordsOf } from './words.ts'
import type { HeaderPaths } from './header-paths.ts'

/** Columns of a profile found in a header: by the column's id, where it stands from 0. */
export interface ColumnMatch {
  readonly found: ReadonlyMap<string, number>
  /** Columns that a file must have and this header has not. */
  readonly missing: readonly ProfileColumn[]
  /** Those whose header is written just so. */
  readonly exact: number
}

/** The profile's columns as words, made once and not at every row that may be a header. */
export interface Pattern {
  readonly column: ProfileColumn
  readonly ways: readonly (readonly string[])[]
}

export const patternsOf = (columns: readonly ProfileColumn[]): readonly Pattern[] =>
  columns.map((column) => ({ column, ways: column.headers.map((header) => header.split(' / ').map(wordsOf)) }))

/**
 * Finds a profile's columns in a header: first those written just so, then those whose words stand within a
 * longer header. A header serves one column. `loose` is off for a long file, whose headers are single words.
 */
export function matchColumns(patterns: readonly Pattern[], paths: HeaderPaths, loose: boolean): ColumnMatch {
  const words = paths.map((path) => path.map(wordsOf).filter((text) => text !== ''))
  const found = new Map<string, number>()
  const taken = new Set<number>()
  const assign = (fits: (path: readonly string[], way: readonly string[]) => boolean) => {
    for (const { column, ways } of patterns) {
      if (found.has(column.id)) continue
      const at = words.findIndex(
        (path, index) => !taken.has(index) && path.length > 0 && ways.some((way) => fits(path, way)),
      )
      if (at < 0) continue
      found.set(column.id, at)
      taken.add(at)
    }
  }
  assign((path, way) => path.length >= way.length && inOrder(path, way, (text, part) => text === part))
  const exact = found.size
  if (loose) assign((path, way) => inOrder(path, way, holdsWords))
  const missing = patterns.flatMap(({ column }) => (found.has(column.id) || column.optional ? [] : [column]))
  return { found, missing, exact }
}

/** Whether the parts of a way stand in a path in their order, the last one lowest. */
function inOrder(
  path: readonly string[],
  way: readonly string[],
  same: (text: string, part: string) => boolean,
): boolean {
  const last = way.at(-1)
  const lowest = path.at(-1)
  if (last === undefined || lowest === undefined || !same(lowest, last)) return false
  let at = 0
  for (const part of way.slice(0, -1)) {
    while (at < path.length - 1 && !same(path[at] ?? '', part)) at++
    if (at >= path.length - 1) return false
    at++
  }
  return true
}
