import type { Grain } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../testing/played.ts'
import { isSummed, overShown, usualGrain } from './over.ts'

const received = CATALOGUE.indicators.get('received')!
const activated = CATALOGUE.indicators.get('activated')!
const countedBy = (grain: Grain) => ({
  measures: new Map([...CATALOGUE.measures].map(([id, one]) => [id, one.kind === 'flow' ? { ...one, grain } : one])),
})

describe('what the numbers of a trend are', () => {
  it('is the period, of a day the window, and the window where the period is too short for the reports', () => {
    const shown = (own: Grain, grain: 'day' | 'week' | 'month') =>
      overShown(countedBy(own), received, { over: null, grain })
    expect([shown('day', 'day'), shown('day', 'week'), shown('week', 'month')]).toEqual(['window', 'period', 'period'])
    expect([shown('month', 'week'), shown('month', 'month')]).toEqual(['window', 'period'])
    expect(overShown(countedBy('month'), received, { over: 'period', grain: 'week' })).toBe('period')
  })

  it('are by the week, or by the shortest time the reports can tell of', () => {
    const usual = (own: Grain) => usualGrain(countedBy(own), received)
    expect([usual('day'), usual('week'), usual('month'), usual('reporting-month'), usual('year')]).toEqual([
      'week',
      'week',
      'month',
      'quarter',
      'year',
    ])
    expect(usualGrain(countedBy('year'), activated)).toBe('week')
  })

  it('are offered as period or window of what is summed, and not of a state', () => {
    expect([isSummed(CATALOGUE, received), isSummed(CATALOGUE, activated)]).toEqual([true, false])
  })
})
