import { describe, expect, it } from 'vitest'
import { CATALOGUE, type Played } from '../testing/played.ts'
import { playedView } from '../testing/played-view.ts'
import { peerUnits } from './peer-units.ts'
import { columnBlocks, columnGroups, keyIndicators, matrixFacts, matrixOf } from './unit-matrix.ts'

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
const facts = (played: Played) => matrixFacts(matrixOf(playedView(played)))

describe('units that can be held against each other', () => {
  it('are the communes in the order of a Vietnamese dictionary, without the offices', () => {
    expect(peerUnits(playedView()).map(({ name }) => name.vi)).toEqual(['Duy Hải', 'Duy Sơn', 'Duy Trinh', 'Nam Phước'])
  })

  it('are all units where none is a place', () => {
    const view = playedView()
    const offices = view.children.filter(({ kind }) => kind === 'agency')
    expect(peerUnits({ children: offices }).map(({ code }) => code)).toEqual(['508-ca'])
  })
})

describe('the matrix', () => {
  it('has the main and leading indicators, by component', () => {
    expect(ids(keyIndicators(playedView()))).toEqual(['activated', 'on-time'])
  })

  it('adds what a component is judged by where no unit reports what it leads with', () => {
    const view = playedView()
    const cellOf: typeof view.cellOf = (id, unit) => {
      const cell = view.cellOf(id, unit)
      return id === 'on-time' && cell && unit !== undefined ? { ...cell, reason: 'not-collected-here' } : cell
    }
    expect(ids(keyIndicators({ ...view, cellOf }))).toEqual(['activated', 'on-time', 'overdue'])
  })

  it("has the scope's own row first and every unit below, wherever its status goes", () => {
    const units = (played: Played) => matrixOf(playedView(played)).rows.map(({ unit }) => unit.code)
    expect(units({})).toEqual(['508', '20638', '20620', '20617', '20599'])
    expect(units({ active: { '20620': 0.5 }, silent: ['20599'] })).toEqual(units({}))
    expect(units({ empty: true })).toEqual(units({}))
  })

  it('has a cell for each of its columns, in their order', () => {
    const { columns, rows } = matrixOf(playedView({ active: { '20620': 0.8 } }))
    for (const { cells } of rows) expect(cells.map((cell) => cell?.indicator)).toEqual(ids(columns))
    expect(rows[2]?.cells[0]?.value).toBe(80)
  })

  it('is cut between components where it does not fit, and within one only where that does not fit either', () => {
    const all = [...CATALOGUE.indicators.values()]
    const blocks = (most: number) => columnBlocks(CATALOGUE, all, most).map(ids)
    expect(blocks(4)).toEqual([['activated', 'on-time', 'received', 'overdue']])
    expect(blocks(3)).toEqual([['activated'], ['on-time', 'received', 'overdue']])
    expect(blocks(2)).toEqual([['activated'], ['on-time', 'received'], ['overdue']])
    expect(columnGroups(CATALOGUE, all).map(({ component, columns }) => [component.id, columns.length])).toEqual([
      ['security', 1],
      ['procedures', 3],
    ])
  })
})

describe('what a matrix says', () => {
  it('is which unit and which indicator is off target most', () => {
    const { units, indicators } = facts({ active: { '20620': 0.8, '20617': 0.93 } })
    expect(units).toMatchObject({ count: 1, which: [{ unit: { code: '20620' } }] })
    expect(indicators).toMatchObject({ count: 1, of: 4, which: [{ id: 'activated' }] })
  })

  it('names all that are level', () => {
    const { units } = facts({ active: { '20620': 0.8, '20617': 0.7 } })
    expect(units?.which.map(({ unit }) => unit.code)).toEqual(['20620', '20617'])
  })

  it('is calm where nothing is off target, and counts what is to be watched', () => {
    expect(facts({ active: { '20617': 0.93 } })).toEqual({ judged: 8, watch: 1, units: null, indicators: null })
  })

  it('knows nothing before the first reading', () => {
    expect(facts({ empty: true })).toEqual({ judged: 0, watch: 0, units: null, indicators: null })
  })
})
