import { looksPersonal } from '@ioc/contract'
import { Problem } from '../errors.ts'

/** Why a text is not stored, in words that hold nothing of it. */
export const PERSONAL = 'seems to hold a telephone or identity number'

/** Throws `bad-rows` naming every row whose text seems to hold a telephone or identity number. */
export function refusePersonal(texts: readonly (string | undefined)[], column: string): void {
  const errors = texts.flatMap((text, index) =>
    text !== undefined && looksPersonal(text)
      ? [{ row: index + 1, column, code: 'personal-data', detail: PERSONAL }]
      : [],
  )
  if (errors.length === 0) return
  throw new Problem(
    'bad-rows',
    `Personal data is never stored: take the numbers of people out of the ${column}.`,
    errors,
  )
}
