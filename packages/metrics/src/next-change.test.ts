import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from './evaluate.ts'
import { nextChangeAt } from './next-change.ts'
import { at, catalogueOf, count, DAILY, MONTHLY, stock, WEEKLY } from './testing/example.ts'
import { anyInstant, bookWith, someReadings, TREE, WORLD } from './testing/world.ts'

const of = (cadences: readonly (typeof DAILY)[], asOf: string) =>
  nextChangeAt(
    catalogueOf(
      cadences.map((cadence, i) => stock(`m${i}`, { cadence })),
      [count('c', 'm0')],
    ),
    at(asOf),
  )

describe('the next change by the clock alone', () => {
  it('is the nearest due moment of any measure', () => {
    expect(of([DAILY, WEEKLY, MONTHLY], '2026-11-23 10:00')).toBe(at('2026-11-23 17:00'))
    expect(of([WEEKLY, { ...DAILY, by: '09:00' }], '2026-11-27 08:00')).toBe(at('2026-11-27 09:00'))
    expect(of([WEEKLY], '2026-11-27 08:00')).toBe(at('2026-11-27 17:00'))
  })

  it('is the start of the next day at the latest', () => {
    expect(of([DAILY], '2026-11-23 17:00')).toBe(at('2026-11-24'))
    expect(of([DAILY], '2026-11-21 10:00')).toBe(at('2026-11-22'))
    expect(of([], '2026-11-21 23:59')).toBe(at('2026-11-22'))
  })

  it('is never now', () => {
    fc.assert(
      fc.property(anyInstant, (asOf) => {
        expect(nextChangeAt(WORLD, asOf)).toBeGreaterThan(asOf)
      }),
    )
  })

  it('leaves every cell as it is until then', () => {
    const evaluator = createEvaluator({ catalogue: WORLD, tree: TREE })
    fc.assert(
      fc.property(someReadings, anyInstant, (readings, asOf) => {
        // Nothing is told about what is still to come: between two readings only the clock moves.
        const book = bookWith(
          readings.filter((one) => one.receivedAt <= asOf && ('at' in one.when ? one.when.at <= asOf : true)),
        )
        const cells = (when: number) => evaluator.snapshot({ readings: book, asOf: when, knownAt: when }, 'D').cells
        expect(cells(nextChangeAt(WORLD, asOf) - 1)).toEqual(cells(asOf))
      }),
      { numRuns: 25 },
    )
  })
})
