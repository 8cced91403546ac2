import { fromWire } from '@ioc/contract'
import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SMALL_CATALOGUE } from '../testing/small-catalogue.ts'
import { createWorkClock } from './work-clock.ts'

const at = (text: string) => Date.parse(`${text}+07:00`)
const work = createWorkClock(fromWire(SMALL_CATALOGUE))
const anyMoment = integer({ min: at('2020-01-01T00:00:00'), max: at('2027-12-31T00:00:00') })

describe('the clock of offices', () => {
  it('never runs back, and leads back to the moment it was asked for', () => {
    assert(
      property(anyMoment, integer({ min: 1, max: 3 * 86_400_000 }), (moment, later) => {
        expect(work.done(moment + later)).toBeGreaterThanOrEqual(work.done(moment))
        expect(Math.abs(work.when(work.done(moment)) - moment)).toBeLessThanOrEqual(1_000)
      }),
    )
  })

  it('does a day’s work on a working day and far less on a day off', () => {
    const over = (day: string) => work.done(at(`${day}T23:59:59`)) - work.done(at(`${day}T00:00:00`))
    expect(over('2026-11-23')).toBeCloseTo(1, 2)
    expect(over('2026-11-22')).toBeLessThan(0.4)
  })

  it('does more in an hour of the morning than in the whole night', () => {
    const hour = work.done(at('2026-11-23T09:30:00')) - work.done(at('2026-11-23T08:30:00'))
    const night = work.done(at('2026-11-24T05:00:00')) - work.done(at('2026-11-23T22:00:00'))
    expect(hour).toBeGreaterThan(night)
  })
})
