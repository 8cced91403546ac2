import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MIDNIGHT, OFFICE, SIMULATOR, TODAY } from './store.fixtures.ts'
import type { EntriesOf, RecordBatch } from './record-store.ts'
import type { Store } from './store.ts'

const record = (key: string, fields: Readonly<Record<string, string | number | boolean>>, unit = '20599') => ({
  key,
  record: { unit, fields: { code: key, ...fields } },
})

/** Registers: the part of the conformance suite about records and what they add to counts. */
export function describeRecords(store: () => Store, reopen: () => Promise<void>): void {
  const open = () => store().seriesOf('dossiers.open', '20599@1900-01-01')
  /** A rule as a catalogue would have it: a record counts as open from `from` on. */
  const entriesOf: EntriesOf = (_register, before, after) =>
    [before, after].flatMap((record, index) => {
      const from = record?.fields['from']
      return typeof from === 'number' ? [{ series: open(), time: from, delta: index === 0 ? -1 : 1 }] : []
    })

  const batchOf = (rows: RecordBatch['rows'], more: Partial<RecordBatch> = {}): RecordBatch => ({
    register: 'dossiers',
    source: OFFICE.id,
    receivedAt: MIDNIGHT,
    at: MIDNIGHT,
    units: null,
    rows,
    entriesOf,
    ...more,
  })
  const put = (rows: RecordBatch['rows'], more: Partial<RecordBatch> = {}) =>
    store().records.accept(batchOf(rows, more))
  const sums = async (before = TODAY + 10, knownSeq?: number, since?: number) =>
    (await store().records.daySums(before, knownSeq, since)).filter(({ delta }) => delta !== 0)

  const spoken = async (knownSeq?: number) =>
    (await store().records.deliveries(knownSeq)).map(({ at, units, source, sample }) => [
      at - MIDNIGHT,
      units,
      source,
      sample,
    ])

  describe('records', () => {
    it('are kept by key, and say what a batch changed and added', async () => {
      const first = await put([record('1', { from: MIDNIGHT }), record('2', {})])
      expect(first).toMatchObject({ seq: 1, accepted: 2, revised: 0, unchanged: 0, changed: [0, 1], replayed: false })
      expect(first.entries).toEqual([{ series: open(), time: MIDNIGHT, delta: 1 }])
      await reopen()
      const again = await put([record('1', { from: MIDNIGHT + HOUR }), record('2', {})])
      expect(again).toMatchObject({ seq: 2, accepted: 0, revised: 1, unchanged: 1, changed: [0] })
      expect(again.entries).toEqual([
        { series: open(), time: MIDNIGHT, delta: -1 },
        { series: open(), time: MIDNIGHT + HOUR, delta: 1 },
      ])
      expect(await store().records.get('dossiers', '1')).toMatchObject({ key: '1', revision: 2, seq: 2, unit: '20599' })
      expect(await store().records.get('others', '1')).toBeUndefined()
    })

    it('share the order of batches with readings, and are all there or none', async () => {
      await put([record('1', { from: MIDNIGHT })])
      const refused = put([record('2', {}), record('1', { from: 1 })], { at: MIDNIGHT - 1 })
      await expect(refused).rejects.toMatchObject({ id: 'conflict' })
      expect(await store().records.get('dossiers', '2')).toBeUndefined()
      expect([store().lastSeq(), (await store().verify()).differences]).toEqual([1, []])
      expect(await store().records.verify(() => entriesOf)).toEqual([])
    })

    it('sent again as of earlier change nothing where they say the same, and are no news of what is complete', async () => {
      await put([record('1', { from: MIDNIGHT }), record('2', {})])
      const again = await put([record('2', {}), record('1', { from: MIDNIGHT })], { at: MIDNIGHT - DAY })
      expect(again).toMatchObject({ seq: 2, accepted: 0, revised: 0, unchanged: 2, changed: [], entries: [] })
      expect(again.speaks).toBe(false)
      const mixed = await put([record('1', { from: MIDNIGHT }), record('3', {})], { at: MIDNIGHT - DAY })
      expect(mixed).toMatchObject({ seq: 3, accepted: 1, unchanged: 1, changed: [1], speaks: false })
      expect(await spoken()).toEqual([[0, null, 'office', false]])
      expect(await store().records.get('dossiers', '1')).toMatchObject({ revision: 1, at: MIDNIGHT })
      expect([(await store().verify()).differences, await store().records.verify(() => entriesOf)]).toEqual([[], []])
    })

    it('do not come back by what was sent before they were taken out', async () => {
      await put([record('1', {})])
      await put([{ key: '1', record: null, reason: 'twice' }], { at: MIDNIGHT + HOUR })
      await expect(put([record('1', {})])).rejects.toThrow('1 was taken out at')
      expect(await put([{ key: '1', record: null }])).toMatchObject({ unchanged: 1 })
      expect(await put([record('1', {})], { at: MIDNIGHT + HOUR })).toMatchObject({ accepted: 1 })
    })

    it('taken out are gone and remembered', async () => {
      await put([record('1', { from: MIDNIGHT })])
      const gone = await put([{ key: '1', record: null, reason: 'twice' }])
      expect(gone).toMatchObject({ revised: 1, entries: [{ delta: -1 }] })
      expect(await store().records.get('dossiers', '1')).toBeUndefined()
      const history = await store().records.history('dossiers', '1')
      expect(
        history.map(({ revision, record: kept, reason, source }) => [revision, kept?.unit, reason, source]),
      ).toEqual([
        [1, '20599', null, 'office'],
        [2, undefined, 'twice', 'office'],
      ])
      expect(await put([{ key: '1', record: null }])).toMatchObject({ unchanged: 1 })
    })

    it('with an idempotency key are stored once', async () => {
      const once = { idempotency: { key: 'k', bodyHash: 'h' } }
      const first = await put([record('1', {})], once)
      const again = await put([record('1', {})], once)
      expect(again).toEqual({ ...first, changed: [], entries: [], speaks: false, replayed: true })
      const other = put([], { idempotency: { key: 'k', bodyHash: 'other' } })
      await expect(other).rejects.toMatchObject({ id: 'key-reused' })
    })

    it('are rehearsed without being stored', async () => {
      const counts = await store().records.rehearse(batchOf([record('1', { from: MIDNIGHT })]))
      expect(counts).toEqual({ accepted: 1, revised: 0, unchanged: 0 })
      expect([store().lastSeq(), await sums()]).toEqual([0, []])
    })

    it('are found by fields and unit, sorted and paged', async () => {
      await put([record('1', { n: 3, yes: true }), record('2', { n: 1, yes: false }, '20602'), record('3', { n: 2 })])
      const query = {
        register: 'dossiers',
        keyField: 'code',
        unitField: 'commune',
        units: null,
        where: [],
        sort: null,
        after: null,
        descending: false,
        limit: 9,
        offset: 0,
      }
      const keys = async (more: object) => {
        const { records, total } = await store().records.find({ ...query, ...more })
        return [total, records.map(({ key }) => key).join()]
      }
      expect(await keys({})).toEqual([3, '1,2,3'])
      expect(await keys({ units: ['20602'] })).toEqual([1, '2'])
      expect(await keys({ where: [{ field: 'yes', is: false }] })).toEqual([1, '2'])
      expect(await keys({ where: [{ field: 'yes', is: null }] })).toEqual([1, '3'])
      expect(await keys({ where: [{ field: 'n', is: 2 }] })).toEqual([1, '3'])
      expect(await keys({ sort: 'n', descending: true, limit: 2, offset: 1 })).toEqual([3, '3,2'])
      expect(await keys({ after: '1', limit: 1 })).toEqual([3, '2'])
      expect(await keys({ after: '2', descending: true })).toEqual([3, '1'])
      expect(await keys({ after: '1x', where: [{ field: 'yes', is: null }] })).toEqual([1, '3'])
      expect(await keys({ after: '3' })).toEqual([3, ''])
    })
  })

  describe('what records name', () => {
    it('is looked up by key, and what is not there is counted', async () => {
      await put([record('a', {}), record('b', {})], { register: 'lists' })
      await put([
        record('1', { of: 'a' }),
        record('2', { of: 'x' }),
        record('3', { of: 'x' }),
        record('4', { of: 'y' }),
      ])
      await put([record('5', {})])
      const there = await store().records.unitsOf('lists', ['x', 'a', 'b', 'y'])
      expect([...there.keys()]).toEqual(['a', 'b'])
      expect((await store().records.unitsOf('lists', [])).size).toBe(0)
      const of = { register: 'dossiers', field: 'of', to: 'lists' }
      expect(await store().records.dangling(of)).toEqual([
        { value: 'x', records: 2 },
        { value: 'y', records: 1 },
      ])
      await put([record('x', {})], { register: 'lists' })
      expect(await store().records.dangling(of)).toEqual([{ value: 'y', records: 1 }])
    })
  })

  describe('what records add up to', () => {
    it('is kept by day and by moment, now and as it was known after an earlier batch', async () => {
      await put([record('1', { from: MIDNIGHT - 3 * DAY }), record('2', { from: MIDNIGHT - 3 * DAY + HOUR })])
      await put([record('2', { from: MIDNIGHT })])
      await reopen()
      const series = open()
      expect(await sums()).toEqual([
        { series, day: TODAY - 3, delta: 1 },
        { series, day: TODAY, delta: 1 },
      ])
      expect(await sums(TODAY)).toEqual([{ series, day: TODAY - 3, delta: 1 }])
      expect(await sums(TODAY + 10, 1)).toEqual([{ series, day: TODAY - 3, delta: 2 }])
      for (const since of [TODAY - 2, TODAY]) {
        expect(await sums(TODAY + 10, undefined, since)).toEqual([
          { series, day: since - 1, delta: 1 },
          { series, day: TODAY, delta: 1 },
        ])
        expect(await sums(TODAY + 10, 1, since)).toEqual([{ series, day: since - 1, delta: 2 }])
      }
      expect(await sums(TODAY, undefined, TODAY - 3)).toEqual([{ series, day: TODAY - 3, delta: 1 }])
      expect(await sums(TODAY, 1, TODAY - 3)).toEqual([{ series, day: TODAY - 3, delta: 2 }])
      expect(await store().records.entriesFrom(MIDNIGHT)).toEqual([{ series, time: MIDNIGHT, delta: 1 }])
      expect(await store().records.entriesFrom(MIDNIGHT, 1)).toEqual([])
    })

    it('comes with who spoke for which units, and since when', async () => {
      await put([], { at: MIDNIGHT - DAY, units: ['20599@1900-01-01'], source: SIMULATOR.id })
      await put([], { at: MIDNIGHT, units: ['20599@1900-01-01'] })
      await put([], { at: MIDNIGHT + HOUR })
      expect(await spoken()).toEqual([
        [-DAY, ['20599@1900-01-01'], 'simulator', true],
        [0, ['20599@1900-01-01'], 'office', false],
        [HOUR, null, 'office', false],
      ])
      expect(await spoken(1)).toEqual([[-DAY, ['20599@1900-01-01'], 'simulator', true]])
    })

    it('is counted anew when the rules are others, and at no other time', async () => {
      await put([record('1', { from: MIDNIGHT }), record('2', { from: MIDNIGHT })])
      await put([record('2', { from: MIDNIGHT + HOUR })])
      const told: [number, number][] = []
      expect(await store().records.countBy('one', entriesOf, (...progress) => void told.push(progress))).toBe(true)
      expect([told[0], told.at(-1)]).toEqual([
        [0, 3],
        [3, 3],
      ])
      expect(await store().records.countBy('one', () => [])).toBe(false)
      expect(await store().records.verify(() => entriesOf)).toEqual([])
      const twice: EntriesOf = (...change) =>
        entriesOf(...change).map((entry) => ({ ...entry, delta: 2 * entry.delta }))
      expect(await store().records.countBy('two', twice)).toBe(true)
      expect(await sums()).toEqual([{ series: open(), day: TODAY, delta: 4 }])
      expect(await store().records.verify(() => entriesOf)).not.toEqual([])
      await store().records.rebuild('one', entriesOf)
      expect(await store().records.verify(() => entriesOf)).toEqual([])
    })
  })
}
