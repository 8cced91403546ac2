import { league } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { CATALOGUE, type Played } from '../testing/played.ts'
import { playedView } from '../testing/played-view.ts'
import { commonTarget, fitLeague, leagueIndicator, leagueScale, unitLeague } from './unit-league.ts'

const activated = CATALOGUE.indicators.get('activated')!
const ofUnits = (played: Played) => unitLeague(playedView(played), activated)
const one = playedView().cellOf('activated', '20599')!

/** A league of so many ranked units and so many with too few cases. */
const many = (ranked: number, apart: number) => {
  const cells = Array.from({ length: ranked + apart }, (_, at) => {
    const denominator = at < ranked ? 1_000 : 5
    return { ...one, unit: String(1_000 + at), value: 99 - at, denominator }
  })
  return league(activated, cells)
}
const rows = ({ top, between, bottom, apart, moreApart }: ReturnType<typeof fitLeague>) =>
  top.length + (between > 0 ? 1 : 0) + bottom.length + apart.length + (moreApart > 0 ? 1 : 0)

describe('the league of a view', () => {
  it('is of the indicator asked for, or of the first main share that units report', () => {
    expect(leagueIndicator(playedView(), 'overdue')?.id).toBe('overdue')
    expect(leagueIndicator(playedView(), null)?.id).toBe('on-time')
    expect(leagueIndicator(playedView(), 'gone')).toBeUndefined()
  })

  it('passes over a main share that no unit reports', () => {
    const view = playedView()
    const cellOf: typeof view.cellOf = (id, unit) => {
      const cell = view.cellOf(id, unit)
      return id === 'on-time' && cell ? { ...cell, reason: 'not-collected-here' } : cell
    }
    expect(leagueIndicator({ ...view, cellOf }, null)?.id).toBe('activated')
  })

  it('ranks communes and no office, and names who has no data', () => {
    const { ranked, apart } = ofUnits({ active: { '20620': 0.8, '20617': 0.93 }, silent: ['20638'] })
    expect(ranked.map(({ rank, cell }) => [rank, cell.unit])).toEqual([
      [1, '20599'],
      [2, '20617'],
      [3, '20620'],
    ])
    expect(apart.map(({ reason, cell }) => [reason, cell.unit])).toEqual([['no-data', '20638']])
  })
})

describe('a league where there is little room', () => {
  it('is whole where it fits', () => {
    expect(fitLeague(many(10, 4), 14)).toMatchObject({ between: 0, bottom: [], moreApart: 0 })
  })

  it('keeps the first and the last, and counts who is between', () => {
    const fitted = fitLeague(many(40, 0), 14)
    expect(fitted.top.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(fitted.between).toBe(27)
    expect(fitted.bottom.map(({ rank }) => rank)).toEqual([35, 36, 37, 38, 39, 40])
  })

  it.each([
    [40, 0],
    [40, 30],
    [3, 30],
    [0, 90],
    [14, 1],
    [13, 2],
    [14, 0],
  ])('of %i ranked and %i others takes no more than it is given, and counts everyone', (ranked, apart) => {
    const fitted = fitLeague(many(ranked, apart), 14)
    expect(rows(fitted)).toBeLessThanOrEqual(14)
    expect(fitted.top.length + fitted.between + fitted.bottom.length).toBe(ranked)
    expect(fitted.apart.length + fitted.moreApart).toBe(apart)
  })
})

describe('the bars of a league', () => {
  it('begin at zero and end at one figure for all: a hundred for a share', () => {
    expect(leagueScale(activated, [one]).place(97)).toBe(97)
    const pieces = CATALOGUE.indicators.get('overdue')!
    const { place } = leagueScale(pieces, [{ ...one, value: 20, target: 10 }])
    expect(place(20)).toBeCloseTo(100 / 1.15, 9)
    expect(leagueScale(pieces, []).place(0)).toBe(0)
  })

  it('have one target named above them only where it is one', () => {
    expect(commonTarget(ofUnits({}))).toBe(95)
    expect(commonTarget(league(activated, [one, { ...one, unit: '1', target: 90 }]))).toBeNull()
    expect(commonTarget(league(activated, []))).toBeNull()
  })
})
