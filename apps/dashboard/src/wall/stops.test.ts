import type { SceneStop } from '@ioc/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stopAt } from './stops.ts'

const stop = (scene: SceneStop['scene'], seconds: number, of: string | null = null): SceneStop => ({
  scene,
  of,
  seconds,
})
const screen = (stops: readonly SceneStop[], overviewBetween = true) => ({
  stops: [...stops],
  overviewBetween,
  holdSeconds: 60,
})
const round = (told: ReturnType<typeof screen>, seconds: number, step = 10) =>
  Array.from({ length: seconds / step }, (_, at) => stopAt(told, at * step * 1_000).stop.scene)

describe('a rotation', () => {
  it('comes back to the overview after every other scene', () => {
    const told = screen([stop('overview', 10), stop('matrix', 10), stop('sources', 20)])
    expect(round(told, 50)).toEqual(['overview', 'matrix', 'overview', 'sources', 'sources'])
  })

  it('shows its stops as they are where nothing is asked to come between', () => {
    const told = screen([stop('matrix', 10), stop('sources', 10), stop('overview', 10)], false)
    expect(round(told, 40)).toEqual(['matrix', 'sources', 'overview', 'matrix'])
  })

  it('stays where there is one stop', () => {
    expect(round(screen([stop('exceptions', 5)], false), 30)).toEqual(['exceptions', 'exceptions', 'exceptions'])
    expect(round(screen([stop('overview', 5)]), 20)).toEqual(['overview', 'overview'])
  })

  it('is held at the exceptions until the alert is over, and then stands where the time says', () => {
    const told = screen([stop('overview', 10), stop('matrix', 10)])
    expect(stopAt(told, 15_000, 70_000)).toMatchObject({ stop: { scene: 'exceptions' }, began: 10_000, held: true })
    expect(stopAt(told, 70_000, 70_000)).toMatchObject({ stop: { scene: 'matrix' }, held: false })
  })

  it('has at every moment one stop that has begun and not ended, and its end is where the next begins', () => {
    const stops = fc.array(
      fc.record({
        scene: fc.constantFrom('overview', 'matrix', 'steps'),
        of: fc.constant(null),
        seconds: fc.integer({ min: 5, max: 90 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(stops, fc.boolean(), fc.integer({ min: 0, max: 4e12 }), (some, between, now) => {
        const told = screen(some, between)
        const at = stopAt(told, now)
        expect(at.began).toBeLessThanOrEqual(now)
        expect(at.ends).toBeGreaterThan(now)
        expect(stopAt(told, at.ends).began).toBe(at.ends)
        expect(stopAt(told, at.began).stop).toEqual(at.stop)
      }),
    )
  })
})
