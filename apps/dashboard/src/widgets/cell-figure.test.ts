import type { Indicator } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { CATALOGUE, playedSnapshot } from '../testing/played.ts'
import { speak } from '../testing/speak.ts'
import { figureOfCell, saidOfCell, wordOfCell } from './cell-figure.ts'
import { markOf, partsOf, rangeOf, shortfallOf } from './cell-words.ts'

const [vi, en] = [speak('vi'), speak('en')]
const activated = CATALOGUE.indicators.get('activated')!
const plain = playedSnapshot().cells.find(({ indicator, unit }) => indicator === 'activated' && unit === '508')!

/** Seven of nine, where the target is 95 %. */
const few = { ...plain, value: 700 / 9, numerator: 7, denominator: 9, status: 'off-target' } as const

const index: Indicator = {
  ...activated,
  id: '766',
  kind: 'index',
  unit: 'points',
  digits: 0,
  groups: [
    {
      id: 'all',
      name: activated.name,
      max: 100,
      items: [
        { indicator: 'activated', name: activated.name, max: 14, threshold: 80 },
        { indicator: null, name: activated.name, max: 86, threshold: 80 },
      ],
    },
  ],
}
const partly = {
  ...plain,
  indicator: '766',
  value: 14,
  target: 90,
  numerator: null,
  denominator: null,
  range: { low: 14, high: 100 },
  points: [
    { group: 'all', item: 0, points: 14 },
    { group: 'all', item: 1, points: null },
  ],
  status: null,
} as const

describe('a figure of few cases', () => {
  it('is what it is made of, without a percentage, a distance or a mark of a miss', () => {
    expect(figureOfCell(vi, activated, few)).toBe('7/9')
    expect(wordOfCell(vi, CATALOGUE, activated, few)).toBe('người')
    expect(saidOfCell(en, CATALOGUE, activated, few)).toBe('7/9\u00a0people')
    expect(shortfallOf(vi, CATALOGUE, activated, few)).toBeNull()
    expect(markOf(activated, few)).toBe('none')
  })

  it('of what is counted says over which time, at every door', () => {
    const received = CATALOGUE.indicators.get('received')!
    const cell = playedSnapshot().cells.find(({ indicator, unit }) => indicator === 'received' && unit === '508')!
    expect([vi, en].map((text) => wordOfCell(text, CATALOGUE, received, cell))).toEqual([
      'hồ sơ/30 ngày',
      'dossiers in 30 days',
    ])
    expect(saidOfCell(vi, CATALOGUE, received, { ...cell, value: 12, numerator: 12 })).toBe('12 hồ sơ/30 ngày')
    expect(partsOf(vi, CATALOGUE, received, { ...cell, value: 12, numerator: 12 })).toBe('12 hồ sơ/30 ngày')
  })

  it('of many is the value with its unit', () => {
    expect(saidOfCell(vi, CATALOGUE, activated, plain)).toBe('97%')
  })
})

describe('a figure of an index of which not all is known', () => {
  it('is the range it can take, with how much of it is known', () => {
    expect(figureOfCell(vi, index, partly)).toBe('14–100')
    expect(saidOfCell(vi, CATALOGUE, index, partly)).toBe('14–100\u00a0điểm')
    expect(partsOf(vi, CATALOGUE, index, partly)).toBe('đã biết 14/14 điểm có thể tính')
    expect(partsOf(en, CATALOGUE, index, partly)).toBe('14 of 14 points known')
    expect(rangeOf(vi, index, partly)).toBeNull()
  })

  it('is short of its target by at least what no unknown point could make up', () => {
    expect(shortfallOf(vi, CATALOGUE, index, partly)).toBeNull()
    const low = { ...partly, range: { low: 14, high: 70 } }
    expect(shortfallOf(vi, CATALOGUE, index, low)).toBe('thiếu ít nhất 20 điểm')
  })
})
