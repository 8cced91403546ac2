import { describe, expect, it } from 'vitest'
import { cellFrom } from './testing/evaluation.ts'
import { catalogueOf, count, DAILY, flow } from './testing/example.ts'

describe('a window that runs on', () => {
  const received = flow('received', { grain: 'day', cadence: DAILY })
  const soFar = count('so-far', 'received', { window: { grain: 'week', count: 1, upTo: 'now' } })
  const catalogue = catalogueOf([received], [soFar])
  const told = ['2026-11-16', '2026-11-17', '2026-11-18'].map((period) => ({
    measure: 'received',
    unit: '20602',
    period,
    value: 10,
  }))

  it('holds, as of a past day, nothing of the days after it', () => {
    expect(cellFrom(catalogue, told, 'so-far', '20602', '2026-11-16 23:59').value).toBe(10)
    expect(cellFrom(catalogue, told, 'so-far', '20602', '2026-11-18 23:59').value).toBe(30)
  })

  it('shows each day of a trend as it stood on that day', () => {
    const { trend } = cellFrom(catalogue, told, 'so-far', '20602', '2026-11-18 23:59')
    expect(trend.slice(-4)).toEqual([null, 10, 20, 30])
  })
})
