import { fromWire } from '@ioc/contract'
import { dayOf, keyOf, levelOf } from '@ioc/metrics'
import { assert, constantFrom, double, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SMALL_CATALOGUE } from '../testing/small-catalogue.ts'
import { inferShapes } from './infer-shapes.ts'
import { createModel } from './model.ts'
import type { Shape } from './shape.ts'

const catalogue = fromWire(SMALL_CATALOGUE)
const modelOf = (shapes: Record<string, Shape> = {}, seed = 508) =>
  createModel({ catalogue, shapes: inferShapes(catalogue, shapes), seed })
const measure = (id: string) => catalogue.measures.get(id)!
const unit = (code: string) => catalogue.units.find((one) => one.code === code)!
const communes = catalogue.units.filter(({ kind }) => levelOf(kind) === 'commune')
const MONDAY = dayOf(Date.parse('2026-11-23T12:00:00+07:00'), 420)
const anyDay = integer({ min: MONDAY - 900, max: MONDAY + 900 })
const anyCommune = constantFrom(...communes)

const receivedInWeek = (seed: number) =>
  Array.from({ length: 7 }, (_, back) =>
    modelOf({}, seed).flow(measure('procedures.received'), unit('20599'), MONDAY - back, MONDAY - back + 1),
  )

describe('the model', () => {
  it('gives the same number for the same seed however it is asked', () => {
    const asked = modelOf()
    asked.flow(measure('procedures.online'), unit('20620'), MONDAY - 5, MONDAY - 4)
    assert(
      property(anyDay, anyCommune, (day, commune) => {
        const [one, other] = [asked, modelOf()].map((model) =>
          model.flow(measure('procedures.online'), commune, day, day + 1),
        )
        expect(one).toBe(other)
      }),
      { numRuns: 30 },
    )
  })

  it('gives other numbers for another seed', () => {
    expect(receivedInWeek(1)).not.toEqual(receivedInWeek(2))
  })

  it('keeps every value within what its measure believes', () => {
    const model = modelOf({ 'procedures.catalogue': { kind: 'fixed', value: 9_999 } })
    for (const one of catalogue.measures.values()) {
      for (const where of catalogue.units.filter(({ kind }) => one.levels.includes(levelOf(kind)))) {
        for (let day = MONDAY - 400; day < MONDAY; day += 13) {
          const value =
            one.kind === 'stock' ? model.stock(one, where, day * 86_400_000) : model.flow(one, where, day, day + 7)
          expect(value, `${one.id} ${keyOf(where)}`).toBeGreaterThanOrEqual(one.min)
          expect(value).toBeLessThanOrEqual(one.max)
          expect(Math.abs(value * 10 ** one.decimals - Math.round(value * 10 ** one.decimals))).toBeLessThan(1e-6)
        }
      }
    }
  })

  it('keeps a part within its whole at every minute of every day, with rates that wander and rise', () => {
    const rate = double({ min: 0, max: 1, noNaN: true })
    assert(
      property(
        rate,
        rate,
        anyDay,
        anyCommune,
        integer({ min: 0, max: 1_440 }),
        (middle, sway, day, commune, minute) => {
          const model = modelOf({
            'procedures.received': { kind: 'people', per100: 40 },
            'procedures.online': { kind: 'share', of: 'procedures.received', rate: middle, sway, rise: 0.1 },
          })
          const [part, whole] = [measure('procedures.online'), measure('procedures.received')]
          expect(model.flowSoFar(part, commune, day, minute)).toBeLessThanOrEqual(
            model.flowSoFar(whole, commune, day, minute),
          )
          expect(model.flow(part, commune, day, day + 1)).toBeLessThanOrEqual(model.flow(whole, commune, day, day + 1))
        },
      ),
    )
  })

  it('takes a full rate to the letter', () => {
    const model = modelOf({ 'procedures.online': { kind: 'share', of: 'procedures.received', rate: 1 } })
    for (let day = MONDAY - 200; day < MONDAY; day += 1) {
      const [part, whole] = ['procedures.online', 'procedures.received'].map((id) =>
        model.flow(measure(id), unit('20617'), day, day + 1),
      )
      expect(part).toBe(whole)
    }
  })

  it('meets a declared rate over the district, whatever the spread between units', () => {
    const model = modelOf({
      'procedures.received': { kind: 'people', per100: 40, spread: 0 },
      'procedures.online': { kind: 'share', of: 'procedures.received', rate: 0.71, spread: 0.1 },
    })
    const year = (id: string) =>
      communes.reduce((sum, commune) => {
        for (let day = MONDAY - 365; day < MONDAY; day += 1) sum += model.flow(measure(id), commune, day, day + 1)
        return sum
      }, 0)
    expect(year('procedures.online') / year('procedures.received')).toBeCloseTo(0.71, 2)
    expect(year('procedures.received') / (55_471 * 0.4)).toBeCloseTo(1, 1)
  })

  it('grows through a day and never shrinks, and is whole at midnight', () => {
    const model = modelOf()
    const received = measure('procedures.received')
    assert(
      property(anyDay, anyCommune, (day, commune) => {
        const minutes = Array.from({ length: 97 }, (_, quarter) => quarter * 15)
        const course = minutes.map((minute) => model.flowSoFar(received, commune, day, minute))
        expect(course).toEqual(course.toSorted((one, other) => one - other))
        expect(course.at(-1)).toBe(model.flow(received, commune, day, day + 1))
      }),
      { numRuns: 30 },
    )
  })

  it('lets the part of a whole only grow, while the rate rises and falls', () => {
    const model = modelOf({
      'security.activated': { kind: 'people', per100: 80, growth: 0.03 },
      'security.accounts': { kind: 'whole', of: 'security.activated', rate: 0.95, rise: 0.006 },
    })
    const days = Array.from({ length: 500 }, (_, back) => (MONDAY - 500 + back) * 86_400_000)
    const accounts = days.map((at) => model.stock(measure('security.activated'), unit('20620'), at))
    expect(accounts).toEqual(accounts.toSorted((one, other) => one - other))
    expect(accounts.at(-1)).toBeGreaterThan(accounts[0] ?? 0)
  })

  it('brings less on days off than on working days', () => {
    const model = modelOf({ 'procedures.received': { kind: 'people', per100: 400 } })
    const on = (day: number) => model.flow(measure('procedures.received'), unit('20599'), day, day + 1)
    expect(on(MONDAY - 1)).toBeLessThan(on(MONDAY) / 4)
    expect(on(MONDAY - 1)).toBeGreaterThan(0)
  })
})

describe('a measure nobody declared a shape for', () => {
  it('becomes a part of its denominator near the target where an indicator says so', () => {
    expect(inferShapes(catalogue, {}).get('procedures.online')).toMatchObject({
      kind: 'share',
      of: 'procedures.received',
    })
    expect(inferShapes(catalogue, {}).get('procedures.received')).toMatchObject({ kind: 'people' })
  })

  it('stands on its own where its denominator is declared to depend on it', () => {
    const shapes = inferShapes(catalogue, {
      'security.accounts': { kind: 'whole', of: 'security.activated', rate: 0.95 },
    })
    expect(shapes.get('security.activated')).toMatchObject({ kind: 'people' })
  })
})
