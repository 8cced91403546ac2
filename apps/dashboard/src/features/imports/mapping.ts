import type { ColumnRole, ImportChoices, Layout, ProfileList, Understood } from '@ioc/contract'
import { plain } from '../../i18n/plain.ts'

/** What a person says of one column; a column without an entry is not used. */
export interface ColumnChoice {
  readonly role: ColumnRole
  readonly measure?: string
}
export type ColumnChoices = Readonly<Record<string, ColumnChoice>>

/** What a column of each layout can be. */
export const ROLES: Readonly<Record<Layout, readonly ColumnRole[]>> = {
  long: ['measure', 'unit', 'period', 'at', 'value', 'note', 'order'],
  units: ['unit', 'count', 'order', 'note'],
  form: ['label', 'count', 'order', 'note'],
}

/** What was found, to begin with. */
export function choicesOf({ columns }: Understood): ColumnChoices {
  const taken = columns.flatMap(({ column, role, measure }) =>
    role === null ? [] : [[column, { role, ...(measure !== null && { measure }) }] as const],
  )
  return Object.fromEntries(taken)
}

/** A column given another role, or none. Only a count can stand in several columns: any other role moves. */
export function withRole(choices: ColumnChoices, column: string, role: ColumnRole | null): ColumnChoices {
  const others = Object.entries(choices).filter(
    ([other, choice]) => other !== column && (role === 'count' || choice.role !== role),
  )
  return Object.fromEntries(role === null ? others : [...others, [column, { role }]])
}

/** The choices as the server takes them; null while a count has no measure yet, or nothing is used. */
export function mappingOf(layout: Layout, choices: ColumnChoices): NonNullable<ImportChoices['mapping']> | null {
  const columns = Object.entries(choices)
    .filter(([, { role }]) => ROLES[layout].includes(role))
    .map(([column, choice]) => ({ column, ...choice }))
  const whole = columns.every(({ role, measure }) => role !== 'count' || measure !== undefined)
  return columns.length > 0 && whole ? { layout, columns } : null
}

/** An id for a profile of this name that no other has: letters without their marks, joined by dashes. */
export function profileIdOf(name: string, profiles: ProfileList): string {
  const words = plain(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  const stem = words.slice(0, 50).replace(/-$/, '') || 'profile'
  const taken = new Set(profiles.map(({ id }) => id))
  let id = stem
  for (let count = 2; taken.has(id); count++) id = `${stem}-${count}`
  return id
}
