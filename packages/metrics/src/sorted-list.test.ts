import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countUpTo, insertSorted, middlesOf, removeSorted } from './sorted-list.ts'

const ascending = (list: readonly number[]) => list.toSorted((a, b) => a - b)
const small = fc.array(fc.integer({ min: -5, max: 20 }), { maxLength: 30 })

describe('a list in order', () => {
  it('stays in order and loses only what is taken out', () => {
    fc.assert(
      fc.property(small, fc.nat(), (values, pick) => {
        const list: number[] = []
        for (const value of values) insertSorted(list, value)
        expect(list).toEqual(ascending(values))
        if (values.length === 0) return
        const gone = pick % values.length
        removeSorted(list, values[gone] ?? 0)
        expect(list).toEqual(ascending(values.toSpliced(gone, 1)))
      }),
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
        const expected = all.length === 0 ? null : [all[(all.length - 1) >>> 1], all[all.length >>> 1]]
        expect(middlesOf(lists.map(ascending))).toEqual(expected)
      }),
    )
  })

  it('is exact for instants', () => {
    const now = Date.parse('2026-11-18T03:00:00Z')
    expect(middlesOf([[now - 86_400_000], [now - 1, now], []])).toEqual([now - 1, now - 1])
  })
})
