import { looksPersonal } from '@ioc/contract'
import { Problem } from '../errors.ts'

/** Throws `bad-rows` naming every row whose note seems to hold a telephone or identity number. */
export function refusePersonal(rows: readonly { readonly note?: string | undefined }[]): void {
  const errors = rows.flatMap(({ note }, index) =>
    note !== undefined && looksPersonal(note)
      ? [
          {
            row: index + 1,
            column: 'note',
            code: 'personal-data',
            detail: 'seems to hold a telephone or identity number',
          },
        ]
      : [],
  )
  if (errors.length === 0) return
  throw new Problem('bad-rows', 'Personal data is never stored: take the numbers of people out of the notes.', errors)
}
