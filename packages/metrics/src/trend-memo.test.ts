import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dependentsOf } from './dependents.ts'
import { createEvaluator } from './evaluate.ts'
import { dayOf } from './period.ts'
import { createReadingBook } from './reading-book.ts'
import type { Reading } from './reading.ts'
import { OFFSET } from './testing/example.ts'
import { anyInstant, bookWith, someReadings, TREE, WORLD } from './testing/world.ts'
import { createTrendMemo } from './trend-memo.ts'

const POINT = { value: 1, status: null } as const
const unitOf = (key: string) => {
  const unit = TREE.byKey(key)
  if (!unit) throw new Error(`no ${key}`)
  return unit
}
const B = '2026-02-10'

describe('the memo of a trend', () => {
  it('gives back what was set, per indicator, unit and day', () => {
    const memo = createTrendMemo(TREE)
    memo.set('share', 'A@2000-01-01', 5, POINT)
    expect(memo.get('share', 'A@2000-01-01', 5)).toBe(POINT)
    expect(memo.get('share', 'A@2000-01-01', 6)).toBeUndefined()
    expect(memo.get('share', 'B@2000-01-01', 5)).toBeUndefined()
    expect(memo.get('today', 'A@2000-01-01', 5)).toBeUndefined()
    memo.clear()
    expect(memo.get('share', 'A@2000-01-01', 5)).toBeUndefined()
  })

  it('drops the days a reading can change: its own and later', () => {
    const memo = createTrendMemo(TREE)
    for (const day of [4, 5, 6]) memo.set('share', 'A@2000-01-01', day, POINT)
    memo.invalidate(['share', 'nothing'], unitOf('A@2000-01-01'), 5)
    expect([4, 5, 6].map((day) => memo.get('share', 'A@2000-01-01', day))).toEqual([POINT, undefined, undefined])
  })

  it('drops them for the unit, what it became and all above, and for nobody else', () => {
    const memo = createTrendMemo(TREE)
    const keys = ['A@2000-01-01', 'B@2000-01-01', 'C@2000-01-01', `B@${B}`, 'D@2000-01-01', 'P@2000-01-01']
    for (const key of keys) memo.set('share', key, 5, POINT)
    for (const key of keys) memo.set('today', key, 5, POINT)
    memo.invalidate(['share'], unitOf('C@2000-01-01'), 1)
    expect(keys.filter((key) => memo.get('share', key, 5))).toEqual(['A@2000-01-01', 'B@2000-01-01', 'P@2000-01-01'])
    expect(keys.every((key) => memo.get('today', key, 5))).toBe(true)
  })

  it('forgets the days no trend shows any more', () => {
    const memo = createTrendMemo(TREE)
    for (const day of [4, 5, 6]) memo.set('share', 'A@2000-01-01', day, POINT)
    memo.forget(5)
    expect([4, 5, 6].map((day) => memo.get('share', 'A@2000-01-01', day))).toEqual([undefined, POINT, POINT])
  })
})

/** What a keeper of the memo does with each reading it accepts. */
function keeper() {
  const book = createReadingBook({ utcOffsetMinutes: OFFSET })
  const memo = createTrendMemo(TREE)
  const dependents = dependentsOf(WORLD)
  const accept = (reading: Reading) => {
    if (!book.put(reading)) return
    const from = 'at' in reading.when ? dayOf(reading.when.at, OFFSET) : reading.when.start
    memo.invalidate(dependents.get(reading.measure) ?? [], unitOf(reading.unit), from)
  }
  return { book, memo, accept }
}

describe('snapshots with a kept memo', () => {
  it('are those taken from scratch, whatever comes in late or is corrected between them', () => {
    const evaluator = createEvaluator({ catalogue: WORLD, tree: TREE })
    const moments = fc.array(anyInstant, { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(someReadings, moments, (readings, instants) => {
        const kept = keeper()
        const share = Math.ceil(readings.length / instants.length)
        for (const [i, asOf] of instants.toSorted((a, b) => a - b).entries()) {
          for (const reading of readings.slice(i * share, (i + 1) * share)) kept.accept(reading)
          const view = { readings: kept.book, asOf, knownAt: asOf }
          const scratch = { readings: bookWith(readings.slice(0, (i + 1) * share)), asOf, knownAt: asOf }
          for (const scope of ['D', 'B']) {
            expect(evaluator.snapshot(view, scope, kept.memo)).toEqual(evaluator.snapshot(scratch, scope))
          }
          kept.memo.forget(dayOf(asOf, OFFSET) - 30)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('read past days from it instead of computing them', () => {
    const evaluator = createEvaluator({ catalogue: WORLD, tree: TREE })
    const asOf = 1_772_000_000_000
    const memo = createTrendMemo(TREE)
    memo.set('share', 'A@2000-01-01', dayOf(asOf, OFFSET) - 1, { value: 42, status: 'watch' })
    const cell = evaluator.cell({ readings: bookWith([]), asOf, knownAt: asOf }, 'share', 'A', memo)
    expect(cell?.trend.at(-2)).toBe(42)
    expect(memo.get('share', 'A@2000-01-01', dayOf(asOf, OFFSET) - 2)).toEqual({ value: null, status: 'no-data' })
    expect(memo.get('share', 'A@2000-01-01', dayOf(asOf, OFFSET))).toBeUndefined()
  })
})

describe('the indicators that hang on a measure', () => {
  it('are all that count it, an index through its items', () => {
    const dependents = dependentsOf(WORLD)
    expect(dependents.get('have')).toEqual(['share', 'each', 'index'])
    expect(dependents.get('received')).toEqual(['today', 'lately', 'index'])
    expect(dependents.get('monthly')).toEqual(['year'])
    expect(dependents.get('nothing')).toBeUndefined()
    expect([...dependents.keys()].toSorted()).toEqual([...WORLD.measures.keys()].toSorted())
  })
})
