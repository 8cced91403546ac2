import { createReadingBook, createUnitTree, type Measure, periodOf } from '@ioc/metrics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredReading } from '../../store/store.ts'
import { day, measureNamed, OFFSET, testPack } from '../../testing/factories.ts'
import { readingOf } from '../series-facts.ts'
import { createPastBook } from './past-book.ts'

const MS_PER_DAY = 86_400_000
const FIRST = day('2026-01-01')
const tree = createUnitTree(testPack().catalogue.units)
const unit = tree.units[0]!
const key = tree.keyOf(unit)
/** By series number. */
const measures: readonly Measure[] = [
  measureNamed('stock', { kind: 'stock', grain: null }),
  measureNamed('daily'),
  measureNamed('monthly', { grain: 'month' }),
]
const factsOf = (series: number) => {
  const measure = measures[series]
  return measure && { measure, unit, key }
}

const days = fc.integer({ min: 0, max: 90 })
const stored = fc
  .record({ series: fc.nat(2), on: days, hour: fc.nat(23), receivedAt: fc.nat(), sample: fc.boolean() })
  .map(({ series, on, hour, ...rest }): StoredReading => {
    const { grain } = measures[series]!
    const time =
      grain === null ? (FIRST + on) * MS_PER_DAY + hour * 3_600_000 : periodOf(grain, FIRST + on).start * MS_PER_DAY
    // Of one key there is one reading, as known after one batch.
    return { series, time, value: time % 97, revision: 1, seq: 1, source: 'office', sourceKind: 'hand', ...rest }
  })
const readings = fc.uniqueArray(stored, { selector: ({ series, time }) => `${series} ${time}`, maxLength: 60 })

describe('a book of the past', () => {
  it('answers as the book of the live view does, in whatever order and however often readings come', () => {
    fc.assert(
      fc.property(readings, days, days, (all, from, length) => {
        const live = createReadingBook({ utcOffsetMinutes: OFFSET })
        const past = createPastBook(factsOf)
        for (const one of all) live.put(readingOf(factsOf(one.series)!, one))
        for (const one of [...all, ...all.slice(0, 5)]) past.put(one)
        for (const { id } of measures) {
          for (const at of [0, 12 * 3_600_000, MS_PER_DAY - 1]) {
            const asOf = (FIRST + from) * MS_PER_DAY + at
            expect(past.stockAt(id, key, asOf)).toEqual(live.stockAt(id, key, asOf))
          }
          const [first, end] = [FIRST + from, FIRST + from + length]
          expect(past.flowsWithin(id, key, first, end)).toEqual(live.flowsWithin(id, key, first, end))
        }
      }),
    )
  })

  it('takes in nothing of a series the catalogue no longer knows', () => {
    const past = createPastBook(() => undefined)
    past.put({
      series: 1,
      time: FIRST * MS_PER_DAY,
      value: 1,
      revision: 1,
      seq: 1,
      receivedAt: 0,
      source: 'office',
      sourceKind: 'hand',
      sample: false,
    })
    expect(past.flowsWithin('daily', key, FIRST, FIRST + 1)).toEqual([])
  })
})
