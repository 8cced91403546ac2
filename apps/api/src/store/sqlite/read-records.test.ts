import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordRow, RecordsQuery } from '../record-store.ts'
import { batchOf, MIDNIGHT, OFFICE } from '../store.fixtures.ts'
import type { Store } from '../store.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { indexesKept } from './index-fields.ts'
import { createRecordReader } from './read-records.ts'

/** More than are sorted in memory. */
const RECORDS = 16_000
const FIELDS = ['channel', 'received', 'procedure'].map((field) => ({ register: 'dossiers', field }))

const dossier = (n: number, more: object = {}): RecordRow => ({
  key: `D${n}`,
  record: {
    unit: `2060${n % 5}`,
    fields: {
      code: `D${n}`,
      channel: n % 4 === 0 ? 'counter' : 'online',
      received: MIDNIGHT + ((n * 7_919) % RECORDS),
      procedure: `P${n % 100}`,
      subject: `text ${n}`,
      ...more,
    },
  },
})

describe('browsing a long register', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-records-'))
  const path = join(folder, 'ioc.sqlite')
  let store: Store
  const put = (rows: readonly RecordRow[], register = 'dossiers') => {
    const { source, receivedAt } = batchOf([])
    return store.records.accept({
      register,
      source,
      receivedAt,
      at: MIDNIGHT,
      units: null,
      rows,
      entriesOf: () => [],
    })
  }

  beforeAll(async () => {
    store = openSqliteStore({ path, utcOffsetMinutes: 420 })
    await store.sources.put(OFFICE)
    await store.records.indexBy(FIELDS)
    await put(Array.from({ length: RECORDS }, (_, n) => dossier(n)))
    await put([dossier(1), dossier(2)], 'others')
  })
  afterAll(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  const all = { register: 'dossiers', keyField: 'code', unitField: 'unit', units: null, where: [], sort: null } as const
  const page = { after: null, descending: false, limit: 20, offset: 0 }
  const online = [{ field: 'channel', is: 'online' }]

  /** What is found, and how SQLite means to look for it: a line for each step of each statement that was run. */
  function look(query: Partial<RecordsQuery>) {
    const statements: string[] = []
    const connection = new Database(path, {
      readonly: true,
      verbose: (text) => void statements.push(String(text)),
    })
    const found = createRecordReader(connection).find({ ...all, ...page, ...query })
    const plans = [...statements]
      .filter((text) => /^SELECT .* FROM record/s.test(text))
      .flatMap((text) => connection.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all())
    connection.close()
    // Who said a record last is looked up by number for the rows that are found.
    const plan = plans.flatMap(({ detail }) => (/^SEARCH [bs] |SUBQUERY/.test(detail) ? [] : [detail]))
    return { ...found, keys: found.records.map(({ key }) => key), plan }
  }
  /** Through the whole register: by what is no index, or by one of which only the register is asked. */
  const isWholeRegister = (step: string) =>
    /^(SEARCH|SCAN)/.test(step) && !/[(]<expr>=[?]|[(]register=[?] AND/.test(step)

  it.each<[string, Partial<RecordsQuery>, string, number]>([
    ['its key', { where: [{ field: 'code', is: 'D7' }] }, 'PRIMARY KEY (register=? AND key=?)', 1],
    ['a choice', { where: online }, 'record/dossiers/channel (<expr>=?', 12_000],
    ['what it names', { where: [{ field: 'procedure', is: 'P7' }] }, 'record/dossiers/procedure (<expr>=?', 160],
    ['what it lacks', { where: [{ field: 'channel', is: null }] }, 'record/dossiers/channel (<expr>=?', 0],
    ['a unit and a choice', { units: ['20601'], where: online }, 'record/dossiers/channel (<expr>=?', 2_400],
    ['its units', { units: ['20601', '20603'] }, 'record_unit (register=? AND unit=?)', 6_400],
    ['its unit as a field', { where: [{ field: 'unit', is: '20601' }] }, 'record_unit (register=? AND unit=?)', 3_200],
  ])('by %s looks at what it finds', (_by, query, step, total) => {
    const found = look(query)
    expect(found.total).toBe(total)
    expect(found.plan.filter(isWholeRegister)).toEqual([])
    expect(found.plan.join('\n')).toContain(step)
  })

  it.each<[string, Partial<RecordsQuery>]>([
    ['all', {}],
    ['most', { where: online }],
  ])('of %s in the order of a field walks in that order and sorts nothing', (_of, query) => {
    const sorted = look({ ...query, sort: 'received', descending: true, offset: 20 })
    expect(sorted.plan).toContain('SCAN record USING INDEX record/dossiers/received')
    expect(sorted.plan.join('\n')).not.toContain('TEMP B-TREE')
    expect(sorted.keys).toHaveLength(20)
  })

  it.each<[string, Partial<RecordsQuery>, RegExp]>([
    ['all', {}, /PRIMARY KEY [(]register=[?] AND key>[?][)]/],
    ['a choice', { where: online }, /channel [(]<expr>=[?] AND key>[?]/],
    ['a unit', { units: ['20601'] }, /record_unit [(]register=[?] AND unit=[?] AND key>[?]/],
  ])('of %s behind a key begins there', (_of, query, step) => {
    const found = look({ ...query, after: 'D2000' })
    expect(found.plan.join('\n')).toMatch(step)
    expect(found.keys[0]! > 'D2000').toBe(true)
  })

  it('finds the same as without any index', async () => {
    const queries: Partial<RecordsQuery>[] = [
      { where: online, sort: 'received', descending: true },
      { where: online, sort: 'received', offset: 11_990 },
      { where: [...online, { field: 'procedure', is: 'P7' }], sort: 'received' },
      { units: ['20601'], where: online, sort: 'procedure', descending: true, offset: 100 },
      { sort: 'unit', limit: 3 },
      { sort: 'code', descending: true, limit: 3 },
    ]
    const told = queries.map((query) => look(query))
    await store.records.indexBy([])
    for (const [index, query] of queries.entries()) {
      const { keys, total } = look(query)
      expect([keys, total]).toEqual([told[index]?.keys, told[index]?.total])
    }
    await store.records.indexBy(FIELDS)
  })

  it('keeps indexes over what is declared now, as records come, change and go', async () => {
    const made: string[] = []
    const next = [...FIELDS.slice(1), { register: 'dossiers', field: 'subject' }]
    await store.records.indexBy(next, (index) => void made.push(index))
    expect(made).toEqual(['record/dossiers/subject'])
    await store.records.indexBy(next, (index) => void made.push(index))
    expect(made).toHaveLength(1)
    await put([dossier(1, { subject: 'changed' }), { key: 'D2', record: null, reason: 'twice' }])
    expect(look({ where: [{ field: 'subject', is: 'changed' }] }).keys).toEqual(['D1'])
    expect(look({ where: [{ field: 'subject', is: 'text 2' }] }).total).toBe(0)
    const connection = new Database(path, { readonly: true })
    expect([...indexesKept(connection)].sort()).toEqual(
      ['procedure', 'received', 'subject'].map((f) => `record/dossiers/${f}`),
    )
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    connection.close()
  })

  it('asks nothing of SQLite that no catalogue could have named', async () => {
    await expect(store.records.indexBy([{ register: 'dossiers', field: "a'b" }])).rejects.toThrow('is no id')
    expect(() => look({ sort: 'a"b' })).toThrow('is no id')
  })
})
