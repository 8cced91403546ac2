import type { Dangling, Reference } from '../record-store.ts'
import { breathe } from '../../breathe.ts'
import type { Connection } from './connection.ts'
import { fieldPath, registerIs } from './field-path.ts'

/** Keys looked up between two looks at the time. */
const STEP = 500

/** Which keys have a record and whose it is, and what records name in other registers that is not there. */
export function createReferenceReader(connection: Connection) {
  const unitOf = connection
    .prepare<[string, string], string>('SELECT unit FROM record WHERE register = ? AND key = ?')
    .pluck()

  return {
    /** A look-up per key, whatever is stored. */
    async unitsOf(register: string, keys: readonly string[]): Promise<Map<string, string>> {
      const pause = breathe()
      const units = new Map<string, string>()
      for (const [index, key] of keys.entries()) {
        if (index % STEP === STEP - 1) await pause()
        const unit = unitOf.get(register, key)
        if (unit !== undefined) units.set(key, unit)
      }
      return units
    },
    /** A walk through the register. */
    async dangling({ register, field, to }: Reference): Promise<Dangling[]> {
      const named = `SELECT ${fieldPath(field)} AS value FROM record WHERE ${registerIs(register)}`
      return connection
        .prepare<[string], Dangling>(
          `SELECT value, count(*) AS records FROM (${named}) WHERE value IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM record WHERE register = ? AND key = value)
           GROUP BY value ORDER BY records DESC, value`,
        )
        .all(to)
    },
  }
}
