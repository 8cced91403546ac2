import { formatDay } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { playedView } from '../../testing/played-view.ts'
import { weekOf } from './week.ts'

const onMonday = (played = {}) => weekOf(playedView(played))

describe('the working week', () => {
  it('is the last five working days, over the week’s end', () => {
    expect(onMonday().days.map(({ day }) => formatDay(day))).toEqual([
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-23',
    ])
  })

  it('leaves out a holiday and reaches back one day more', () => {
    const view = playedView()
    const holiday = onMonday().days[2]?.day ?? 0
    const calendar = { ...view.catalogue.calendar, holidays: new Map([[holiday, { vi: '', en: '', bn: '' }]]) }
    const { days } = weekOf({ ...view, catalogue: { ...view.catalogue, calendar } })
    expect(days.map(({ day }) => formatDay(day))).toEqual([
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-20',
      '2026-11-23',
    ])
  })

  it('shows the main indicators and each component’s lead once', () => {
    expect(onMonday().rows.map(({ indicator }) => indicator.id)).toEqual(['on-time', 'activated'])
  })

  it('says of each day how it stood, and of today what the cell says', () => {
    const view = playedView()
    const cell = view.cellOf('activated')!
    const trend = [...cell.trend.slice(0, -4), 80, 93, 96, 97]
    const played = { ...cell, trend, value: 90.2, status: 'watch' as const }
    const { rows } = weekOf({ ...view, cellOf: (id) => (id === 'activated' ? played : view.cellOf(id)) })
    // Friday lies three days before Monday.
    expect(rows[1]?.days.map(({ value, mark }) => [value, mark]).slice(-2)).toEqual([
      [80, 'off-target'],
      [90.2, 'watch'],
    ])
  })

  it('says that nothing is known where nothing is', () => {
    expect(onMonday({ empty: true }).rows[0]?.days.map(({ mark }) => mark)).toEqual(Array(5).fill('no-data'))
  })
})
