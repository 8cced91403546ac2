import type { ImportChoices, Profile, SheetFit } from '@ioc/contract'
import { columnOf, type Sheet, type Workbook } from '../read/cell.ts'
import { findPlainHeader, findTable, type Table } from './find-table.ts'

/** Below this share of its columns a profile is not taken for a sheet's. */
const LIKELY = 0.6

export interface Chosen {
  readonly sheet: Sheet
  /** Undefined where no profile is like the sheet. */
  readonly table: Table | undefined
  readonly fits: readonly SheetFit[]
  /** Sheets that hold such a table too and were not taken. */
  readonly others: readonly string[]
}

/** Holds every sheet to every profile and takes the best pair; a choice made by hand goes before it. */
export function chooseTable(book: Workbook, profiles: readonly Profile[], choices: ImportChoices): Chosen | undefined {
  const wanted = choices.profile === undefined ? profiles : profiles.filter(({ id }) => id === choices.profile)
  const pairs = book.sheets.map((sheet) => ({ sheet, table: bestTable(sheet, wanted, choices) }))
  const fits = pairs.map(({ sheet: { name, hidden, rows }, table }) => ({
    name,
    hidden,
    rows: rows.length,
    profile: table?.profile.id ?? null,
    score: table?.score ?? 0,
  }))
  const open = choices.sheet === undefined ? pairs : pairs.filter(({ sheet }) => sheet.name === choices.sheet)
  const [best] = open.toSorted((a, b) => rank(b) - rank(a))
  if (!best) return undefined
  const others = pairs.filter(
    (pair) =>
      pair !== best &&
      !pair.sheet.hidden &&
      pair.table?.missing.length === 0 &&
      pair.table.profile.id === best.table?.profile.id,
  )
  return { ...best, fits, others: others.map(({ sheet }) => sheet.name) }
}

const rank = ({ sheet, table }: { readonly sheet: Sheet; readonly table: Table | undefined }) =>
  (sheet.hidden ? 0 : 4) +
  8 * (table?.score ?? 0) +
  (table ? Math.min(1, table.found.size / 100) : 0) +
  Math.min(0.5, sheet.rows.length / 10_000)

function bestTable(sheet: Sheet, profiles: readonly Profile[], { profile, mapping }: ImportChoices): Table | undefined {
  if (mapping) return mappedTable(sheet, mapping)
  const tables = profiles
    .flatMap((each) => findTable(sheet, each) ?? [])
    .filter(({ score }) => profile !== undefined || score >= LIKELY)
  // The form named above a table settles it between two that share their columns.
  return tables.toSorted(
    (a, b) =>
      b.score - a.score || Number(b.titled) - Number(a.titled) || b.found.size - a.found.size || b.exact - a.exact,
  )[0]
}

/** Columns mapped by hand as a table of a profile that has no name yet. */
function mappedTable(sheet: Sheet, { layout, columns }: NonNullable<ImportChoices['mapping']>): Table | undefined {
  const header = findPlainHeader(sheet)
  if (!header) return undefined
  const { top, bottom, firstRow, paths } = header
  const profile: Profile = {
    id: 'by-hand',
    name: { vi: 'Chọn tay', en: 'By hand', bn: 'হাতে বাছাই' },
    layout,
    titles: [],
    checks: [],
    columns: columns.map(({ column, role, measure }) => {
      const path = paths[columnOf(column)] ?? []
      return {
        id: column,
        role,
        ...(measure !== undefined && { measure }),
        headers: [path.join(' / ') || column],
        optional: false,
      }
    }),
  }
  const found = new Map(columns.map(({ column }) => [column, columnOf(column)]))
  return {
    profile,
    headerTop: top,
    headerBottom: bottom,
    firstRow,
    paths,
    found,
    missing: [],
    exact: found.size,
    score: 1,
    titled: false,
  }
}
