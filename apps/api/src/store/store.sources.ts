import { describe, expect, it } from 'vitest'
import { batchOf, DAY, MIDNIGHT, OFFICE, SIMULATOR, TODAY } from './store.fixtures.ts'
import type { Store } from './store.ts'

const tallied = (source: string, day: number, batches: number, stored: number, unchanged: number) => ({
  source,
  day,
  batches,
  stored,
  unchanged,
})

/** Sources, their keys and what they sent last: the part of the conformance suite about who reports. */
export function describeSources(store: () => Store, reopen: () => Promise<void>): void {
  const online = () => store().seriesOf('procedures.online', '20599@1900-01-01')
  const late = () => store().seriesOf('procedures.late', '20599@1900-01-01')

  describe('sources', () => {
    it('are kept, changed and listed', async () => {
      await store().sources.put({ ...OFFICE, name: 'Renamed', measures: ['a'] })
      await reopen()
      expect(await store().sources.get('office')).toEqual({ ...OFFICE, name: 'Renamed', measures: ['a'] })
      expect(await store().sources.get('stranger')).toBeUndefined()
      expect((await store().sources.all()).map((source) => source.id)).toEqual(['office', 'simulator'])
    })

    it('keep their mark of sample data and their kind for ever', async () => {
      await expect(store().sources.put({ ...SIMULATOR, sample: false })).rejects.toMatchObject({ id: 'conflict' })
      await expect(store().sources.put({ ...OFFICE, kind: 'file' })).rejects.toMatchObject({ id: 'conflict' })
    })

    it('have keys found by their hash, several at once, until revoked', async () => {
      const key = { source: 'office', createdAt: MIDNIGHT, expiresAt: null, revokedAt: null }
      await store().sources.addKey({ ...key, id: 'one', hash: 'h1' })
      await store().sources.addKey({
        ...key,
        id: 'two',
        hash: 'h2',
        expiresAt: MIDNIGHT + DAY,
        createdAt: MIDNIGHT + 1,
      })
      await store().sources.revokeKey('one', MIDNIGHT + 5)
      expect(await store().sources.keyByHash('h1')).toEqual({ ...key, id: 'one', hash: 'h1', revokedAt: MIDNIGHT + 5 })
      expect(await store().sources.keyByHash('h3')).toBeUndefined()
      expect((await store().sources.keysOf('office')).map((kept) => kept.id)).toEqual(['one', 'two'])
      await expect(store().sources.addKey({ ...key, id: 'three', hash: 'h1' })).rejects.toThrow('UNIQUE')
    })

    it('know their newest batch', async () => {
      await store().acceptBatch(batchOf([[online(), MIDNIGHT, 1]]))
      await store().acceptBatch(
        batchOf(
          [
            [online(), MIDNIGHT, 1],
            [late(), MIDNIGHT, 2],
          ],
          { receivedAt: MIDNIGHT + 5 },
        ),
      )
      const newest = { source: 'office', seq: 2, receivedAt: MIDNIGHT + 5, rows: 1 }
      expect(await store().sources.lastBatches()).toEqual([newest])
    })

    it('have what they stored summed by local day, from any batch on and a few batches at a time', async () => {
      const send = (value: number, receivedAt: number, source = OFFICE.id) =>
        store().acceptBatch(batchOf([[online(), MIDNIGHT, value]], { receivedAt, source }))
      await send(1, MIDNIGHT - 1)
      await send(1, MIDNIGHT)
      await send(2, MIDNIGHT + DAY - 1)
      await send(3, MIDNIGHT + DAY, SIMULATOR.id)
      await reopen()
      const all = [
        tallied('office', TODAY - 1, 1, 1, 0),
        tallied('office', TODAY, 2, 1, 1),
        tallied('simulator', TODAY + 1, 1, 1, 0),
      ]
      expect(await store().sources.tallyAfter(0, 100)).toEqual({ seq: 4, days: all })
      expect(await store().sources.tallyAfter(1, 2)).toEqual({ seq: 3, days: [all[1]] })
      expect(await store().sources.tallyAfter(4, 100)).toEqual({ seq: 4, days: [] })
    })
  })
}
