import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Indicator } from './indicator.ts'
import { leastCases } from './insight/few-cases.ts'
import { league } from './league.ts'
import { statusOf } from './status.ts'
import type { Cell } from './snapshot.ts'
import { count, ratio, target } from './testing/example.ts'

const share = ratio('share', 'have', 'all', { targets: [target(95)], watchWithin: 5, digits: 1 })
const fewer = { ...share, direction: 'down' } as const
const pieces = count('pieces', 'have', { direction: 'down', digits: 0, targets: [target(0)] })

/** A unit's cell; of the share by its parts, of a count by its value. */
function cell(unit: string, over: Partial<Cell> & { readonly of?: Indicator } = {}): Cell {
  const { of = share, numerator = null, denominator = null, ...rest } = over
  const value = denominator === null ? (over.value ?? null) : ((numerator ?? 0) / denominator) * 100
  const goal = over.target === undefined ? 95 : over.target
  return {
    indicator: of.id,
    unit,
    value,
    reason: value === null ? 'no-readings' : null,
    implausible: null,
    numerator,
    denominator,
    status: statusOf(of, value, goal),
    since: null,
    sinceOrEarlier: false,
    target: goal,
    targetDue: null,
    coverage: { reported: 1, due: 1, missing: [], excluded: [] },
    range: null,
    freshness: { state: 'fresh', newest: null, oldest: null, nextDue: null },
    pace: null,
    provenance: { sample: false, byHand: false, documented: false },
    trend: [],
    points: null,
    ...rest,
  }
}

const part = (unit: string, numerator: number, denominator: number) => cell(unit, { numerator, denominator })
const ranks = (indicator: Indicator, cells: readonly Cell[]) =>
  league(indicator, cells).ranked.map(({ rank, cell: { unit } }) => [rank, unit])
const apart = (indicator: Indicator, cells: readonly Cell[]) =>
  league(indicator, cells).apart.map(({ reason, cell: { unit } }) => [reason, unit])

describe('the league of units', () => {
  it('puts the best first: the most where more is better, the least where less is', () => {
    const cells = [part('b', 90, 100), part('a', 95, 100), part('c', 99, 100)]
    expect(ranks(share, cells)).toEqual([
      [1, 'c'],
      [2, 'a'],
      [3, 'b'],
    ])
    expect(ranks(fewer, cells)).toEqual([
      [1, 'b'],
      [2, 'a'],
      [3, 'c'],
    ])
  })

  it('gives the same rank to what is shown alike, and counts all of them for the next', () => {
    const cells = [part('d', 900, 1_000), part('c', 97_004, 100_000), part('b', 97_001, 100_000), part('a', 99, 100)]
    expect(ranks(share, cells)).toEqual([
      [1, 'a'],
      [2, 'b'],
      [2, 'c'],
      [4, 'd'],
    ])
  })

  it('does not rank a unit in which one case more or less is more than the watch band', () => {
    expect(leastCases(share)).toBe(20)
    const cells = [part('a', 19, 19), part('b', 19, 20), part('c', 0, 4)]
    expect(ranks(share, cells)).toEqual([[1, 'b']])
    expect(apart(share, cells)).toEqual([
      ['few-cases', 'a'],
      ['few-cases', 'c'],
    ])
  })

  it('asks for ten cases however wide the band is, and where there is none', () => {
    expect(leastCases({ ...share, watchWithin: 40 })).toBe(10)
    expect(leastCases({ ...share, watchWithin: 0 })).toBe(10)
    expect(leastCases({ ...share, watchWithin: 3 })).toBe(34)
    expect(leastCases(pieces)).toBeNull()
  })

  it('ranks counts only where each unit has a target of its own', () => {
    const held = [
      cell('a', { of: pieces, value: 3, target: 0 }),
      cell('b', { of: pieces, value: 0, target: 0 }),
      cell('c', { of: pieces, value: 1, target: null }),
    ]
    expect(ranks(pieces, held)).toEqual([
      [1, 'b'],
      [2, 'a'],
    ])
    expect(apart(pieces, held)).toEqual([['not-comparable', 'c']])
  })

  it('ranks nobody by a figure that is neither better nor worse', () => {
    expect(apart({ ...share, direction: 'none' }, [part('a', 50, 100)])).toEqual([['not-comparable', 'a']])
  })

  it('names last who has no value, and leaves out where it is not collected', () => {
    const cells = [cell('a'), cell('z', { reason: 'not-collected-here' }), part('b', 1, 3), part('c', 97, 100)]
    expect(apart(share, cells)).toEqual([
      ['few-cases', 'b'],
      ['no-data', 'a'],
    ])
  })

  it('says how many meet the target, tiny ones too', () => {
    const cells = [part('a', 99, 100), part('b', 3, 3), part('c', 80, 100), cell('d')]
    expect(league(share, cells)).toMatchObject({ met: 2, judged: 3 })
    expect(league(share, [])).toEqual({ ranked: [], apart: [], leastCases: 20, met: 0, judged: 0 })
  })

  it('speaks only of its own indicator', () => {
    expect(league(share, [cell('a', { of: pieces, value: 1 })]).ranked).toEqual([])
  })
})

const units = fc.uniqueArray(
  fc.record({
    unit: fc.integer({ min: 1, max: 60 }).map(String),
    all: fc.integer({ min: 0, max: 400 }),
    have: fc.integer({ min: 0, max: 400 }),
  }),
  { selector: ({ unit }) => unit, maxLength: 20 },
)
const cellsOf = (told: readonly { unit: string; all: number; have: number }[]) =>
  told.map(({ unit, all, have }) => (all === 0 ? cell(unit) : part(unit, Math.min(have, all), all)))

describe('whatever is told', () => {
  it('the league is the same in any order of telling', () => {
    fc.assert(
      fc.property(units, fc.infiniteStream(fc.nat()), (told, keys) => {
        const places = told.map((one) => ({ one, key: keys.next().value as number }))
        const shuffled = places.toSorted((a, b) => a.key - b.key).map(({ one }) => one)
        expect(league(share, cellsOf(shuffled))).toEqual(league(share, cellsOf(told)))
      }),
    )
  })

  it('every unit is in it once, and its rank is one more than how many are better', () => {
    fc.assert(
      fc.property(units, fc.constantFrom(share, fewer), (told, indicator) => {
        const { ranked, apart: others } = league(indicator, cellsOf(told))
        const named = [...ranked, ...others].map(({ cell: { unit } }) => unit)
        expect(named.toSorted()).toEqual(told.map(({ unit }) => unit).toSorted())
        const shown = ({ value }: Cell) => Number(value?.toFixed(1))
        for (const { rank, cell: own } of ranked) {
          const better = ranked.filter(({ cell: other }) =>
            indicator.direction === 'up' ? shown(other) > shown(own) : shown(other) < shown(own),
          )
          expect(rank).toBe(better.length + 1)
        }
      }),
    )
  })

  it('one case more or less never moves a ranked unit across more than the watch band', () => {
    fc.assert(
      fc.property(units, (told) => {
        for (const { cell: own } of league(share, cellsOf(told)).ranked) {
          const one = 100 / (own.denominator ?? 0)
          expect(one).toBeLessThanOrEqual(share.watchWithin + 1e-9)
        }
      }),
    )
  })
})
