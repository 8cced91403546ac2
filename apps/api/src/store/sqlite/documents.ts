import { and, asc, eq, gte, lt } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { Problem } from '../../errors.ts'
import type { DocumentStore } from '../store.ts'
import type { Connection } from './connection.ts'
import { document } from './schema.ts'
import { inOne } from './steps.ts'
import type { Writer } from './writer.ts'

const at = (kind: string, id: string) => and(eq(document.kind, kind), eq(document.id, id))
const columns = { id: document.id, version: document.version, body: document.body }

/** Documents of features. Reads go to the file each time: another process may have changed one. */
export function createDocumentStore(reader: Connection, connection: Connection, writer: Writer): DocumentStore {
  const read = drizzle(reader)
  const write = drizzle(connection)

  function putNow(kind: string, id: string, body: unknown, expected: number | undefined): number {
    const known = write.select({ version: document.version }).from(document).where(at(kind, id)).get()
    const stands = known?.version ?? 0
    if (expected !== undefined && expected !== stands) {
      throw new Problem('conflict', `${kind} ${id} was changed meanwhile. Look at it again.`)
    }
    const version = stands + 1
    if (known) write.update(document).set({ version, body }).where(at(kind, id)).run()
    else write.insert(document).values({ kind, id, version, body }).run()
    return version
  }

  return {
    get: async (kind, id) => read.select(columns).from(document).where(at(kind, id)).get(),
    async list(kind, prefix = '') {
      const within = and(eq(document.kind, kind), gte(document.id, prefix), lt(document.id, `${prefix}\u{10ffff}`))
      return read.select(columns).from(document).where(within).orderBy(asc(document.id)).all()
    },
    put: (kind, id, body, expected) => writer.write(1, () => inOne(() => putNow(kind, id, body, expected))),
    remove: (kind, id) => writer.write(1, () => inOne(() => void write.delete(document).where(at(kind, id)).run())),
  }
}
