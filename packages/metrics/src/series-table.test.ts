import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Reading, SOURCE_KINDS, type SourceKind } from './reading.ts'
import { createSeriesTable } from './series-table.ts'

const reading = (value: number, more: Partial<Reading> = {}): Reading => ({
  measure: 'm',
  unit: 'u',
  when: { at: 0 },
  value,
  revision: 1,
  seq: 1,
  receivedAt: 77,
  source: 's',
  sourceKind: 'api',
  sample: false,
  ...more,
})

const filled = (starts: readonly number[]) => {
  const table = createSeriesTable()
  for (const start of starts) table.put(start, start + 10, reading(start * 2))
  return table
}
const startsOf = (table: ReturnType<typeof createSeriesTable>) =>
  Array.from({ length: table.size() }, (_, row) => table.start(row))

describe('the table of a series', () => {
  it('keeps its rows in time order, whatever order they came in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 })), (starts) => {
        expect(startsOf(filled(starts))).toEqual(starts.toSorted((a, b) => a - b))
      }),
    )
  })

  it('keeps every column of every row as it grows', () => {
    const starts = [50, 10, 40, 20, 30, 60, 0, 5, 25]
    const table = filled(starts)
    for (const [row, start] of starts.toSorted((a, b) => a - b).entries()) {
      expect(table.flow(row)).toEqual({
        start,
        end: start + 10,
        value: start * 2,
        receivedAt: 77,
        sourceKind: 'api',
        sample: false,
      })
      expect(table.end(row)).toBe(start + 10)
    }
  })

  it('finds the first row after a time', () => {
    const table = filled([10, 20, 30])
    expect([9, 10, 19, 20, 29, 30, 31].map((time) => table.firstAfter(time))).toEqual([0, 1, 1, 2, 2, 3, 3])
    expect(createSeriesTable().firstAfter(0)).toBe(0)
    expect(createSeriesTable().firstAfter(-1)).toBe(0)
  })

  it('takes a reading at time 0 into an empty table', () => {
    const table = createSeriesTable()
    expect(table.put(0, 1, reading(5))).toBe(true)
    expect(table.size()).toBe(1)
    expect(table.put(0, 1, reading(5))).toBe(false)
    expect(table.size()).toBe(1)
  })

  it('tells source and sample of a stock and a flow alike', () => {
    const marks = fc.record({ sourceKind: fc.constantFrom<SourceKind>(...SOURCE_KINDS), sample: fc.boolean() })
    fc.assert(
      fc.property(marks, (mark) => {
        const table = createSeriesTable()
        table.put(3, 4, reading(9, mark))
        expect(table.stock(0)).toEqual({ at: 3, value: 9, receivedAt: 77, ...mark })
        expect(table.flow(0)).toEqual({ start: 3, end: 4, value: 9, receivedAt: 77, ...mark })
      }),
    )
  })

  it('lets a newer revision take the place of an older, with all it says', () => {
    const table = filled([10])
    const newer = reading(3, { revision: 2, receivedAt: 99, sourceKind: 'hand', sample: true })
    expect(table.put(10, 20, newer)).toBe(true)
    expect(table.stock(0)).toEqual({ at: 10, value: 3, receivedAt: 99, sourceKind: 'hand', sample: true })
    expect(table.put(10, 20, reading(4, { seq: 9 }))).toBe(false)
    expect(table.put(10, 20, reading(4, { revision: 2, seq: 2 }))).toBe(true)
    expect(table.put(10, 20, reading(5, { revision: 2, seq: 1 }))).toBe(false)
    expect(table.stock(0).value).toBe(4)
  })
})

describe('dropping what is old', () => {
  it('keeps the last row before the time and all from it on', () => {
    const table = filled([10, 20, 30, 40])
    table.dropBefore(30)
    expect(startsOf(table)).toEqual([20, 30, 40])
    table.dropBefore(31)
    expect(startsOf(table)).toEqual([30, 40])
    table.dropBefore(1000)
    expect(startsOf(table)).toEqual([40])
    table.dropBefore(1000)
    expect(startsOf(table)).toEqual([40])
  })

  it('drops nothing where nothing is older', () => {
    const table = filled([10, 20])
    table.dropBefore(10)
    expect(startsOf(table)).toEqual([10, 20])
    table.dropBefore(0)
    expect(startsOf(table)).toEqual([10, 20])
    const empty = createSeriesTable()
    empty.dropBefore(5)
    expect(empty.size()).toBe(0)
    expect(empty.put(1, 2, reading(1))).toBe(true)
    expect(startsOf(empty)).toEqual([1])
  })

  it('leaves a table that goes on as if it never held them', () => {
    const times = fc.uniqueArray(fc.nat(100), { maxLength: 30 })
    fc.assert(
      fc.property(times, times, fc.nat(100), (before, after, time) => {
        const table = filled(before)
        table.dropBefore(time)
        const kept = startsOf(table)
        for (const start of after) table.put(start, start + 10, reading(start * 2))
        const expected = [...new Set([...kept, ...after])].toSorted((a, b) => a - b)
        expect(startsOf(table)).toEqual(expected)
        for (const [row, start] of expected.entries()) expect(table.flow(row).value).toBe(start * 2)
      }),
    )
  })
})
