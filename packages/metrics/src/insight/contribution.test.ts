import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contributions } from './contribution.ts'
import type { Indicator } from '../indicator.ts'
import { gapOf } from '../status.ts'
import { at, bookOf, catalogueOf, count, ratio, stock, type Told, target } from '../testing/example.ts'
import { DISTRICT } from '../testing/example-units.ts'
import { CODES } from '../testing/wall.ts'
import { takeSnapshot } from '../evaluate.ts'

const share = ratio('share', 'have', 'all', { targets: [target(97)], watchWithin: 5 })
const measures = [stock('have'), stock('all')]

/** The district evaluated from what its communes told: each has so many of so many. */
function district(indicator: Indicator, parts: readonly (readonly [number, number])[]) {
  const when = '2026-11-23 08:00'
  const told = parts.flatMap(([have, all], place): Told[] => {
    const unit = CODES[place] ?? ''
    return [
      { measure: 'have', unit, at: when, value: have },
      { measure: 'all', unit, at: when, value: all },
    ]
  })
  const asOf = at('2026-11-23 10:42')
  const catalogue = catalogueOf(measures, [indicator])
  const { cells } = takeSnapshot({ catalogue, readings: bookOf(told), scope: DISTRICT, asOf, knownAt: asOf })
  const parent = cells.find(({ unit }) => unit === DISTRICT)!
  const children = cells.filter(({ unit }) => unit !== DISTRICT)
  return { parent, children, all: contributions(indicator, parent, children) }
}

const told = (indicator: Indicator, parts: readonly (readonly [number, number])[]) =>
  district(indicator, parts).all.map(({ cell: { unit }, gap }) => [unit, Math.round(gap * 1e6) / 1e6])

describe('what each unit makes of a gap', () => {
  it('weighs its own distance by what it is counted over, whoever drags most first', () => {
    const parts = [
      [800, 1_000],
      [90, 100],
      [100, 100],
    ] as const
    expect(told(share, parts)).toEqual([
      [CODES[0], 14.166667],
      [CODES[1], 0.583333],
      [CODES[2], -0.25],
    ])
  })

  it('turns round where less is better', () => {
    const fewer = { ...share, direction: 'down', targets: [target(10)] } as const
    expect(
      told(fewer, [
        [20, 100],
        [5, 100],
      ]),
    ).toEqual([
      [CODES[0], 5],
      [CODES[1], -2.5],
    ])
  })

  it('leaves out units without a value, who are in neither side of the whole', () => {
    const { all, parent } = district(share, [[90, 100]])
    expect(all.map(({ cell }) => cell.unit)).toEqual([CODES[0]])
    expect(all[0]?.gap).toBeCloseTo(97 - parent.value!, 9)
  })

  it('is the units own pieces where none may be left of a total', () => {
    const none = count('left', 'have', { direction: 'down', targets: [target(0)] })
    expect(
      told(none, [
        [2, 1],
        [7, 1],
      ]),
    ).toEqual([
      [CODES[1], 7],
      [CODES[0], 2],
    ])
  })

  it('is nobody where a total has another target, where there is none, and where nothing is better', () => {
    const parts = [[90, 100]] as const
    expect(told(count('some', 'have', { direction: 'up', targets: [target(200)] }), parts)).toEqual([])
    expect(told({ ...share, targets: [] }, parts)).toEqual([])
    expect(told({ ...share, direction: 'none' }, parts)).toEqual([])
  })

  it('is nobody where the whole was not summed from these units', () => {
    const { parent, children } = district(share, [
      [90, 100],
      [80, 100],
    ])
    expect(contributions(share, parent, children.slice(1))).toEqual([])
    expect(contributions(share, parent, [])).toEqual([])
  })

  it("adds up to the whole's own gap, whatever the units", () => {
    const part = fc.integer({ min: 1, max: 100_000 }).chain((all) => fc.tuple(fc.nat(all), fc.constant(all)))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: CODES.length }), fc.boolean(), (parts, up) => {
        const indicator = { ...share, direction: up ? 'up' : 'down' } as const
        const { parent, all } = district(indicator, parts)
        const sum = all.reduce((total, { gap }) => total + gap, 0)
        expect(sum).toBeCloseTo(gapOf(indicator, parent.value!, parent.target!), 6)
      }),
      { numRuns: 50 },
    )
  })
})
