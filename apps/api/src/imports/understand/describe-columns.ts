import type { Profile, UnderstoodColumn } from '@ioc/contract'
import { columnName, type Sheet } from '../read/cell.ts'
import { shown } from './findings.ts'
import type { HeaderPaths } from './header-paths.ts'

/** The columns of a table as they stand, and what each was taken for. */
export function describeColumns(
  sheet: Sheet,
  paths: HeaderPaths,
  firstRow: number,
  taken: ReadonlyMap<number, Profile['columns'][number]>,
): UnderstoodColumn[] {
  const body = sheet.rows.filter(({ row }) => row >= firstRow).slice(0, 3)
  return paths.flatMap((path, at) => {
    const samples = body.flatMap(({ cells }) =>
      cells[at] === undefined ? [] : [shown(String(cells[at].value).slice(0, 60))],
    )
    if (path.length === 0 && samples.length === 0) return []
    const column = taken.get(at)
    return [
      {
        column: columnName(at),
        header: shown(path.join(' / ').slice(0, 200)),
        role: column?.role ?? null,
        measure: column?.measure ?? null,
        samples,
      },
    ]
  })
}

/** The profile's columns by where they were found. */
export function takenColumns(
  profile: Profile,
  found: ReadonlyMap<string, number>,
): ReadonlyMap<number, Profile['columns'][number]> {
  return new Map(
    profile.columns.flatMap((column) => {
      const at = found.get(column.id)
      return at === undefined ? [] : [[at, column] as const]
    }),
  )
}
