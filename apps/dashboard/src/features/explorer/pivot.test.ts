import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { playedTable } from '../../testing/played-table.ts'
import { ACROSS } from './choices.ts'
import { pivot } from './pivot.ts'
import { sortRows } from './sort-rows.ts'

const series = (indicator: string, unit: string, values: (number | null)[]) => ({
  indicator,
  unit,
  values,
  numerators: values.map((value) => value && value * 2),
  denominators: values.map(() => 200),
})
const TABLE = playedTable({
  grain: 'month',
  periods: ['2025-01', '2025-02', '2026-01', '2026-02'],
  series: [series('a', '1', [10, 20, 30, null]), series('a', '2', [1, null, 0, 4])],
})
const numbers = (table: ReturnType<typeof pivot>) =>
  table.rows.map(({ heads, cells }) => [...heads, ...cells.map((cell) => cell?.number ?? null)])
const named = (_: string, id: string) => id

describe('a pivot', () => {
  it('puts periods across, a row per indicator and unit', () => {
    const table = pivot(TABLE, 'period')
    expect(table.columns).toEqual(TABLE.periods)
    expect(numbers(table)).toEqual([
      ['a', '1', 10, 20, 30, null],
      ['a', '2', 1, null, 0, 4],
    ])
  })

  it('puts units across, and zero stays a number where nothing is none', () => {
    expect(numbers(pivot(TABLE, 'unit'))).toEqual([
      ['a', '2025-01', 10, 1],
      ['a', '2025-02', 20, null],
      ['a', '2026-01', 30, 0],
      ['a', '2026-02', null, 4],
    ])
  })

  it('lays two years side by side with their difference, and knows none where one is missing', () => {
    const table = pivot(TABLE, 'year')
    expect(table.columns).toEqual(['2025', '2026', 'change'])
    expect(numbers(table)).toEqual([
      ['a', '1', '01', 10, 30, 20],
      ['a', '1', '02', 20, null, null],
      ['a', '2', '01', 1, 0, -1],
      ['a', '2', '02', null, 4, null],
    ])
  })

  it('leaves the 53rd week empty in a year that has none', () => {
    const weeks = playedTable({ grain: 'week', periods: ['2026-W53', '2027-W01'], series: [series('a', '1', [1, 2])] })
    expect(numbers(pivot(weeks, 'year'))).toEqual([
      ['a', '1', 'W53', 1, null, null],
      ['a', '1', 'W01', null, 2, null],
    ])
  })

  it('lists every value with its parts', () => {
    expect(numbers(pivot(TABLE, 'list'))[0]).toEqual(['a', '1', '2025-01', 10, 20, 200])
  })

  it('holds every value of the table exactly once, whatever stands across', () => {
    const value = fc.option(fc.integer(), { nil: null })
    const row = fc.array(value, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.constantFrom(...ACROSS), (rows, across) => {
        const table = playedTable({ ...TABLE, series: rows.map((values, at) => series('a', String(at), values)) })
        const cells = pivot(table, across).rows.flatMap((one) => one.cells)
        const held = cells.flatMap((cell) => (cell?.what === 'value' ? [cell.number] : []))
        const order = (a: number | null, b: number | null) => (a ?? -0.5) - (b ?? -0.5)
        expect(held.toSorted(order)).toEqual(rows.flat().toSorted(order))
      }),
    )
  })
})

describe('the order of rows', () => {
  it('goes by any column, with what has no value last either way', () => {
    const table = pivot(TABLE, 'unit')
    const by = (down: boolean) => sortRows(table, { by: '=2', down }, named).map(({ heads }) => heads[1])
    expect(by(false)).toEqual(['2026-01', '2025-01', '2026-02', '2025-02'])
    expect(by(true)).toEqual(['2026-02', '2025-01', '2026-01', '2025-02'])
  })

  it('goes by name as a Vietnamese dictionary does, and by time as time goes', () => {
    const names = new Map([
      ['1', 'Đại Lộc'],
      ['2', 'Duy Sơn'],
    ])
    const units = sortRows(pivot(TABLE, 'period'), { by: 'unit', down: false }, (_, id) => names.get(id) ?? id)
    expect(units.map(({ heads }) => heads[1])).toEqual(['2', '1'])
    const periods = sortRows(pivot(TABLE, 'unit'), { by: 'period', down: true }, named)
    expect(periods.map(({ heads }) => heads[1])).toEqual(TABLE.periods.toReversed())
  })

  it('is that of the server where nothing is chosen, or a column that is not there', () => {
    const table = pivot(TABLE, 'unit')
    expect(sortRows(table, null, named)).toBe(table.rows)
    expect(sortRows(table, { by: '=9', down: true }, named)).toBe(table.rows)
  })
})
