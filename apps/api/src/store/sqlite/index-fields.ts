import type { IndexedField } from '../record-store.ts'
import type { Connection } from './connection.ts'
import { fieldPath, registerIs } from './field-path.ts'
import type { Steps } from './steps.ts'

/** No name of ours but these begins so. */
const PREFIX = 'record/'

/** The name of the index over a field of a register. */
export const indexOf = ({ register, field }: IndexedField): string => `${PREFIX}${register}/${field}`

/** Names of the indexes over fields that there are. */
export function indexesKept(connection: Connection): ReadonlySet<string> {
  const names = connection
    .prepare<[string], string>(`SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE ?`)
    .pluck()
  return new Set(names.all(`${PREFIX}%`))
}

/**
 * Makes the indexes over these fields that are not there, and drops those over others. Each holds the records of one
 * register only, so that a change costs what its own register declares; those of one value lie in the order of keys.
 */
export function* indexFields(
  connection: Connection,
  fields: readonly IndexedField[],
  made: (index: string) => void,
): Steps<void> {
  const kept = indexesKept(connection)
  const wanted = new Map(fields.map((one) => [indexOf(one), one]))
  for (const name of kept) if (!wanted.has(name)) connection.exec(`DROP INDEX "${name}"`)
  for (const [name, { register, field }] of wanted) {
    if (kept.has(name)) continue
    connection.exec(`CREATE INDEX "${name}" ON record (${fieldPath(field)}, key) WHERE ${registerIs(register)}`)
    made(name)
    yield
  }
}
