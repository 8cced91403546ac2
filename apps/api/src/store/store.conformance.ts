import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '../errors.ts'
import { describeAgainstModel } from './store.properties.ts'
import { describeDocuments } from './store.documents.ts'
import { describeRecords } from './store.records.ts'
import { describeSources } from './store.sources.ts'
import {
  batchOf,
  DAY,
  type Engine,
  HOUR,
  MIDNIGHT,
  OFFICE,
  SIMULATOR,
  type StorePlace,
  TODAY,
} from './store.fixtures.ts'
import type { Store } from './store.ts'

/** What every engine behind the port is held to. */
export function describeStore(engine: Engine): void {
  describe(`store on ${engine.name}`, () => {
    let place: StorePlace
    let store: Store
    let online: number
    let late: number

    async function reopen(): Promise<void> {
      await store.close()
      store = await place.open()
    }

    beforeEach(async () => {
      place = engine.place()
      store = await place.open()
      await store.sources.put(OFFICE)
      await store.sources.put(SIMULATOR)
      online = store.seriesOf('procedures.online', '20599@1900-01-01')
      late = store.seriesOf('procedures.late', '20599@1900-01-01')
    })
    afterEach(async () => {
      await store.close()
      await place.remove()
    })

    describe('a batch', () => {
      it('is numbered from 1 in the order of acceptance, with what it changed', async () => {
        expect(store.lastSeq()).toBe(0)
        const first = await store.acceptBatch(batchOf([[online, MIDNIGHT, 252]]))
        expect(first).toEqual({ seq: 1, accepted: 1, revised: 0, unchanged: 0, changed: 'all', replayed: false })
        const second = await store.acceptBatch(
          batchOf([
            [online, MIDNIGHT, 252],
            [late, MIDNIGHT, 3],
            [online, MIDNIGHT, 253],
          ]),
        )
        expect(second).toEqual({ seq: 2, accepted: 1, revised: 1, unchanged: 1, changed: [1, 2], replayed: false })
        expect(store.lastSeq()).toBe(2)
      })

      it('is accepted and counted when it changes nothing, or is empty', async () => {
        await store.acceptBatch(batchOf([[online, MIDNIGHT, 1]]))
        const again = await store.acceptBatch(batchOf([[online, MIDNIGHT, 1]]))
        expect(again).toMatchObject({ seq: 2, accepted: 0, revised: 0, unchanged: 1, changed: [] })
        expect(await store.acceptBatch(batchOf([]))).toMatchObject({ seq: 3, accepted: 0, unchanged: 0 })
      })

      it('of many rows with one known among them stores the others once', async () => {
        await store.acceptBatch(batchOf([[online, MIDNIGHT + 150, 1]]))
        const rows = Array.from({ length: 333 }, (_, index) => [online, MIDNIGHT + index, 1] as const)
        const accepted = await store.acceptBatch(batchOf(rows))
        expect(accepted).toMatchObject({ accepted: 332, revised: 0, unchanged: 1 })
        expect(accepted.changed).toHaveLength(332)
        expect(accepted.changed).not.toContain(150)
        expect((await store.verify()).differences).toEqual([])
      })

      it('of a source that nobody made known is refused', async () => {
        const refused = store.acceptBatch(batchOf([[online, MIDNIGHT, 1]], { source: 'stranger' }))
        await expect(refused).rejects.toMatchObject({ id: 'not-found' })
        expect(store.lastSeq()).toBe(0)
      })

      it.each([
        ['a value that is no integer', [[1, MIDNIGHT, 0.5]]],
        ['a value past what can be told apart', [[1, MIDNIGHT, 2 ** 53]]],
        ['a time that is no number', [[1, Number.NaN, 1]]],
        ['a series never given', [[99, MIDNIGHT, 1]]],
      ] as const)('with %s is refused whole', async (_, rows) => {
        await expect(store.acceptBatch(batchOf([[online, MIDNIGHT, 1], ...rows]))).rejects.toThrow(RangeError)
        expect(await store.lastBefore([online], MIDNIGHT)).toEqual([])
      })

      it('keeps integers exact to the last digit and never makes a negative zero', async () => {
        const values = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, -0, 1_234_567_890_123]
        await store.acceptBatch(batchOf(values.map((value, index) => [online, MIDNIGHT + index, value] as const)))
        const check = async () =>
          (await store.readingsFor({ series: [online], from: MIDNIGHT, to: MIDNIGHT + 10 })).map((row) => row.value)
        expect(await check()).toEqual([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, 1_234_567_890_123])
        expect((await store.lastBefore([online], MIDNIGHT + 2))[0]?.value).toBe(0)
      })

      it('that fails does not fail those that share its commit', async () => {
        const refused = store.acceptBatch(batchOf([[online, MIDNIGHT, 1]], { source: 'stranger' }))
        const others = [1, 2, 3].map((hour) => store.acceptBatch(batchOf([[online, MIDNIGHT + hour * HOUR, hour]])))
        await expect(refused).rejects.toBeInstanceOf(Problem)
        expect((await Promise.all(others)).map((accepted) => accepted.seq)).toEqual([1, 2, 3])
        expect((await store.verify()).readings).toBe(3)
      })
    })

    describe('an idempotency key', () => {
      const once = { idempotency: { key: 'k-1', bodyHash: 'aa' } }

      it('gives the first answer again and stores nothing', async () => {
        const first = await store.acceptBatch(batchOf([[online, MIDNIGHT, 1]], once))
        await store.acceptBatch(batchOf([[online, MIDNIGHT, 2]]))
        await reopen()
        const again = await store.acceptBatch(batchOf([[online, MIDNIGHT, 1]], once))
        expect(again).toEqual({ ...first, changed: [], replayed: true })
        expect(await store.answerTo(OFFICE.id, once.idempotency)).toEqual(again)
        expect((await store.lastBefore([online], MIDNIGHT))[0]?.value).toBe(2)
        expect(store.lastSeq()).toBe(2)
      })

      it('sent twice at once is stored once', async () => {
        const both = await Promise.all([1, 2].map(() => store.acceptBatch(batchOf([[online, MIDNIGHT, 1]], once))))
        expect(both.map((accepted) => [accepted.seq, accepted.replayed])).toEqual([
          [1, false],
          [1, true],
        ])
      })

      it('with another body is refused', async () => {
        await store.acceptBatch(batchOf([[online, MIDNIGHT, 1]], once))
        const other = batchOf([[online, MIDNIGHT, 9]], { idempotency: { key: 'k-1', bodyHash: 'bb' } })
        await expect(store.acceptBatch(other)).rejects.toMatchObject({ id: 'key-reused' })
        await expect(store.answerTo(OFFICE.id, other.idempotency!)).rejects.toMatchObject({ id: 'key-reused' })
        expect((await store.lastBefore([online], MIDNIGHT))[0]?.value).toBe(1)
      })

      it('belongs to one source', async () => {
        await store.acceptBatch(batchOf([[online, MIDNIGHT, 1]], once))
        const other = await store.acceptBatch(batchOf([[late, MIDNIGHT, 9]], { ...once, source: SIMULATOR.id }))
        expect(other).toMatchObject({ seq: 2, replayed: false })
      })

      it('that never came has no answer', async () => {
        await store.acceptBatch(batchOf([[online, MIDNIGHT, 1]], once))
        expect(await store.answerTo(SIMULATOR.id, once.idempotency)).toBeUndefined()
        expect(await store.answerTo(OFFICE.id, { key: 'k-2', bodyHash: 'aa' })).toBeUndefined()
      })
    })

    describe('a rehearsal', () => {
      it('says what a batch would do and stores nothing', async () => {
        await store.acceptBatch(batchOf([[online, MIDNIGHT, 1]]))
        const batch = batchOf([
          [online, MIDNIGHT, 2],
          [late, MIDNIGHT, 1],
        ])
        const [rehearsed, accepted] = await Promise.all([store.rehearse(batch), store.acceptBatch(batch)])
        expect(rehearsed).toEqual({ accepted: 1, revised: 1, unchanged: 0, changed: 'all' })
        expect(accepted).toEqual({ ...rehearsed, seq: 2, replayed: false })
        await store.rehearse(batchOf([[online, MIDNIGHT, 77]]))
        expect(await store.revisionsOf([{ series: online, time: MIDNIGHT }])).toHaveLength(2)
        expect((await store.verify()).differences).toEqual([])
      })
    })

    describe('a series', () => {
      it('has one number, which lasts', async () => {
        expect(store.seriesOf('procedures.online', '20599@1900-01-01')).toBe(online)
        expect(late).not.toBe(online)
        await store.acceptBatch(batchOf([[late, MIDNIGHT, 1]]))
        await reopen()
        expect(store.seriesOf('procedures.late', '20599@1900-01-01')).toBe(late)
        expect(store.describeSeries(online)).toEqual({ measure: 'procedures.online', unit: '20599@1900-01-01' })
        expect(store.describeSeries(99)).toBeUndefined()
        expect(store.allSeries().map((entry) => entry.series)).toEqual([online, late])
      })
    })

    describe('reading back', () => {
      it('carries source, kind, sample and receipt of each reading', async () => {
        await store.acceptBatch(batchOf([[online, MIDNIGHT, 5]], { source: SIMULATOR.id, receivedAt: MIDNIGHT + 9 }))
        const expected = {
          series: online,
          time: MIDNIGHT,
          value: 5,
          revision: 1,
          seq: 1,
          receivedAt: MIDNIGHT + 9,
          source: 'simulator',
          sourceKind: 'hand',
          sample: true,
        }
        expect(await store.lastBefore([online, late], MIDNIGHT)).toEqual([expected])
        expect(await store.dayReadings(TODAY, TODAY + 1)).toEqual([expected])
        expect(await store.revisionsOf([{ series: online, time: MIDNIGHT }])).toEqual([
          { ...expected, note: null, place: null },
        ])
      })

      it('cuts days in the zone of the pack', async () => {
        await store.acceptBatch(
          batchOf([
            [online, MIDNIGHT - 1, 1],
            [online, MIDNIGHT, 2],
            [online, MIDNIGHT + DAY - 1, 3],
            // A flow: its time is its first day in whole days.
            [late, TODAY * DAY, 4],
          ]),
        )
        expect(await store.dayValues([late, online], TODAY - 1, TODAY + 1)).toEqual([
          { series: late, day: TODAY, time: TODAY * DAY, value: 4 },
          { series: online, day: TODAY - 1, time: MIDNIGHT - 1, value: 1 },
          { series: online, day: TODAY, time: MIDNIGHT + DAY - 1, value: 3 },
        ])
      })

      it('reproduces what was known at any earlier batch', async () => {
        for (const value of [10, 20, 30]) await store.acceptBatch(batchOf([[online, MIDNIGHT, value]]))
        await store.acceptBatch(batchOf([[online, MIDNIGHT - DAY, 7]]))
        const known = async (knownSeq: number) =>
          (await store.readingsFor({ series: [online], from: 0, to: MIDNIGHT + 1, knownSeq })).map((row) => row.value)
        expect(await Promise.all([0, 1, 2, 3, 4].map(known))).toEqual([[], [10], [20], [30], [7, 30]])
      })

      it('keeps every revision with its note; the same value with another note is one', async () => {
        const noted = (value: number, note: string) =>
          store.acceptBatch(batchOf([[online, MIDNIGHT, value]], { notes: new Map([[0, note]]) }))
        await noted(1, 'counted by hand')
        expect((await noted(1, 'counted by hand')).unchanged).toBe(1)
        await noted(1, 'counted again')
        await store.acceptBatch(batchOf([[online, MIDNIGHT, 2]]))
        const revisions = await store.revisionsOf([{ series: online, time: MIDNIGHT }])
        expect(revisions.map((row) => [row.revision, row.value, row.note])).toEqual([
          [1, 1, 'counted by hand'],
          [2, 1, 'counted again'],
          [3, 2, null],
        ])
      })

      it('keeps the file and the row of what came in one, and of nothing that was unchanged', async () => {
        await store.acceptBatch(batchOf([[online, MIDNIGHT, 1]]))
        const file = { name: 'tuần 47.xlsx', sheet: 'Duy Sơn', rows: [12, 13] }
        await store.acceptBatch(
          batchOf(
            [
              [online, MIDNIGHT, 1],
              [online, MIDNIGHT + DAY, 2],
            ],
            { file },
          ),
        )
        await store.acceptBatch(batchOf([[online, MIDNIGHT + DAY, 3]], { file: { ...file, sheet: null, rows: [7] } }))
        const keys = [MIDNIGHT, MIDNIGHT + DAY].map((time) => ({ series: online, time }))
        expect((await store.revisionsOf(keys)).map(({ place }) => place)).toEqual([
          null,
          { file: 'tuần 47.xlsx', sheet: 'Duy Sơn', row: 13 },
          { file: 'tuần 47.xlsx', sheet: null, row: 7 },
        ])
      })

      it('finds the last batch at an instant, though one overtook another', async () => {
        for (const ms of [100, 200, 150, 300]) {
          await store.acceptBatch(batchOf([[online, MIDNIGHT + ms, ms]], { receivedAt: MIDNIGHT + ms }))
        }
        const asked = [99, 100, 160, 200, 299, 300, 999]
        const found = asked.map((ms) => store.seqAt(MIDNIGHT + ms))
        expect(await Promise.all(found)).toEqual([0, 1, 1, 3, 3, 4, 4])
      })
    })

    describeSources(() => store, reopen)
    describeDocuments(() => store, reopen)
    describeRecords(() => store, reopen)

    describe('what is derived', () => {
      it('is made again from readings alone', async () => {
        await store.acceptBatch(batchOf([1, 2, 3].map((hour) => [online, MIDNIGHT + hour * HOUR, hour] as const)))
        expect(await store.rebuild()).toEqual({ readings: 3, batches: 1, differences: [] })
        await reopen()
        expect(await store.verify()).toEqual({ readings: 3, batches: 1, differences: [] })
        expect((await store.dayValues([online], TODAY, TODAY + 1))[0]?.value).toBe(3)
      })
    })

    describeAgainstModel(engine)
  })
}
