import { describe, expect, it } from 'vitest'
import { type Finding, findingOfItems, freshnessOf, NOT_COLLECTED, provenanceOf } from './finding.ts'
import { coverageOf } from './cell.ts'
import { type UnitReport, worseState } from './report-of-unit.ts'
import type { FreshnessState } from './snapshot.ts'
import { unit } from './testing/example-units.ts'

const report = (code: string, state: FreshnessState, more: Partial<UnitReport> = {}): UnitReport => ({
  unit: unit(code, 'commune', null),
  sums: { numerator: 1, denominator: 1, gap: null, totals: [], implausible: null, sample: false },
  state,
  newest: 10,
  oldest: 5,
  sample: false,
  byHand: false,
  documented: false,
  ...more,
})
const silent = (code: string, state: FreshnessState, newest: number | null = null) =>
  report(code, state, {
    sums: { numerator: 0, denominator: 0, gap: 'missing', totals: [], implausible: null, sample: false },
    newest,
    oldest: null,
  })

describe('the worse of two states', () => {
  it('goes from fresh over late and missing to unknown', () => {
    expect(worseState('fresh', 'late')).toBe('late')
    expect(worseState('missing', 'late')).toBe('missing')
    expect(worseState('missing', 'unknown')).toBe('unknown')
    expect(worseState('fresh', 'fresh')).toBe('fresh')
  })
})

/** Those in the value. */
const counted = (reports: readonly UnitReport[]) => reports.filter(({ sums }) => sums.gap === null)

describe('the freshness of a roll-up', () => {
  it('is that of the worst unit its value rests on', () => {
    const both = [report('A', 'fresh'), report('B', 'late')]
    expect(freshnessOf(both, both, 99).state).toBe('late')
    expect(freshnessOf(both, both.slice(0, 1), 99).state).toBe('fresh')
    const one = [report('A', 'fresh'), silent('B', 'missing')]
    expect(freshnessOf(one, counted(one), 99).state).toBe('fresh')
  })

  it('without a value is that of the worst unit ever heard of', () => {
    expect(freshnessOf([silent('A', 'unknown'), silent('B', 'late', 3)], [], 99).state).toBe('late')
    expect(freshnessOf([silent('A', 'missing', 1), silent('B', 'late', 3)], [], 99).state).toBe('missing')
    expect(freshnessOf([silent('A', 'unknown')], [], 99)).toEqual({
      state: 'unknown',
      newest: null,
      oldest: null,
      nextDue: 99,
    })
  })

  it('has the newest of all, and the oldest of what counts, and whose it is', () => {
    const reports = [
      report('A', 'fresh', { newest: 7, oldest: 4 }),
      report('B', 'fresh', { newest: 9, oldest: 2 }),
      report('C', 'fresh', { newest: 8, oldest: 2 }),
      silent('D', 'missing', 1),
    ]
    const fresh = freshnessOf(reports, counted(reports), null)
    expect(fresh).toEqual({ state: 'fresh', newest: 9, oldest: { unit: 'B', at: 2 }, nextDue: null })
    expect(freshnessOf([silent('D', 'missing', 12), ...reports], counted(reports), null).newest).toBe(12)
    expect(freshnessOf(reports, [], null).oldest).toBeNull()
  })
})

describe('provenance', () => {
  const mark = (more: object) => ({ sample: false, byHand: false, documented: false, ...more })

  it('is of any part, but documented only of every one', () => {
    expect(provenanceOf([])).toEqual(mark({}))
    expect(provenanceOf([mark({ sample: true }), mark({ byHand: true })])).toEqual(mark({ sample: true, byHand: true }))
    expect(provenanceOf([mark({ documented: true }), mark({})]).documented).toBe(false)
    expect(provenanceOf([mark({ documented: true }), mark({ documented: true })]).documented).toBe(true)
  })
})

describe('coverage', () => {
  it('counts whom the value rests on of who was asked', () => {
    expect(coverageOf({ asked: ['a', 'b', 'c', 'd'], missing: ['b'], excluded: ['d'] })).toEqual({
      reported: 2,
      due: 4,
      missing: ['b'],
      excluded: ['d'],
    })
    expect(coverageOf({ asked: [], missing: [], excluded: [] })).toEqual({
      reported: 0,
      due: 0,
      missing: [],
      excluded: [],
    })
  })
})

describe('an index over its items', () => {
  const item = (more: Partial<Finding>): Finding => ({
    ...NOT_COLLECTED,
    value: 1,
    reason: null,
    freshness: { state: 'fresh', newest: 10, oldest: { unit: 'A', at: 5 }, nextDue: 50 },
    provenance: { sample: false, byHand: false, documented: true },
    asked: ['A', 'B'],
    ...more,
  })
  const score = { value: 12, range: null, points: [] }
  const late = item({
    freshness: { state: 'late', newest: 20, oldest: { unit: 'B', at: 3 }, nextDue: 40 },
    provenance: { sample: true, byHand: false, documented: false },
    asked: ['C', 'B'],
    missing: ['C'],
  })
  const unheard = item({
    value: null,
    freshness: { state: 'unknown', newest: null, oldest: null, nextDue: null },
    missing: ['B', 'A'],
  })

  it('is as old, as fresh and as sure as its known items are', () => {
    expect(findingOfItems([item({}), late, unheard], score)).toEqual({
      value: 12,
      range: null,
      points: [],
      reason: null,
      numerator: null,
      denominator: null,
      freshness: { state: 'late', newest: 20, oldest: { unit: 'B', at: 3 }, nextDue: 40 },
      provenance: { sample: true, byHand: false, documented: false },
      asked: ['A', 'B', 'C'],
      implausible: null,
      missing: ['A', 'B', 'C'],
      excluded: [],
    })
  })

  it('of which no item is known says so', () => {
    const missing = item({ value: null, freshness: { state: 'missing', newest: 4, oldest: null, nextDue: 50 } })
    const finding = findingOfItems([unheard, missing], { ...score, value: null })
    expect(finding.reason).toBe('unknown-points')
    expect(finding.freshness).toEqual({ state: 'missing', newest: 4, oldest: null, nextDue: 50 })
    expect(finding.provenance).toEqual({ sample: false, byHand: false, documented: false })
    expect(findingOfItems([unheard], { ...score, value: null }).freshness.state).toBe('unknown')
    expect(findingOfItems([], { ...score, value: null }).freshness).toEqual({
      state: 'unknown',
      newest: null,
      oldest: null,
      nextDue: null,
    })
  })
})
