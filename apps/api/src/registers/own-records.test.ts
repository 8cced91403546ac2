import { join } from 'node:path'
import type { Field, Register } from '@ioc/metrics'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { makeKey } from '../sources/source-key.ts'
import { TEST_NOW } from '../testing/factories.ts'
import { createRecordUser, type RecordUser } from './testing/record-user.ts'

const pack = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
const REGISTERS = [...pack.catalogue.registers.values()]
const UNITS = pack.catalogue.units.filter(({ parent, validTo }) => parent === '508' && validTo === null)
/** Registers whose records name their unit. */
const BY_UNIT = REGISTERS.filter(({ unit }) => unit !== null)
const CODES = UNITS.map(({ code }) => code)
const LONG_AGO = new Date(TEST_NOW - 30 * 86_400_000).toISOString()

/** A value that a field takes; `seed` makes it differ from another. */
function valueFor({ type, options }: Field, seed: number): string | number | boolean {
  if (type === 'one-of') return options[seed % options.length]?.id ?? ''
  if (type === 'instant') return new Date(TEST_NOW - (seed + 1) * 3_600_000).toISOString()
  if (type === 'date') return new Date(TEST_NOW - (seed + 1) * 86_400_000).toISOString().slice(0, 10)
  if (type === 'number' || type === 'money') return 1 + (seed % 9)
  if (type === 'yes-no') return seed % 2 === 0
  return `X${seed}`
}

function recordOf(register: Register, key: string, unit: string, seed: number): Record<string, unknown> {
  const fields = [...register.fields.values()].filter(({ required }) => required)
  return {
    ...Object.fromEntries(fields.map((field) => [field.id, valueFor(field, seed)])),
    ...(register.unit !== null && { [register.unit]: unit }),
    [register.key]: key,
  }
}

const VERBS = ['put-moved', 'put-as-theirs', 'put-partial', 'put-ndjson', 'put-earlier', 'speak-for', 'delete'] as const

let keeper: RecordUser
const keys = new Map<string, string>()
beforeAll(async () => {
  keeper = await createRecordUser({ id: 'keeper' }, { pack })
  for (const code of CODES) {
    const id = `office-${code}`
    const { id: keyId, key, hash } = makeKey()
    const source = { id, name: id, kind: 'api', sample: false, measures: null, units: [code] } as const
    await keeper.app.store.sources.put(source)
    await keeper.app.store.sources.addKey({
      id: keyId,
      source: id,
      hash,
      createdAt: 0,
      expiresAt: null,
      revokedAt: null,
    })
    keys.set(code, key)
  }
})
afterAll(() => keeper.app.close())

/** What the office of a unit does to one record. */
async function attempt(mine: string, verb: (typeof VERBS)[number], register: Register, key: string, theirs: string) {
  const headers = { host: 'localhost', authorization: `Bearer ${keys.get(mine)}` }
  const url = `/api/v1/registers/${register.id}/records`
  const put = (rows: unknown[], query = '') =>
    keeper.app.http.inject({ method: 'PUT', url: `${url}${query}`, headers, payload: rows as object[] })
  const moved = recordOf(register, key, mine, 5)
  if (verb === 'put-moved') return put([moved])
  if (verb === 'put-as-theirs') return put([recordOf(register, key, theirs, 6)])
  if (verb === 'put-partial') return put([moved], '?mode=partial')
  if (verb === 'put-earlier') return put([moved], `?at=${encodeURIComponent(LONG_AGO)}`)
  if (verb === 'speak-for') return put([], `?units=${theirs}`)
  if (verb === 'delete')
    return keeper.app.http.inject({ method: 'DELETE', url: `${url}/${key}`, headers, payload: { reason: 'not mine' } })
  const ndjson = { ...headers, 'content-type': 'application/x-ndjson' }
  return keeper.app.http.inject({ method: 'PUT', url, headers: ndjson, payload: JSON.stringify(moved) })
}

/** One of them, whichever. */
const dossiers = pack.catalogue.registers.get('dossiers') ?? raise('The pack keeps no dossiers.')

function raise(message: string): never {
  throw new Error(message)
}

describe('the key of a source that reports for one unit', () => {
  it('changes no record of another, in any register, by any verb, and speaks for no other', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...REGISTERS),
        fc.constantFrom(...VERBS),
        fc.constantFrom(...CODES),
        fc.constantFrom(...CODES, '508'),
        async (register, verb, mine, other) => {
          fc.pre(mine !== other)
          const theirs = register.unit === null ? '508' : other
          const key = `K${++run}`
          const stored = await keeper.put(register.id, [recordOf(register, key, theirs, 1)])
          expect(stored.body).toMatchObject({ accepted: 1 })
          const { records } = keeper.app.store
          const looked = async () =>
            JSON.stringify([await records.history(register.id, key), await records.deliveries()])
          const before = await looked()
          const answer = await attempt(mine, verb, register, key, theirs)
          const refused = answer.statusCode === 403 || answer.statusCode === 422
          // An answer that takes the good rows of none at all must name the one it did not take.
          const named = answer.statusCode === 200 && answer.json<{ refused: number }>().refused === 1
          expect([verb, answer.statusCode, refused || named]).toEqual([verb, answer.statusCode, true])
          expect((await records.history(register.id, key)).length).toBe(1)
          if (verb !== 'put-partial') expect(await looked()).toBe(before)
          const spoken = (await records.deliveries()).filter(({ source }) => source === `office-${mine}`)
          const mineOnly = spoken.every(({ units }) => units?.every((unit) => unit.startsWith(`${mine}@`)))
          expect(mineOnly).toBe(true)
        },
      ),
      { numRuns: 250 },
    )
  })

  it('still puts, corrects and takes out what is its own', async () => {
    for (const register of BY_UNIT) {
      const [mine = ''] = CODES
      const headers = { host: 'localhost', authorization: `Bearer ${keys.get(mine)}` }
      const url = `/api/v1/registers/${register.id}/records`
      const put = async (seed: number) =>
        (
          await keeper.app.http.inject({
            method: 'PUT',
            url: `${url}?units=${mine}`,
            headers,
            payload: [recordOf(register, 'OWN', mine, seed)],
          })
        ).json<object>()
      expect(await put(1)).toMatchObject({ accepted: 1, refused: 0 })
      expect(await put(2)).toMatchObject({ accepted: 0, refused: 0 })
      const gone = await keeper.app.http.inject({
        method: 'DELETE',
        url: `${url}/OWN`,
        headers,
        payload: { reason: 'test' },
      })
      expect(gone.statusCode).toBe(200)
    }
  })

  it('is stopped in the transaction itself where the record moved meanwhile', async () => {
    const { records } = keeper.app.store
    await keeper.put(dossiers.id, [recordOf(dossiers, 'MOVED', CODES[1] ?? '', 1)])
    const batch = {
      register: dossiers.id,
      source: 'keeper',
      receivedAt: TEST_NOW,
      at: TEST_NOW,
      units: [],
      rows: [{ key: 'MOVED', record: null, reason: 'test' }],
      numbers: [7],
      within: [CODES[0] ?? ''],
      entriesOf: () => [],
    }
    await expect(records.accept(batch)).rejects.toMatchObject({
      id: 'bad-rows',
      errors: [{ row: 7, code: 'unit-not-yours' }],
    })
    expect(await records.get(dossiers.id, 'MOVED')).toMatchObject({ revision: 1 })
  })
})

describe('a retry of records', () => {
  it('is another request under another query, method or path', async () => {
    const once = { 'idempotency-key': 'same' }
    const row = recordOf(dossiers, 'R', CODES[0] ?? '', 1)
    const first = await keeper.put(dossiers.id, [row], `?at=${encodeURIComponent(LONG_AGO)}`, once)
    expect(first.status).toBe(200)
    expect((await keeper.put(dossiers.id, [row], `?at=${encodeURIComponent(LONG_AGO)}`, once)).body).toEqual(first.body)
    for (const query of [
      '',
      '?mode=partial',
      `?units=${CODES[0]}`,
      `?at=${encodeURIComponent(new Date(TEST_NOW).toISOString())}`,
    ]) {
      expect((await keeper.put(dossiers.id, [row], query, once)).status).toBe(422)
    }
    expect((await keeper.put('feedback-items', [row], `?at=${encodeURIComponent(LONG_AGO)}`, once)).status).toBe(422)
  })

  it('gets its first answer even where the record is another unit’s by now', async () => {
    const [mine = '', theirs = ''] = CODES
    const send = async () => {
      const headers = { host: 'localhost', authorization: `Bearer ${keys.get(mine)}`, 'idempotency-key': 'then' }
      const url = `/api/v1/registers/${dossiers.id}/records`
      return (
        await keeper.app.http.inject({ method: 'PUT', url, headers, payload: [recordOf(dossiers, 'T', mine, 1)] })
      ).json<object>()
    }
    const first = await send()
    expect(first).toMatchObject({ accepted: 1 })
    expect((await keeper.put(dossiers.id, [recordOf(dossiers, 'T', theirs, 1)])).body).toMatchObject({ revised: 1 })
    expect(await send()).toEqual(first)
  })

  it('of a removal is answered as the first time', async () => {
    await keeper.put(dossiers.id, [recordOf(dossiers, 'GONE', CODES[0] ?? '', 1)])
    const remove = async (reason: string) => {
      const headers = { host: 'localhost', authorization: `Bearer ${keeper.key}`, 'idempotency-key': 'gone' }
      const url = `/api/v1/registers/${dossiers.id}/records/GONE`
      return keeper.app.http.inject({ method: 'DELETE', url, headers, payload: { reason } })
    }
    const first = await remove('counted twice')
    expect([first.statusCode, (await remove('counted twice')).body]).toEqual([200, first.body])
    expect((await remove('another reason')).statusCode).toBe(422)
  })
})
