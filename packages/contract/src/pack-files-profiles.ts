import { z } from 'zod'
import { PackId, PackLocalised, PackText } from './pack-files-common.ts'
import { NUMBER_FORMATS } from './reading-input.ts'

/**
 * What a column of a file tells. Of a long file, whose rows are readings: `measure`, `unit`, `period`, `at`,
 * `value`, `note`. Of a table: `unit` names the row's unit, `label` its field of work, `order` only numbers it,
 * and a `count` is the value of the measure it names.
 */
export const COLUMN_ROLES = ['measure', 'unit', 'period', 'at', 'value', 'note', 'label', 'order', 'count'] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/**
 * How a file is laid out. `long`: a reading a row. `units`: a unit a row and a measure a column, all of one
 * period. `form`: one unit and period; rows are fields of work and their sums are the readings.
 */
export const LAYOUTS = ['long', 'units', 'form'] as const
export type Layout = (typeof LAYOUTS)[number]

export const ProfileColumn = z
  .strictObject({
    /** What checks call it: the number of the column on the printed form where it has one. */
    id: z.string({ error: 'expected a text such as 3' }).regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, {
      error: 'expected letters, digits and dashes',
    }),
    role: z.enum(COLUMN_ROLES),
    measure: PackId.optional(),
    /** Ways its header is written; the levels of a merged header are parted by ` / `. */
    headers: z.array(PackText).min(1),
    /** May be left out of a file. */
    optional: z.boolean().default(false),
  })
  .superRefine(({ role, measure }, context) => {
    if ((role === 'count') === (measure !== undefined)) return
    const message = role === 'count' ? 'a count needs the measure it counts' : 'only a count names a measure'
    context.addIssue({ code: 'custom', path: ['measure'], message })
  })
export type ProfileColumn = z.output<typeof ProfileColumn>

/** `3 = 4 + 5 + 6`: a column that is the sum of others, in every row. */
export const ProfileCheck = z
  .string({ error: 'expected a check such as 3 = 4 + 5 + 6' })
  .regex(/^[A-Za-z0-9-]+ = [A-Za-z0-9-]+(?: \+ [A-Za-z0-9-]+)*$/, { error: 'expected a check such as 3 = 4 + 5 + 6' })

/** Roles a layout cannot do without, and those it has no use for. */
const NEEDED: Record<Layout, readonly ColumnRole[]> = {
  long: ['measure', 'unit', 'value'],
  units: ['unit', 'count'],
  form: ['label', 'count'],
}
const FOREIGN: Record<Layout, readonly ColumnRole[]> = {
  long: ['label', 'count'],
  units: ['measure', 'period', 'at', 'value', 'label'],
  form: ['measure', 'unit', 'period', 'at', 'value'],
}

/** How files of one kind are read: profiles/<id>.yaml of a pack, or made from a file and saved. */
export const Profile = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, { error: 'expected an id such as form-06a' }),
    name: PackLocalised,
    layout: z.enum(LAYOUTS),
    /** How numbers that are texts are written; where it is left out whoever sends a file says it. */
    number: z.enum(NUMBER_FORMATS).optional(),
    /** Words above the table that tell this form from another with like columns. */
    titles: z.array(PackText).default([]),
    columns: z.array(ProfileColumn).min(2).max(100),
    checks: z.array(ProfileCheck).default([]),
  })
  .superRefine(({ layout, columns, checks }, context) => {
    const refuse = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
    const ids = columns.map(({ id }) => id)
    for (const role of NEEDED[layout]) {
      if (!columns.some((column) => column.role === role))
        refuse(['columns'], `a ${layout} profile needs a column of role ${role}`)
    }
    for (const [index, { id, role }] of columns.entries()) {
      if (ids.indexOf(id) < index) refuse(['columns', index, 'id'], `${id} is taken: another column has this id`)
      if (FOREIGN[layout].includes(role)) refuse(['columns', index, 'role'], `a ${layout} profile has no ${role}`)
      if (role !== 'count' && columns.findIndex((other) => other.role === role) < index) {
        refuse(['columns', index, 'role'], `another column has the role ${role}`)
      }
    }
    for (const [index, check] of checks.entries()) {
      for (const name of check.split(/ [=+] /)) {
        const column = columns.find(({ id }) => id === name)
        if (column?.role !== 'count') refuse(['checks', index], `no count has the id ${name}`)
      }
    }
  })
  .meta({ id: 'ImportProfile' })
export type Profile = z.output<typeof Profile>
