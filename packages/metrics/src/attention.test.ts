import { describe, expect, it } from 'vitest'
import { attention, severityOf } from './attention.ts'
import { at, ratio, type Told } from './testing/example.ts'
import { DISTRICT } from './testing/example-units.ts'
import { overdue, tell, wallAt, wallCatalogue } from './testing/wall.ts'

const catalogue = wallCatalogue({ extra: [overdue({ owner: '20599' })] })
const look = (told: readonly Told[], limit = 100) => attention(catalogue, wallAt(catalogue, told), limit)
const heads = (told: readonly Told[], limit = 100) =>
  look(told, limit).map((item) => [item.kind, item.unit, item.indicator])

const mixed = tell((component, code) => {
  if (component !== 'security') return 99
  if (code === '20638') return null
  return { '20620': 88.7, '20605': 91.4, '20602': 93.1 }[code] ?? 99
})

describe('what needs attention', () => {
  it('is nothing when all is well', () => {
    expect(look(tell(() => 99))).toEqual([])
    expect(look([])).toEqual([])
  })

  it('is what is off target, then who is silent, then what is to be watched, worst first', () => {
    expect(heads(mixed)).toEqual([
      ['off-target', '20620', 'security.share'],
      ['off-target', '20605', 'security.share'],
      ['not-reported', '20638', 'security.share'],
      ['watch', '20602', 'security.share'],
    ])
  })

  it('tells value, target, gap, since when and whose it is', () => {
    expect(look(mixed)[0]).toMatchObject({
      kind: 'off-target',
      indicators: ['security.share'],
      value: 88.7,
      target: 97,
      since: at('2026-11-23 08:00'),
      owner: 'CA',
    })
    expect(look(mixed)[0]?.gap).toBeCloseTo(8.3, 9)
    expect(look(mixed)[2]).toEqual({
      kind: 'not-reported',
      unit: '20638',
      indicator: 'security.share',
      indicators: ['security.share'],
      value: null,
      target: null,
      gap: null,
      since: null,
      owner: '20638',
    })
  })

  it('is no more than the limit', () => {
    expect(heads(mixed, 2)).toEqual(heads(mixed).slice(0, 2))
    expect(heads(mixed, 0)).toEqual([])
  })

  it('puts points and pieces in one order, by their tolerance', () => {
    const told = [...mixed, { measure: 'overdue', unit: '20599', at: '2026-11-23 08:00', value: 4 }]
    expect(heads(told)[0]).toEqual(['off-target', '20599', 'overdue'])
    expect(look(told)[0]).toMatchObject({ gap: 4, target: 0, owner: '20599' })
  })

  it('of one severity comes in catalogue order, then by code', () => {
    const alike = tell((component, code) => {
      const bad = component === 'education' || component === 'feedback'
      return bad && (code === '20623' || code === '20602') ? 80 : 99
    })
    expect(heads(alike).map(([, unit, indicator]) => [unit, indicator])).toEqual([
      ['20602', 'feedback.share'],
      ['20623', 'feedback.share'],
      ['20602', 'education.share'],
      ['20623', 'education.share'],
    ])
  })

  it('names the scope itself only where no unit under it is to blame', () => {
    const onlyHere = { ...catalogue, indicators: new Map(catalogue.indicators) }
    const strict = ratio('strict', 'security.have', 'security.all', {
      targets: [
        { value: 99.5, from: null, due: null, unit: DISTRICT },
        { value: 50, from: null, due: null, unit: null },
      ],
    })
    onlyHere.indicators.set('strict', strict)
    const found = attention(
      onlyHere,
      wallAt(
        onlyHere,
        tell(() => 99),
      ),
      10,
    )
    expect(found.map((item) => [item.kind, item.unit, item.indicator])).toEqual([['watch', DISTRICT, 'strict']])
    expect(heads(tell(() => 80)).some(([, unit]) => unit === DISTRICT)).toBe(false)
  })

  it('of a unit without children is its own', () => {
    const own = { ...wallAt(catalogue, mixed), scope: '20620' }
    const cells = own.cells.filter((cell) => cell.unit === '20620')
    expect(attention(catalogue, { ...own, cells }, 10)).toMatchObject([{ kind: 'off-target', unit: '20620' }])
    const silent = own.cells.filter((cell) => cell.unit === '20638')
    expect(attention(catalogue, { ...own, scope: '20638', cells: silent }, 10)).toEqual([])
  })

  it('leaves out what the catalogue no longer has', () => {
    const smaller = {
      ...catalogue,
      indicators: new Map([...catalogue.indicators].filter(([id]) => id !== 'security.share')),
    }
    const found = attention(smaller, wallAt(catalogue, mixed), 10)
    expect(found.filter((item) => item.kind !== 'not-reported')).toEqual([])
  })
})

describe('severity', () => {
  it('is the gap in tolerances, or in targets where nothing is tolerated', () => {
    const of = (watchWithin: number, gap: number, target: number) =>
      severityOf(ratio('r', 'a', 'b', { watchWithin }), gap, target)
    expect(of(5, 10, 97)).toBe(2)
    expect(of(0, 10, 50)).toBe(0.2)
    expect(of(0, 10, -50)).toBe(0.2)
    expect(of(0, 10, 0)).toBe(10)
  })
})
