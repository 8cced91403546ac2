import { asc, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { Problem } from '../../errors.ts'
import type { SourceKeyRecord, SourceRecord, SourceStore } from '../store.ts'
import type { Connection } from './connection.ts'
import { batch, source, sourceKey } from './schema.ts'
import { createTally } from './tally.ts'
import { inOne } from './steps.ts'
import type { Writer } from './writer.ts'

type KeyColumns = [string, string, string, number, number | null, number | null]

/** Sources and their keys. Reads go to the file each time: another process may add or revoke one. */
export function createSourceStore(
  reader: Connection,
  connection: Connection,
  writer: Writer,
  utcOffsetMs: number,
): SourceStore {
  const read = drizzle(reader)
  const write = drizzle(connection)
  const tallyAfter = createTally(reader, utcOffsetMs)
  const byId = read
    .select()
    .from(source)
    .where(eq(source.id, sql.placeholder('id')))
    .prepare()
  // Hand-prepared: asked once for every request of a source.
  const byHash = reader
    .prepare<[string], KeyColumns>(
      'SELECT id, source, hash, created_at, expires_at, revoked_at FROM source_key WHERE hash = ?',
    )
    .raw()

  function putNow(record: SourceRecord): void {
    const known = write.select().from(source).where(eq(source.id, record.id)).get()
    if (!known) {
      write.insert(source).values(record).run()
      return
    }
    if (known.kind !== record.kind || known.sample !== record.sample) {
      throw new Problem('conflict', `Source ${record.id} keeps its kind and its mark of sample data for ever.`)
    }
    const { name, measures, units } = record
    write.update(source).set({ name, measures, units }).where(eq(source.id, record.id)).run()
  }

  return {
    put: (record) => writer.write(1, () => inOne(() => putNow(record))),
    async get(id) {
      const found = byId.get({ id })
      return found && toRecord(found)
    },
    async all() {
      return read.select().from(source).orderBy(asc(source.id)).all().map(toRecord)
    },
    addKey: (key) => writer.write(1, () => inOne(() => void write.insert(sourceKey).values(key).run())),
    async keyByHash(hash) {
      const found = byHash.get(hash)
      if (!found) return undefined
      return {
        id: found[0],
        source: found[1],
        hash: found[2],
        createdAt: found[3],
        expiresAt: found[4],
        revokedAt: found[5],
      }
    },
    async keysOf(id): Promise<SourceKeyRecord[]> {
      return read.select().from(sourceKey).where(eq(sourceKey.source, id)).orderBy(asc(sourceKey.createdAt)).all()
    },
    revokeKey: (id, at) =>
      writer.write(1, () =>
        inOne(() => void write.update(sourceKey).set({ revokedAt: at }).where(eq(sourceKey.id, id)).run()),
      ),
    tallyAfter: async (seq, most) => tallyAfter(seq, most),
    async lastBatches() {
      const rows = read
        .select()
        .from(source)
        .innerJoin(batch, eq(batch.seq, source.lastSeq))
        .orderBy(asc(source.id))
        .all()
      return rows.map((row) => ({
        source: row.source.id,
        seq: row.batch.seq,
        receivedAt: row.batch.receivedAt,
        rows: row.batch.accepted + row.batch.revised,
      }))
    },
  }
}

function toRecord(row: typeof source.$inferSelect): SourceRecord {
  const { id, name, kind, sample, measures, units } = row
  return { id, name, kind, sample, measures, units }
}
