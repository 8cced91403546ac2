import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createUnitTree } from '@ioc/metrics'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Pack } from '../pack/pack.ts'
import { at, TEST_NOW } from '../testing/factories.ts'
import { createRules } from './rules.ts'
import { registerPack } from './testing/register-pack.ts'
import { createRecordUser, type RecordUser } from './testing/record-user.ts'

const HOUR = 3_600_000
const iso = (instant: number) => new Date(instant).toISOString()

const users: RecordUser[] = []
afterEach(async () => {
  for (const { app } of users.splice(0)) await app.close()
})
async function start(...args: Parameters<typeof createRecordUser>): Promise<RecordUser> {
  const user = await createRecordUser(...args)
  users.push(user)
  return user
}

const dossier = (code: string, received: number, more: object = {}) => ({
  code,
  unit: 'A',
  received: iso(received),
  ...more,
})

/** A scope as of now, counted from the store alone. */
async function fromStore({ app }: RecordUser, scope: string, then: { asOf?: number; knownAt?: number } = {}) {
  const asked = new URLSearchParams({ scope, asOf: iso(then.asOf ?? app.clock.now()) })
  if (then.knownAt !== undefined) asked.set('knownAt', iso(then.knownAt))
  const response = await app.http.inject({
    url: `/api/v1/snapshot?${asked.toString()}`,
    headers: { host: 'localhost' },
  })
  return response.json<{ cells: { indicator: string; unit: string; value: number | null }[] }>()
}

async function verified({ app }: RecordUser): Promise<readonly string[]> {
  const { catalogue } = app.pack
  const rules = createRules(catalogue, createUnitTree(catalogue.units), app.store.seriesOf)
  return [...(await app.store.records.verify(() => rules.entriesOf)), ...(await app.store.verify()).differences]
}

describe('what is counted from a register', () => {
  it('is on the wall as soon as the record is stored', async () => {
    const user = await start()
    // What lies before a register was opened is not known, and a week needs all its days.
    await user.put('dossiers', [], `?at=${encodeURIComponent(iso(at('2026-11-02 08:00')))}`)
    expect(user.value('count d.received', 'A')).toBeNull()
    await user.put('dossiers', [dossier('1', TEST_NOW - HOUR, { channel: 'online' }), dossier('2', TEST_NOW)])
    expect(user.value('count d.received', 'A')).toBe(2)
    expect(user.value('dossiers online', 'D')).toBe(50)
    expect(user.value('count d.open', 'D')).toBe(2)
    await user.put('dossiers', [dossier('2', TEST_NOW, { finished: iso(TEST_NOW) })])
    expect(user.value('count d.open', 'D')).toBe(1)
  })

  it('is zero for units without records, and unknown before anyone spoke', async () => {
    const user = await start()
    expect(user.value('count d.open', 'C')).toBeNull()
    await user.put('dossiers', [dossier('1', TEST_NOW)])
    expect([user.value('count d.open', 'A'), user.value('count d.open', 'C')]).toEqual([1, 0])
  })

  it('turns with the clock: what was not finished in time is overdue from that very moment', async () => {
    const user = await start()
    await user.put('dossiers', [dossier('1', TEST_NOW, { due: iso(TEST_NOW + HOUR) })])
    expect(user.value('count d.overdue', 'D')).toBe(0)
    expect(user.app.snapshotter.nextChange()).toBeLessThanOrEqual(TEST_NOW + HOUR)
    user.app.clock.set(TEST_NOW + HOUR)
    expect(user.value('count d.overdue', 'D')).toBe(1)
    await user.put('dossiers', [dossier('1', TEST_NOW, { due: iso(TEST_NOW + HOUR), finished: iso(TEST_NOW + HOUR) })])
    expect(user.value('count d.overdue', 'D')).toBe(0)
  })

  it('of a list without dates counts since it was told, 90 % of ten', async () => {
    const user = await start()
    const list = Array.from({ length: 10 }, (_, n) => ({ code: `p${n}`, online: n > 0 }))
    await user.put('procedures', list, `?at=${encodeURIComponent(iso(at('2026-11-02 08:00')))}`)
    expect(user.value('procedures online', 'D')).toBeNull()
    // An empty batch says that it is all still so.
    await user.put('procedures', [])
    expect(user.value('procedures online', 'D')).toBe(90)
    const before = await fromStore(user, 'D', { asOf: at('2026-11-01 08:00') })
    expect(before.cells.find(({ indicator }) => indicator === 'procedures online')?.value).toBeNull()
    const after = await fromStore(user, 'D', { asOf: at('2026-11-03 08:00') })
    expect(after.cells.find(({ indicator }) => indicator === 'procedures online')?.value).toBe(90)
  })

  it('holds what has been open for years, however far back it is counted', async () => {
    const user = await start()
    await user.put('dossiers', [], `?at=${encodeURIComponent(iso(at('2022-01-03 08:00')))}`)
    await user.put('dossiers', [dossier('1', at('2022-06-01 08:00')), dossier('2', TEST_NOW - HOUR)])
    await user.put('dossiers', [dossier('3', TEST_NOW - HOUR)])
    expect(user.value('count d.open', 'D')).toBe(3)
    const open = async (then: { knownAt?: number }) =>
      (await fromStore(user, 'D', then)).cells.find((cell) => cell.indicator === 'count d.open' && cell.unit === 'D')
    expect((await open({}))?.value).toBe(3)
    user.app.clock.set(TEST_NOW + HOUR)
    await user.put('dossiers', [dossier('4', TEST_NOW - HOUR)])
    expect((await open({ knownAt: TEST_NOW }))?.value).toBe(3)
    expect((await open({}))?.value).toBe(4)
  })

  it('is the same after a restart, and its earlier answers can be given again', async () => {
    const user = await start()
    await user.put('dossiers', [dossier('1', TEST_NOW - HOUR, { due: iso(TEST_NOW - 1) }), dossier('2', TEST_NOW)])
    const known = user.app.clock.now()
    expect(user.value('count d.open', 'D')).toBe(2)
    const published = (await fromStore(user, 'D', { knownAt: known })).cells
    user.app.clock.set(TEST_NOW + HOUR)
    await user.put('dossiers', [dossier('1', TEST_NOW - HOUR, { finished: iso(TEST_NOW - 2) }), dossier('3', TEST_NOW)])
    const now = (await fromStore(user, 'D')).cells
    expect((await fromStore(user, 'D', { asOf: known, knownAt: known })).cells).toEqual(published)
    const next = await user.app.again()
    users.splice(0, 1, { ...user, app: next })
    expect(next.snapshotter.latest('D')?.snapshot().cells).toEqual(now)
  })

  it('is counted anew where the rules are others', async () => {
    const user = await start()
    await user.put('dossiers', [dossier('1', TEST_NOW, { channel: 'online' })])
    const { records } = user.app.store
    expect(await records.countBy('others', () => [])).toBe(true)
    expect(await records.entriesFrom(0)).toEqual([])
    const next = await user.app.again()
    users.splice(0, 1, { ...user, app: next })
    expect((await next.store.records.entriesFrom(0)).length).toBeGreaterThan(0)
  })
})

describe('a start with other rules of counting', () => {
  it('says how far it is, and counts what the new rules say; with the same it says nothing', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'ioc-rules-'))
    const lines: { counted: number; total: number; msg: string }[] = []
    const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
    const run = async (pack: Pack, rows: object[]) => {
      lines.length = 0
      const user = await createRecordUser({}, { dir, pack, logger: { level: 'warn', stream } })
      if (rows.length > 0) await user.put('dossiers', rows)
      const open = user.value('count d.open', 'D')
      await user.app.http.close()
      await user.app.store.close()
      return open
    }
    const pack = registerPack()
    const rows = Array.from({ length: 1_200 }, (_, n) =>
      dossier(`${n}`, TEST_NOW - HOUR, { channel: n < 5 ? 'online' : 'counter' }),
    )
    expect([await run(pack, rows), lines]).toEqual([1_200, []])
    expect([await run(pack, []), lines]).toEqual([1_200, []])
    const rule = pack.catalogue.measures.get('d.open')
    const only = { ...rule!, counting: { ...rule!.counting!, where: [{ field: 'channel', is: 'online' }] } }
    const measures = new Map([...pack.catalogue.measures, ['d.open', only] as const])
    expect(await run({ ...pack, catalogue: { ...pack.catalogue, measures } }, [])).toBe(5)
    // A clock that stands still is never a second on.
    expect(lines).toMatchObject([
      { counted: 0, total: 1_200, msg: 'The rules of counting changed: of 1200 states of records 0 are counted anew.' },
      { counted: 1_200, total: 1_200 },
    ])
    rmSync(dir, { recursive: true })
  })
})

describe('verifying registers', () => {
  it.each([
    ['an entry changed', 'UPDATE entry SET delta = delta + 1'],
    ['an entry lost', 'DELETE FROM entry'],
    ['the sum of a day changed', 'UPDATE day_sum SET delta = delta + 1'],
    ['a record changed', "UPDATE record SET fields = '{}'"],
    ['a record lost', 'DELETE FROM record'],
  ])('names %s; a rebuild puts it right', async (_why, damage) => {
    const user = await start()
    await user.put('dossiers', [dossier('1', TEST_NOW - HOUR), dossier('2', TEST_NOW)])
    await user.put('dossiers', [dossier('1', TEST_NOW - HOUR, { finished: iso(TEST_NOW) })])
    expect(await verified(user)).toEqual([])
    new Database(user.app.file).exec(damage).close()
    expect(await verified(user)).not.toEqual([])
    const { catalogue } = user.app.pack
    const rules = createRules(catalogue, createUnitTree(catalogue.units), user.app.store.seriesOf)
    await user.app.store.records.rebuild(rules.digest, rules.entriesOf)
    expect(await verified(user)).toEqual([])
  })
})

describe('the proof of a counted number', () => {
  it('names the register and what it counts for each unit', async () => {
    const user = await start()
    await user.put('dossiers', [dossier('1', TEST_NOW - HOUR), dossier('2', TEST_NOW, { unit: 'C' })])
    const response = await user.app.http.inject({
      url: `/api/v1/indicators/${encodeURIComponent('count d.open')}/proof?unit=D`,
      headers: { host: 'localhost' },
    })
    const { parts } = response.json<{ parts: { sum: number; readings: object[]; counted: object[] }[] }>()
    const when = iso(TEST_NOW)
    const one = (unit: string, value: number) => ({ register: 'dossiers', unit, when, value })
    expect(parts).toMatchObject([{ sum: 2, readings: [], counted: [one('A', 1), one('B', 0), one('C', 1)] }])
  })
})

const moment = fc.integer({ min: -72, max: 6 }).map((hours) => iso(TEST_NOW + hours * HOUR))
const record = fc
  .record(
    {
      channel: fc.constantFrom('online', 'counter'),
      due: moment,
      finished: moment,
      fee: fc.nat(9),
      signed: fc.constantFrom('2026-11-16', '2026-11-18'),
    },
    { requiredKeys: [] },
  )
  .chain((more) =>
    fc
      .record({ code: fc.constantFrom('1', '2', '3'), unit: fc.constantFrom('A', 'B', 'C'), received: moment })
      .map((own) => ({ ...own, ...more })),
  )
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .uniqueArray(record, { minLength: 1, maxLength: 3, selector: ({ code }) => code })
      .map((rows) => ({ rows })),
  },
  { weight: 1, arbitrary: fc.constantFrom('1', '2', '3').map((gone) => ({ gone })) },
  { weight: 1, arbitrary: fc.constantFrom(1, 60, 26 * 60).map((minutes) => ({ minutes })) },
)

describe('counting as records change', () => {
  it('equals counting the store from scratch, after any upserts, corrections, removals, moved dates and hours', async () => {
    const run = async (steps: readonly ({ rows: object[] } | { gone: string } | { minutes: number })[]) => {
      const user = await createRecordUser()
      try {
        for (const scope of ['D', 'A']) user.app.snapshotter.latest(scope)
        for (const one of steps) {
          if ('minutes' in one) user.app.clock.set(user.app.clock.now() + one.minutes * 60_000)
          else if ('gone' in one) await user.remove('dossiers', one.gone, 'a mistake')
          else expect((await user.put('dossiers', one.rows)).status).toBe(200)
          user.app.snapshotter.flush()
          for (const scope of ['D', 'A']) {
            const held = user.app.snapshotter.latest(scope)?.snapshot().cells
            expect(held).toEqual((await fromStore(user, scope)).cells)
          }
        }
        expect(await verified(user)).toEqual([])
      } finally {
        await user.app.close()
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), run), { numRuns: 20 })
    // Each run is a server of its own, with a thread for what is asked of the store.
  }, 240_000)
})
