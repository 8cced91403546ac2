import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import journal from './migrations/meta/_journal.json' with { type: 'json' }
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../open-store.ts'
import { openReader, openWriter } from './connection.ts'
import { createFile, migrateFile } from './migrate-file.ts'
import * as schema from './schema.ts'

describe('a migrated file', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ioc-migrate-'))
    path = join(folder, 'ioc.sqlite')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('has the tables and columns that the schema says, and no others', () => {
    createFile(path)
    const connection = openReader(path)
    const names = connection
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '[_s][_q][_l]*'")
      .pluck()
      .all()
    const tables = Object.values<SQLiteTable>(schema).map((table) => getTableConfig(table))
    expect(names.filter((name) => !name.startsWith('__')).sort()).toEqual(tables.map((table) => table.name).sort())
    for (const table of tables) {
      const kept = connection.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table.name)
      expect(kept).toEqual(table.columns.map((column) => column.name))
    }
    connection.close()
  })

  it('records each step once, however often it is opened', () => {
    createFile(path)
    const connection = openWriter(path)
    migrateFile(connection)
    const steps = connection.prepare('SELECT count(*), count(DISTINCT hash) FROM __drizzle_migrations').raw().get()
    expect(steps).toEqual([journal.entries.length, journal.entries.length])
    connection.close()
  })

  it('of a newer version is not opened', () => {
    createFile(path)
    const connection = openWriter(path)
    connection.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('later', 9e15)
    expect(() => migrateFile(connection)).toThrow('newer version')
    connection.close()
  })

  it('is never found half-made: what an interrupted start left is begun again', async () => {
    writeFileSync(`${path}.new`, 'half')
    const store = await openStore({ path, utcOffsetMinutes: 420 })
    expect((await store.verify()).differences).toEqual([])
    await store.close()
  })

  it('keeps the zone its days are cut in', async () => {
    await (await openStore({ path, utcOffsetMinutes: 420 })).close()
    await expect(openStore({ path, utcOffsetMinutes: 480 })).rejects.toThrow('420 minutes east of UTC')
    await expect(openStore({ path: `${path}2`, utcOffsetMinutes: -60 })).rejects.toThrow(RangeError)
  })
})
