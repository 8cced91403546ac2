import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countUpTo, createSortedList, middlesOf } from './sorted-list.ts'

const ascending = (list: readonly number[]) => list.toSorted((a, b) => a - b)
const small = fc.array(fc.integer({ min: -5, max: 20 }), { maxLength: 30 })
/** Enough for several blocks, with many that are the same. */
const many = fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 3_000, maxLength: 6_000, size: 'max' })

function listOf(values: readonly number[]) {
  const list = createSortedList()
  for (const value of values) list.insert(value)
  return list
}

/** What a list holds, told by what it counts up to each of the values. */
const counts = (list: ReturnType<typeof listOf>, at: readonly number[]) => at.map((value) => list.countUpTo(value))
const expected = (values: readonly number[], at: readonly number[]) => {
  const sorted = ascending(values)
  return at.map((value) => countUpTo(sorted, value))
}

describe('a list in order', () => {
  it.each([
    ['small', small, 100],
    ['of many blocks', many, 20],
  ])('stays in order and loses only what is taken out: %s', (_what, values, numRuns) => {
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.nat()), (all, picks) => {
        const list = listOf(all)
        const at = [-6, ...new Set(all), 5_000]
        expect([list.length(), list.first(), list.last()]).toEqual([
          all.length,
          ascending(all)[0] ?? 0,
          ascending(all).at(-1) ?? 0,
        ])
        expect(counts(list, at)).toEqual(expected(all, at))
        let left = [...all]
        for (let n = Math.ceil(all.length / 2); n > 0; n--) {
          const gone = picks.next().value % left.length
          list.remove(left[gone] ?? 0)
          left[gone] = left.at(-1) ?? 0
          left = left.slice(0, -1)
        }
        expect(list.length()).toBe(left.length)
        expect(counts(list, at)).toEqual(expected(left, at))
        for (const value of left) list.remove(value)
        expect([list.length(), list.first(), list.countUpTo(5_000)]).toEqual([0, 0, 0])
      }),
      { numRuns },
    )
  })

  it('counts what is at most a value', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: -6, max: 21 }), (values, most) => {
        expect(countUpTo(ascending(values), most)).toBe(values.filter((value) => value <= most).length)
      }),
    )
  })
})

describe('the middle of several lists', () => {
  it('is that of all their values together', () => {
    fc.assert(
      fc.property(fc.array(small, { maxLength: 5 }), (lists) => {
        const all = ascending(lists.flat())
        const middles = all.length === 0 ? null : [all[(all.length - 1) >>> 1], all[all.length >>> 1]]
        expect(middlesOf(lists.map(listOf))).toEqual(middles)
      }),
    )
  })

  it('is exact for instants', () => {
    const now = Date.parse('2026-11-18T03:00:00Z')
    expect(middlesOf([listOf([now - 86_400_000]), listOf([now - 1, now]), listOf([])])).toEqual([now - 1, now - 1])
  })
})
