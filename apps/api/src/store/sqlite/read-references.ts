import type { Dangling, Reference } from '../record-store.ts'
import { breathe } from '../../breathe.ts'
import type { Connection } from './connection.ts'
import { fieldPath, registerIs } from './field-path.ts'

/** Keys looked up between two looks at the time. */
const STEP = 500

/** What records name in other registers, and whether it is there. */
export function createReferenceReader(connection: Connection) {
  const stands = connection.prepare<[string, string], number>('SELECT 1 FROM record WHERE register = ? AND key = ?')

  return {
    /** A look-up per key, whatever is stored. */
    async missing(register: string, keys: readonly string[]): Promise<string[]> {
      const pause = breathe()
      const missing: string[] = []
      for (const [index, key] of keys.entries()) {
        if (index % STEP === STEP - 1) await pause()
        if (!stands.get(register, key)) missing.push(key)
      }
      return missing
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
