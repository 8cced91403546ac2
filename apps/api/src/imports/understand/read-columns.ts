import type { Profile } from '@ioc/contract'

type Role = Profile['columns'][number]['role']

/** The columns of a table that are read, by where they stand. */
export type ReadColumns = ReadonlyMap<number, { readonly role: Role }>

/** Columns that say what a number is of: what is uncertain in them is uncertain of the whole row. */
export const NAMING: ReadonlySet<Role> = new Set(['measure', 'unit', 'period', 'at'])
/** Columns of which the numbers are read. */
export const COUNTING: ReadonlySet<Role> = new Set(['count', 'value'])
