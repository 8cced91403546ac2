import { describe, expect, it } from 'vitest'
import { CATALOGUE, NOW, type Played, playedSnapshot } from '../testing/played.ts'
import { changesBetween, isQuiet } from './changes.ts'

const changes = (before: Played, now: Played) =>
  changesBetween(CATALOGUE, playedSnapshot(before), playedSnapshot({ ...now }))

describe('what changed', () => {
  it('is nothing between a snapshot and itself', () => {
    expect(isQuiet(changes({ active: { '20620': 0.8 } }, { active: { '20620': 0.8 } }))).toBe(true)
  })

  it('names what is newly off target once, with everyone it holds for, the scope first', () => {
    const { newlyOff, recovered } = changes({}, { active: { '20620': 0.5, '20617': 0.7 } })
    expect(newlyOff).toHaveLength(1)
    expect(newlyOff[0]).toMatchObject({ indicator: 'activated', units: ['508', '20617', '20620'], before: 97 })
    expect(newlyOff[0]?.now).toBeCloseTo(78.5)
    expect(recovered).toEqual([])
  })

  it('names a unit that is newly off target where the scope is not', () => {
    const { newlyOff } = changes({}, { active: { '20620': 0.88 } })
    expect(newlyOff).toMatchObject([{ indicator: 'activated', units: ['20620'], before: 97, now: 88 }])
  })

  it('is the other way round when time runs the other way', () => {
    const fell = changes({ silent: ['20638'] }, { active: { '20620': 0.5 } })
    const rose = changes({ active: { '20620': 0.5 } }, { silent: ['20638'] })
    expect(rose.recovered.map(({ indicator, units }) => [indicator, units])).toEqual(
      fell.newlyOff.map(({ indicator, units }) => [indicator, units]),
    )
    expect(rose.silent).toEqual(fell.heard)
    expect(fell.heard).toEqual(['20638'])
  })

  it('does not call a unit recovered that fell silent', () => {
    const { recovered, silent } = changes({ active: { '20638': 0.5 } }, { active: { '20638': 0.5 }, silent: ['20638'] })
    expect(recovered.flatMap(({ units }) => units)).not.toContain('20638')
    expect(silent).toEqual(['20638'])
  })

  it('puts the largest move first, in tolerances, and says which way it went', () => {
    const { moved } = changes({ active: { '20620': 0.99 } }, { active: { '20620': 0.95 } })
    expect(moved).toMatchObject([{ indicator: 'activated', before: 97.5, now: 96.5, isBetter: false }])
    expect(moved[0]?.size).toBeCloseTo(0.2)
  })

  it('tells a move once: what crossed the line in the scope is not said again', () => {
    expect(changes({}, { active: { '20620': 0.5, '20617': 0.7 } }).moved).toEqual([])
  })

  it('leaves out what reads the same', () => {
    expect(changes({ active: { '20620': 0.97 } }, { active: { '20620': 0.9701 } }).moved).toEqual([])
  })

  it('tells of everything that is off target when nothing was known before', () => {
    const { newlyOff, heard } = changes({ empty: true }, { overdue: 3, asOf: NOW })
    expect(newlyOff.map(({ indicator, before }) => [indicator, before])).toContainEqual(['overdue', null])
    expect(heard).toEqual([])
  })
})
