import { type ImportState, Profile, type SaveProfile } from '@ioc/contract'
import { Problem } from '../errors.ts'

/** The columns mapped by hand as a profile. Throws `conflict` where none were, `bad-request` where they make none. */
export function profileByHand({ choices, understood }: ImportState, { id, name }: SaveProfile): Profile {
  if (!choices.mapping || !understood) throw new Problem('conflict', 'Map its columns by hand first.')
  const headerOf = (column: string) => understood.columns.find((each) => each.column === column)?.header ?? ''
  const made = Profile.safeParse({
    id,
    name: { vi: name, en: name, bn: name },
    layout: choices.mapping.layout,
    ...(choices.number !== undefined && { number: choices.number }),
    columns: choices.mapping.columns.map(({ column, ...rest }) => ({
      id: column,
      ...rest,
      headers: [headerOf(column).normalize('NFC')],
    })),
  })
  if (made.success) return made.data
  const why = made.error.issues.map(({ message }) => message).join('; ')
  throw new Problem('bad-request', `It makes no profile: ${why}.`)
}
