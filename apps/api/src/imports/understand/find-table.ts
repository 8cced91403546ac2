import type { Profile } from '@ioc/contract'
import type { Sheet, SheetRow } from '../read/cell.ts'
import { holdsWords, wordsOf } from './words.ts'
import { headerPaths, type HeaderPaths, isNumberRow } from './header-paths.ts'
import { type ColumnMatch, matchColumns, patternsOf } from './match-columns.ts'

/** Rows that are looked at for a header, and rows one may have. */
const DEEPEST = 40
const TALLEST = 5

/** A profile's table within a sheet. */
export interface Table extends ColumnMatch {
  readonly profile: Profile
  readonly headerTop: number
  readonly headerBottom: number
  /** The first row below the header and the row that numbers its columns. */
  readonly firstRow: number
  readonly paths: HeaderPaths
  /** 0 to 1: the share of the needed columns that was found. */
  readonly score: number
  /** The form's own name stands above the table. */
  readonly titled: boolean
}

/** Where a profile's header stands in a sheet, as well as it can be found; undefined where nothing is like it. */
export function findTable(sheet: Sheet, profile: Profile): Table | undefined {
  const rows = new Map(sheet.rows.slice(0, DEEPEST).map((row) => [row.row, row]))
  const patterns = patternsOf(profile.columns)
  const needed = Math.max(1, profile.columns.filter(({ optional }) => !optional).length)
  const titled = isTitled(sheet, profile)
  let best: Table | undefined
  for (const bottom of rows.keys()) {
    if (isNumberRow(rows.get(bottom))) continue
    for (let top = bottom; top > bottom - (profile.layout === 'long' ? 1 : TALLEST) && top > 0; top--) {
      const paths = headerPaths(sheet, rows, top, bottom)
      const match = matchColumns(patterns, paths, profile.layout !== 'long')
      const score = 1 - match.missing.length / needed
      if (score <= 0 || !isBetter({ ...match, score }, best)) continue
      best = {
        ...match,
        profile,
        headerTop: top,
        headerBottom: bottom,
        firstRow: below(rows, bottom),
        paths,
        score,
        titled,
      }
    }
  }
  return best
}

const isBetter = (one: ColumnMatch & { readonly score: number }, other: Table | undefined) =>
  other === undefined ||
  one.score > other.score ||
  (one.score === other.score &&
    (one.found.size > other.found.size || (one.found.size === other.found.size && one.exact > other.exact)))

function below(rows: ReadonlyMap<number, SheetRow>, bottom: number): number {
  return isNumberRow(rows.get(bottom + 1)) ? bottom + 2 : bottom + 1
}

function isTitled(sheet: Sheet, { titles }: Profile): boolean {
  const texts = sheet.rows
    .slice(0, 15)
    .flatMap(({ cells }) => cells.flatMap((cell) => (cell?.kind === 'text' ? [wordsOf(String(cell.value))] : [])))
  return titles.some((title) => texts.some((text) => holdsWords(text, wordsOf(title))))
}

const filled = (row: SheetRow | undefined) => (row?.cells ?? []).filter((cell) => cell !== undefined).length

/** The header of a table that no profile knows: the texts above its first numbers. */
export function findPlainHeader(
  sheet: Sheet,
):
  | { readonly top: number; readonly bottom: number; readonly firstRow: number; readonly paths: HeaderPaths }
  | undefined {
  const rows = new Map(sheet.rows.slice(0, DEEPEST).map((row) => [row.row, row]))
  const spanned = (row: number) => sheet.merges.some((merge) => merge.top <= row && merge.bottom > row)
  const bottom = [...rows.values()].find(
    (row) =>
      filled(row) >= 2 &&
      !spanned(row.row) &&
      !isNumberRow(row) &&
      row.cells.every((cell) => cell === undefined || cell.kind === 'text') &&
      rows.has(below(rows, row.row)) &&
      filled(rows.get(below(rows, row.row))) >= 2,
  )?.row
  if (bottom === undefined) return undefined
  let top = bottom
  while (bottom - top < TALLEST && sheet.merges.some((merge) => merge.top < top && merge.bottom >= top)) top--
  while (filled(rows.get(top - 1)) >= 2 && sheet.merges.some((merge) => merge.top === top - 1)) top--
  return { top, bottom, firstRow: below(rows, bottom), paths: headerPaths(sheet, rows, top, bottom) }
}
