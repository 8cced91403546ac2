import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueOf, count, ratio, stock } from '../testing/example.ts'
import { index } from '../testing/index-indicator.ts'
import type { Cell } from '../snapshot.ts'
import { statusOf } from '../status.ts'
import { lackOf } from './lack.ts'

const share = ratio('share', 'have', 'all', { watchWithin: 0 })
const catalogue = catalogueOf(
  [stock('have', { countable: 'pupils' }), stock('all'), stock('money', { decimals: 2 })],
  [share],
)
const cell = (numerator: number, denominator: number | null) =>
  ({ numerator, denominator, value: denominator === null ? numerator : (100 * numerator) / denominator }) as Cell
const lack = (indicator: Parameters<typeof lackOf>[1], of: Cell, target: number | null) =>
  lackOf(catalogue, indicator, of, target)

describe('what a number lacks', () => {
  it('is so many more of what is counted, rounded up', () => {
    expect(lack(share, cell(835, 1_000), 100)).toEqual({ count: 165, countable: 'pupils', sense: 'more' })
    expect(lack(share, cell(80, 101), 80)?.count).toBe(1)
    expect(lack(share, cell(9_000, 10_000), 97.3)?.count).toBe(730)
  })

  it('is so many too many where less is better', () => {
    const fewer = { ...share, direction: 'down' } as const
    expect(lack(fewer, cell(17, 100), 5)).toEqual({ count: 12, countable: 'pupils', sense: 'fewer' })
    expect(lack(count('late', 'have', { direction: 'down' }), cell(12, null), 0)?.count).toBe(12)
  })

  it('keeps the decimals that are counted', () => {
    expect(lack(count('paid', 'money'), cell(11.5, null), 12.251)?.count).toBe(0.76)
  })

  it('is nothing once the target is reached, and where nothing is counted or known', () => {
    expect(lack(share, cell(95, 100), 95)).toBeNull()
    expect(lack(share, cell(99, 100), 95)).toBeNull()
    expect(lack(share, cell(80, 100), null)).toBeNull()
    expect(lack(ratio('days', 'have', 'all', { unit: 'days', scale: 1 }), cell(80, 100), 3)).toBeNull()
    expect(lack({ ...share, direction: 'none' }, cell(80, 100), 95)).toBeNull()
    expect(lack(index('766', []), cell(14, null), 90)).toBeNull()
    expect(lack(share, { ...cell(0, 1), numerator: null }, 90)).toBeNull()
    expect(lack(ratio('gone', 'nobody', 'all'), cell(80, 100), 95)).toBeNull()
  })

  it('brings the number to its target, and one less does not', () => {
    const parts = fc.integer({ min: 1, max: 100_000 }).chain((all) => fc.tuple(fc.nat(all), fc.constant(all)))
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 1_000 }), ([have, all], tenths) => {
        const target = tenths / 10
        const found = lack(share, cell(have, all), target)
        const status = (more: number) => statusOf(share, (100 * (have + more)) / all, target - 1e-9)
        expect(status(found?.count ?? 0)).toBe('on-target')
        if (found) expect((100 * (have + found.count - 1)) / all).toBeLessThan(target)
      }),
    )
  })
})
