import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownMaximum, pointsOf, scoreIndex } from './index-score.ts'
import type { IndexGroup, IndexIndicator, IndexItem } from './indicator.ts'
import { ratio, same } from './testing/example.ts'

const item = (indicator: string | null, max: number | null, threshold: number | null): IndexItem => ({
  indicator,
  name: same('item'),
  max,
  threshold,
})
const group = (id: string, max: number, items: readonly IndexItem[]): IndexGroup => ({ id, name: same(id), max, items })

/** The six groups of QĐ 766, with the points and thresholds that could be confirmed. */
const GROUPS: readonly IndexGroup[] = [
  group('disclosure', 18, [item('disclosed', 4, 100), item('sync', null, null)]),
  group('progress', 20, [item('on-time', 20, 100)]),
  group('online', 12, [item('provision', null, 80), item('submission', null, 50)]),
  group('payment', 10, [item('payable', 2, 80), item('opened', 2, 80), item('paid', 6, 30)]),
  group('digitisation', 22, [item('digitised', null, 80), item(null, null, null)]),
  group('satisfaction', 18, [item('answered', 6, 100), item('pleased', 6, 100), item('satisfied', 6, 90)]),
]

function indexOf(groups: readonly IndexGroup[]): IndexIndicator {
  const { kind: _k, numerator: _n, denominator: _d, scale: _s, window: _w, ...common } = ratio('index.766', 'a', 'b')
  return { ...common, kind: 'index', groups }
}

const INDEX = indexOf(GROUPS)
const scored = (rates: Readonly<Record<string, number>>) => scoreIndex(INDEX, (id) => rates[id] ?? null)

describe('points of one item', () => {
  it.each([
    [30, 6],
    [100, 6],
    [15, 3],
    [0, 0],
    [10, 2],
    [-5, 0],
  ])('paid online %d %% of a threshold of 30 gives %d of 6', (rate, points) => {
    expect(pointsOf(item('paid', 6, 30), rate)).toBeCloseTo(points, 12)
  })

  it('are unknown where rate, points or threshold are', () => {
    expect(pointsOf(item('paid', 6, 30), null)).toBeNull()
    expect(pointsOf(item('paid', null, 30), 50)).toBeNull()
    expect(pointsOf(item('paid', 6, null), 50)).toBeNull()
    expect(pointsOf(item('paid', 6, 0), 50)).toBeNull()
    expect(pointsOf(item('paid', 6, -1), 50)).toBeNull()
  })

  it('never leave 0 … max', () => {
    const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(
        numbers,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        (rate, max, threshold) => {
          const points = pointsOf(item('x', max, threshold), rate)
          expect(points).toBeGreaterThanOrEqual(0)
          expect(points).toBeLessThanOrEqual(max)
        },
      ),
    )
  })
})

describe('the 766 index', () => {
  it('has groups of 18, 20, 12, 10, 22 and 18 points', () => {
    expect(scored({}).max).toBe(100)
  })

  it('sums what is known and tells what it is out of', () => {
    const score = scored({ 'on-time': 95, payable: 40, paid: 45 })
    expect(score.value).toBe(19 + 1 + 6)
    expect(score.knownMax).toBe(28)
    expect(score.range).toEqual({ low: 26, high: 26 + 72 })
  })

  it('keeps the unknown unknown, in its place', () => {
    const { points } = scored({ 'on-time': 100, provision: 90, sync: 100 })
    expect(points).toHaveLength(13)
    expect(points[0]).toEqual({ group: 'disclosure', item: 0, points: null })
    expect(points[1]).toEqual({ group: 'disclosure', item: 1, points: null })
    expect(points[2]).toEqual({ group: 'progress', item: 0, points: 20 })
    expect(points[3]).toEqual({ group: 'online', item: 0, points: null })
    expect(points.filter((one) => one.points === null)).toHaveLength(12)
  })

  it('has no value when nothing is known, which is not 0', () => {
    expect(scored({})).toMatchObject({ value: null, knownMax: 0, range: null })
    expect(scored({ 'on-time': 0 }).value).toBe(0)
  })

  it('has no range once every point is known', () => {
    const whole = scoreIndex(indexOf([group('progress', 20, [item('on-time', 20, 100)])]), () => 50)
    expect(whole).toMatchObject({ value: 10, knownMax: 20, max: 20, range: null })
  })

  it('does not ask for the rate of an item no data defines', () => {
    const asked: string[] = []
    scoreIndex(INDEX, (id) => {
      asked.push(id)
      return null
    })
    expect(asked).toHaveLength(12)
  })

  it('lies within its range, whatever the unknown turn out to be', () => {
    const rates = fc.dictionary(fc.constantFrom('on-time', 'payable', 'opened', 'paid', 'answered'), fc.nat(100))
    fc.assert(
      fc.property(rates, rates, (some, more) => {
        const before = scored(some)
        const after = scored({ ...more, ...some })
        if (before.value === null || after.value === null) return
        expect(after.value).toBeGreaterThanOrEqual(before.value)
        expect(after.value).toBeLessThanOrEqual((before.range?.high ?? before.value) + 1e-9)
      }),
    )
  })
})

describe('the known maximum', () => {
  it('is what the known items could have given', () => {
    expect(knownMaximum(INDEX, scored({ 'on-time': 1, satisfied: 1 }).points)).toBe(26)
    expect(knownMaximum(INDEX, [])).toBe(0)
    expect(knownMaximum(INDEX, [{ group: 'nowhere', item: 0, points: 1 }])).toBe(0)
    expect(knownMaximum(INDEX, [{ group: 'online', item: 0, points: 1 }])).toBe(0)
    expect(knownMaximum(INDEX, [{ group: 'online', item: 9, points: 1 }])).toBe(0)
  })
})
