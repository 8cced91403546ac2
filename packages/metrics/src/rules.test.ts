import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from './evaluate.ts'
import type { Cell, Snapshot } from './snapshot.ts'
import { FRESHNESS_STATES, NO_VALUE_REASONS, STATUSES } from './snapshot.ts'
import { at, bookOf, catalogueOf, count, flow, ratio, reading, stock, type Told } from './testing/example.ts'
import { cellFrom } from './testing/evaluation.ts'
import { DISTRICT, OLD_COMMUNES } from './testing/example-units.ts'
import { anyInstant, bookWith, someReadings, TREE, WORLD } from './testing/world.ts'

const evaluator = createEvaluator({ catalogue: WORLD, tree: TREE })
const see = (readings: Parameters<typeof bookWith>[0], asOf: number, upToSeq?: number): Snapshot =>
  evaluator.snapshot({ readings: bookWith(readings, upToSeq), asOf, knownAt: asOf }, 'D')
const RUNS = { numRuns: 25 }

const parts = (cell: Cell | undefined) => [cell?.numerator ?? 0, cell?.denominator ?? 0]
const find = (snapshot: Snapshot, indicator: string, unit: string) =>
  snapshot.cells.find((cell) => cell.indicator === indicator && cell.unit === unit)

const CODES = OLD_COMMUNES.map(([code]) => code)
const share = catalogueOf([stock('have'), stock('all')], [ratio('share', 'have', 'all')])
const shares = fc.array(
  fc.integer({ min: 1, max: 5000 }).chain((all) => fc.record({ all: fc.constant(all), have: fc.nat(all) })),
  { minLength: 14, maxLength: 14 },
)
const NOW = '2026-11-23 10:00'
const told = (units: readonly { have: number; all: number }[]): Told[] =>
  units.flatMap(({ have, all }, i) => [
    { measure: 'have', unit: CODES[i] ?? '', at: '2026-11-23 08:00', value: have },
    { measure: 'all', unit: CODES[i] ?? '', at: '2026-11-23 08:00', value: all },
  ])

describe('rule 1: a ratio over many units is Σ numerators ÷ Σ denominators', () => {
  it('for any figures of any units', () => {
    fc.assert(
      fc.property(shares, (units) => {
        const cell = cellFrom(share, told(units), 'share', DISTRICT, NOW)
        const have = units.reduce((sum, one) => sum + one.have, 0)
        const all = units.reduce((sum, one) => sum + one.all, 0)
        expect(cell.numerator).toBe(have)
        expect(cell.denominator).toBe(all)
        expect(cell.value).toBe((100 * have) / all)
      }),
      RUNS,
    )
  })

  it('lies between the lowest and the highest unit', () => {
    fc.assert(
      fc.property(shares, (units) => {
        const value = cellFrom(share, told(units), 'share', DISTRICT, NOW).value ?? Number.NaN
        const each = units.map((one) => (100 * one.have) / one.all)
        expect(value).toBeGreaterThanOrEqual(Math.min(...each) - 1e-9)
        expect(value).toBeLessThanOrEqual(Math.max(...each) + 1e-9)
      }),
      RUNS,
    )
  })
})

describe('rule 2: missing is not zero', () => {
  it('no cell of any history is NaN, infinite, or 0 for want of data', () => {
    fc.assert(
      fc.property(someReadings, anyInstant, (readings, asOf) => {
        for (const cell of see(readings, asOf).cells) {
          expect(cell.value === null).toBe(cell.reason !== null)
          if (cell.value !== null) expect(Number.isFinite(cell.value)).toBe(true)
          if (cell.reason !== null) expect(NO_VALUE_REASONS).toContain(cell.reason)
          if (cell.status !== null) expect(STATUSES).toContain(cell.status)
          expect(FRESHNESS_STATES).toContain(cell.freshness.state)
          expect(cell.value === null).toBe(cell.status === 'no-data')
          for (const value of cell.trend) expect(value === null || Number.isFinite(value)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  it('an unreported unit changes the sums of no other', () => {
    fc.assert(
      fc.property(shares, fc.nat(13), (units, silent) => {
        const some = told(units).filter((one) => one.unit !== CODES[silent])
        const cell = cellFrom(share, some, 'share', DISTRICT, NOW)
        const rest = units.filter((_, i) => i !== silent)
        expect(cell.denominator).toBe(rest.reduce((sum, one) => sum + one.all, 0))
        expect(cell.coverage.missing).toEqual([CODES[silent]])
      }),
      RUNS,
    )
  })
})

describe('rule 3: a stock is carried, a flow is summed', () => {
  it('a stock is its last reading until that lapses, whatever came before', () => {
    const catalogue = catalogueOf([stock('have')], [count('sum', 'have')])
    fc.assert(
      fc.property(fc.array(fc.record({ hour: fc.nat(200), value: fc.nat(99) }), { minLength: 1 }), (list) => {
        const unique = [...new Map(list.map((one) => [one.hour, one])).values()]
        const begin = at('2026-11-16 00:00')
        const book = bookOf([])
        for (const { hour, value } of unique) {
          const base = reading({ measure: 'have', unit: '20599', at: '2026-11-16 00:00', value })
          book.put({ ...base, when: { at: begin + hour * 3_600_000 } })
        }
        const last = unique.toSorted((a, b) => b.hour - a.hour)[0]
        const asOf = begin + (last?.hour ?? 0) * 3_600_000
        const cell = createEvaluator({ catalogue }).cell({ readings: book, asOf, knownAt: asOf }, 'sum', '20599')
        expect(cell?.value).toBe(last?.value)
      }),
      RUNS,
    )
  })

  it('a flow is the sum of its window, whole or not at all', () => {
    const catalogue = catalogueOf(
      [flow('got')],
      [count('sum', 'got', { window: { grain: 'week', count: 4, upTo: 'due' } })],
    )
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(99)), { minLength: 6, maxLength: 6 }), (weeks) => {
        const some = weeks.flatMap((value, i): Told[] =>
          value === null ? [] : [{ measure: 'got', unit: '20599', period: `2026-W${42 + i}`, value }],
        )
        const last = weeks.slice(-4)
        const whole = last.every((value) => value !== null)
        const cell = cellFrom(catalogue, some, 'sum', '20599', '2026-11-20 17:00')
        expect(cell.value).toBe(whole ? last.reduce<number>((sum, value) => sum + (value ?? 0), 0) : null)
      }),
      RUNS,
    )
  })
})

describe('rule 4: a parent is computed from its children’s readings', () => {
  it('and is nothing but the sum of those that break no rule', () => {
    fc.assert(
      fc.property(someReadings, anyInstant, (readings, asOf) => {
        const snapshot = see(readings, asOf)
        for (const indicator of ['share', 'lately', 'weeks']) {
          const whole = find(snapshot, indicator, 'D')
          const below = snapshot.cells.filter(
            (cell) => cell.indicator === indicator && cell.unit !== 'D' && cell.numerator !== null && !cell.implausible,
          )
          const sum = below.map(parts).reduce((a, b) => a.map((one, i) => one + (b[i] ?? 0)), [0, 0])
          expect(parts(whole)[0]).toBeCloseTo(sum[0] ?? 0, 6)
          expect(parts(whole)[1]).toBeCloseTo(sum[1] ?? 0, 6)
        }
      }),
      RUNS,
    )
  })
})

describe('rule 5: coverage and range are part of the value', () => {
  it('every unit asked either reported or is named', () => {
    fc.assert(
      fc.property(someReadings, anyInstant, (readings, asOf) => {
        for (const { coverage, range, value } of see(readings, asOf).cells) {
          expect(coverage.reported + coverage.missing.length + coverage.excluded.length).toBe(coverage.due)
          expect(coverage.missing.toSorted()).toEqual(coverage.missing)
          expect(coverage.missing.filter((unit) => coverage.excluded.includes(unit))).toEqual([])
          if (range && value !== null) expect(range.low).toBeLessThanOrEqual(range.high)
        }
      }),
      RUNS,
    )
  })

  it('once the missing report, the value lies in the range it had', () => {
    const yesterday = (units: Parameters<typeof told>[0]) =>
      told(units).map((one) => ({ ...one, at: '2026-11-17 08:00', value: one.measure === 'have' ? 0 : one.value }))
    const silent = fc.uniqueArray(fc.nat(13), { minLength: 1, maxLength: 13 })
    fc.assert(
      fc.property(shares, silent, (units, missing) => {
        const known = yesterday(units)
        const present = told(units).filter((one) => !missing.some((i) => CODES[i] === one.unit))
        const before = cellFrom(share, [...known, ...present], 'share', DISTRICT, NOW)
        const after = cellFrom(share, [...known, ...told(units)], 'share', DISTRICT, NOW)
        expect(before.coverage.missing).toHaveLength(missing.length)
        expect(before.range?.low).toBeLessThanOrEqual((after.value ?? Number.NaN) + 1e-9)
        expect(before.range?.high).toBeGreaterThanOrEqual((after.value ?? Number.NaN) - 1e-9)
        expect(before.range?.low).toBeLessThanOrEqual((before.value ?? Number.NaN) + 1e-9)
        expect(before.range?.high).toBeGreaterThanOrEqual((before.value ?? Number.NaN) - 1e-9)
        expect(after.range).toBeNull()
      }),
      RUNS,
    )
  })
})

describe('rule 6: nothing is rounded before the edge', () => {
  it('money in đồng stays the integer it is', () => {
    const catalogue = catalogueOf([stock('spent')], [count('spent.sum', 'spent')])
    const amounts = fc.array(fc.integer({ min: 0, max: 2 ** 48 }), { minLength: 14, maxLength: 14 })
    fc.assert(
      fc.property(amounts, (list) => {
        const some = list.map((value, i): Told => ({ measure: 'spent', unit: CODES[i] ?? '', at: NOW, value }))
        const exact = list.reduce((sum, value) => sum + BigInt(value), 0n)
        expect(BigInt(cellFrom(catalogue, some, 'spent.sum', DISTRICT, NOW).value ?? -1)).toBe(exact)
      }),
      RUNS,
    )
  })

  it('decimals are summed as integers: 0.1 + 0.2 is 0.3', () => {
    const catalogue = catalogueOf([stock('long', { decimals: 1 })], [count('long.sum', 'long')])
    const some: Told[] = [1, 2].map((value, i) => ({ measure: 'long', unit: CODES[i] ?? '', at: NOW, value }))
    expect(cellFrom(catalogue, some, 'long.sum', DISTRICT, NOW).value).toBe(0.3)
  })
})

describe('rule 7: evaluating is a pure function', () => {
  it('the same input gives the same bytes, from one evaluator or another', () => {
    fc.assert(
      fc.property(someReadings, anyInstant, (readings, asOf) => {
        const first = JSON.stringify(see(readings, asOf))
        expect(JSON.stringify(see(readings, asOf))).toBe(first)
        const fresh = createEvaluator({ catalogue: WORLD })
        expect(JSON.stringify(fresh.snapshot({ readings: bookWith(readings), asOf, knownAt: asOf }, 'D'))).toBe(first)
      }),
      RUNS,
    )
  })

  it('whatever was asked before, and in whatever order', () => {
    fc.assert(
      fc.property(someReadings, anyInstant, fc.array(anyInstant, { maxLength: 4 }), (readings, asOf, others) => {
        const busy = createEvaluator({ catalogue: WORLD })
        for (const other of others) busy.snapshot({ readings: bookWith(readings), asOf: other, knownAt: other }, 'D')
        const view = { readings: bookWith(readings), asOf, knownAt: asOf }
        expect(busy.snapshot(view, 'D')).toEqual(see(readings, asOf))
      }),
      RUNS,
    )
  })

  it('a snapshot has the cells that are had one by one, of an index and its items too', () => {
    fc.assert(
      fc.property(someReadings, anyInstant, (readings, asOf) => {
        const view = { readings: bookWith(readings), asOf, knownAt: asOf }
        const { cells } = see(readings, asOf)
        const alone = cells.flatMap(({ indicator, unit }) => evaluator.cell(view, indicator, unit) ?? [])
        expect(cells).toEqual(alone.map((cell) => (cell.unit === 'D' ? cell : { ...cell, trend: [] })))
      }),
      RUNS,
    )
  })
})

describe('rule 8: incremental equals from scratch', () => {
  it('for a book filled in any order, with retries', () => {
    fc.assert(
      fc.property(someReadings, anyInstant, fc.integer({ min: 1, max: 1000 }), (readings, asOf, turn) => {
        const turned = readings.toSorted((a, b) => ((a.seq * turn) % 1009) - ((b.seq * turn) % 1009))
        expect(see([...turned, ...turned.slice(0, 20)], asOf)).toEqual(see(readings, asOf))
      }),
      RUNS,
    )
  })
})

describe('rule 10: knownAt reproduces any earlier answer', () => {
  it('what came later never changes what was known then', () => {
    fc.assert(
      fc.property(someReadings, anyInstant, fc.nat(150), (readings, asOf, seq) => {
        const then = see(
          readings.filter((one) => one.seq <= seq),
          asOf,
        )
        expect(see(readings, asOf, seq)).toEqual(then)
      }),
      RUNS,
    )
  })

  it('and readings about later instants never change a stock’s answer as of an earlier one', () => {
    fc.assert(
      fc.property(someReadings, anyInstant, (readings, asOf) => {
        const stocks = readings.filter((one) => 'at' in one.when)
        const earlier = stocks.filter((one) => 'at' in one.when && one.when.at <= asOf)
        expect(see(stocks, asOf)).toEqual(see(earlier, asOf))
      }),
      RUNS,
    )
  })
})
