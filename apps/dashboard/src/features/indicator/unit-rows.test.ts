import { describe, expect, it } from 'vitest'
import { playedView } from '../../testing/played-view.ts'
import { unitLeague } from '../../widgets/unit-league.ts'
import { sortedRows, unitRows } from './unit-rows.ts'

const view = playedView({ active: { '20599': 0.97, '20617': 0.9, '20620': 0.97 }, silent: ['20638'] })
const indicator = view.catalogue.indicators.get('activated')!
const rows = unitRows(view, indicator, unitLeague(view, indicator))
const order = (...of: Parameters<typeof sortedRows>) => sortedRows(...of).map(({ unit }) => unit.code)

describe('the units of an indicator', () => {
  it('are those that report it, or should; an agency that does not is none of them', () => {
    expect(rows.map(({ unit }) => unit.name.vi)).toEqual(['Duy Hải', 'Duy Sơn', 'Duy Trinh', 'Nam Phước'])
  })

  it('share a rank where they are level, and whoever has no value has none', () => {
    expect(rows.map(({ unit, rank, apart }) => [unit.code, rank, apart])).toEqual([
      ['20638', null, 'no-data'],
      ['20620', 1, null],
      ['20617', 3, null],
      ['20599', 1, null],
    ])
  })

  it('are sorted by a figure either way, those without it always last and equals as they stood', () => {
    expect(order(rows, 'value', true)).toEqual(['20620', '20599', '20617', '20638'])
    expect(order(rows, 'value', false)).toEqual(['20617', '20620', '20599', '20638'])
    expect(order(rows, 'gap', true)[0]).toBe('20617')
    expect(order(rows, 'name', true)[0]).toBe('20599')
  })
})
