import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headline } from '../headline.ts'
import type { Indicator } from '../indicator.ts'
import { index } from '../testing/index-indicator.ts'
import { at, catalogueOf, count, ratio, stock, type Told, target } from '../testing/example.ts'
import { DISTRICT } from '../testing/example-units.ts'
import { CODES, overdue, tell, wallAt, wallCatalogue } from '../testing/wall.ts'
import type { Cell, Snapshot } from '../snapshot.ts'
import { type Issue, issuesOf } from './issues.ts'

const catalogue = wallCatalogue({ extra: [overdue({ owner: '20599' })] })
const look = (told: readonly Told[]) => issuesOf(catalogue, wallAt(catalogue, told))
const heads = (issues: readonly Issue[]) =>
  issues.map(({ kind, place, unit, indicators }) => [kind, place, unit, indicators[0]])

const mixed = tell((component, code) => {
  if (component !== 'security') return 99
  if (code === '20638') return null
  return { '20620': 88.7, '20605': 91.4, '20602': 93.1 }[code] ?? 99
})

describe('what is wrong', () => {
  it('is nothing where all is well, or nobody has reported', () => {
    expect(look(tell(() => 99))).toEqual([])
    expect(look([])).toEqual([])
  })

  it('is what is off target, then who is silent, then what is to be watched', () => {
    const low = tell((component, code) => {
      if (component === 'health') return 80
      if (component === 'feedback') return code === '20620' ? 60 : 99
      if (component === 'education') return 95
      return code === '20638' && component === 'procedures' ? null : 99
    })
    expect(heads(look(low))).toEqual([
      ['off-target', 'scope', DISTRICT, 'health.share'],
      ['off-target', 'unit', '20620', 'feedback.share'],
      ['not-reported', 'unit', '20638', 'procedures.share'],
      ['watch', 'scope', DISTRICT, 'education.share'],
      ['watch', 'scope', DISTRICT, 'feedback.share'],
    ])
  })

  it('tells the scope and its units apart, and units by the worst of them', () => {
    const [units, silent] = look(mixed)
    expect(units).toMatchObject({ kind: 'off-target', place: 'unit', unit: '20620', cell: { value: 88.7, target: 97 } })
    expect(units?.draggers.map(({ cell }) => cell.unit)).toEqual(['20620', '20605', '20602'])
    expect(silent).toMatchObject({ kind: 'not-reported', unit: '20638', cell: null, gap: null, lack: null })
    expect(look(mixed)).toHaveLength(2)
  })

  it('tells how far, how many people that is, since when and whose it is', () => {
    const [first] = look(mixed)
    expect(first?.gap).toBeCloseTo(8.3, 9)
    expect(first).toMatchObject({
      lack: { count: 830, countable: 'dossiers', sense: 'more' },
      since: at('2026-11-23 08:00'),
      sinceOrEarlier: false,
      owner: 'CA',
    })
  })

  it('began at its first known day or earlier where it never was otherwise', () => {
    const low = tell((component) => (component === 'health' ? 80 : 99), '2026-11-20 08:00')
    expect(look(low)[0]).toMatchObject({ since: at('2026-11-20'), sinceOrEarlier: true })
  })

  it('names who drags the scope by what each lacks to the target of the scope', () => {
    const [first] = look(tell((component, code) => (component === 'security' && code < '20611' ? 60 : 98)))
    expect(first).toMatchObject({ place: 'scope', unit: DISTRICT })
    expect(first?.draggers.map(({ cell, lack }) => [cell.unit, lack?.count])).toEqual([
      ['20599', 3_700],
      ['20602', 3_700],
      ['20605', 3_700],
      ['20608', 3_700],
    ])
    const spare = 10 * 100
    expect(first?.lack?.count).toBe(4 * 3_700 - spare)
  })

  it('names the units whose readings the number lacks', () => {
    const some = tell((component, code) => (code === '20638' ? null : component === 'health' ? 80 : 99))
    expect(look(some)[0]).toMatchObject({ place: 'scope', missing: ['20638'] })
  })

  it('puts points and pieces in one order, by their tolerance', () => {
    const told = [...mixed, { measure: 'overdue', unit: '20599', at: '2026-11-23 08:00', value: 4 }]
    const [first] = look(told)
    expect(first).toMatchObject({ place: 'scope', indicators: ['overdue'], gap: 4, owner: '20599' })
    expect(first?.draggers).toMatchObject([
      { cell: { unit: '20599' }, lack: { count: 4, countable: 'dossiers', sense: 'fewer' } },
    ])
  })

  it('of one severity comes as the catalogue has it', () => {
    const alike = tell((component) => (component === 'education' || component === 'feedback' ? 80 : 99))
    expect(heads(look(alike)).map(([, , , indicator]) => indicator)).toEqual(['feedback.share', 'education.share'])
  })

  it('of a unit without children is its own', () => {
    const { cells, ...own } = wallAt(catalogue, mixed)
    const snapshot = { ...own, scope: '20620', cells: cells.filter((cell) => cell.unit === '20620') }
    expect(heads(issuesOf(catalogue, snapshot))).toEqual([['off-target', 'scope', '20620', 'security.share']])
  })

  it('leaves out what the catalogue no longer has', () => {
    const smaller = {
      ...catalogue,
      indicators: new Map([...catalogue.indicators].filter(([id]) => id !== 'security.share')),
    }
    const found = issuesOf(smaller, wallAt(catalogue, mixed))
    expect(found.filter((item) => item.kind !== 'not-reported')).toEqual([])
  })
})

describe('few cases', () => {
  const few = (have: number, all: number): Told[] => [
    ...tell((component, code) => (component === 'security' && code === '20620' ? null : 99)),
    { measure: 'security.have', unit: '20620', at: '2026-11-23 08:00', value: have },
    { measure: 'security.all', unit: '20620', at: '2026-11-23 08:00', value: all },
  ]

  it('are on no list and in no headline, though they stand below the target', () => {
    const snapshot = wallAt(catalogue, few(7, 9))
    const cell = snapshot.cells.find((one) => one.unit === '20620' && one.indicator === 'security.share')
    expect(cell?.status).toBe('off-target')
    expect(issuesOf(catalogue, snapshot)).toEqual([])
    const words = headline(catalogue, snapshot, 'vi').map(({ text }) => text)
    expect(words.join('')).toBe('Cả sáu hợp phần đạt mục tiêu. Mọi đơn vị đã báo cáo đúng hạn.')
  })

  it('end where one case more or less no longer crosses the watch band', () => {
    expect(look(few(15, 19))).toEqual([])
    expect(heads(look(few(15, 20)))).toEqual([['off-target', 'unit', '20620', 'security.share']])
  })

  it('of a scope itself are no issue of it', () => {
    const tiny = CODES.slice(0, 2).flatMap((unit): Told[] => [
      { measure: 'security.have', unit, at: '2026-11-23 08:00', value: 3 },
      { measure: 'security.all', unit, at: '2026-11-23 08:00', value: 5 },
    ])
    expect(look(tiny).filter(({ cell }) => cell !== null)).toEqual([])
  })
})

describe('numbers that break a rule', () => {
  const broken = (have: number): Told[] => [
    ...tell((component, code) => (component === 'security' && code === '20620' ? null : 99)),
    { measure: 'security.have', unit: '20620', at: '2026-11-23 08:00', value: have },
    { measure: 'security.all', unit: '20620', at: '2026-11-23 08:00', value: 10_000 },
  ]

  it('are a thing of their own for the unit to correct, and neither missed nor met', () => {
    const snapshot = wallAt(catalogue, broken(15_000))
    const found = issuesOf(catalogue, snapshot)
    expect(heads(found)).toEqual([['implausible', 'unit', '20620', 'security.share']])
    expect(found[0]).toMatchObject({ gap: null, lack: null, owner: '20620', cell: { implausible: { left: 15_000 } } })
    const words = headline(catalogue, snapshot, 'vi').map(({ text }) => text)
    expect(words.join('')).not.toContain('Định danh')
  })

  it('are no gap where less is better either', () => {
    const fewer = wallCatalogue({ shares: { direction: 'down' } })
    const found = issuesOf(fewer, wallAt(fewer, broken(15_000)))
    expect(found.filter(({ kind, unit }) => kind !== 'implausible' && unit === '20620')).toEqual([])
    expect(found.flatMap(({ draggers }) => draggers.map(({ cell }) => cell.unit))).not.toContain('20620')
  })
})

describe('an index of which not all is known', () => {
  const half = (high: number) => {
    const one = index('766', [
      { indicator: 'share', max: 60, threshold: 100 },
      { indicator: null, max: high - 60, threshold: 50 },
    ])
    const made = catalogueOf(
      [stock('have'), stock('all')],
      [ratio('share', 'have', 'all', { targets: [] }), { ...one, targets: [target(90)] }],
    )
    const told = CODES.flatMap((unit): Told[] => [
      { measure: 'have', unit, at: '2026-11-23 08:00', value: 500 },
      { measure: 'all', unit, at: '2026-11-23 08:00', value: 1_000 },
    ])
    const snapshot = wallAt(made, told)
    return { made, snapshot, issues: issuesOf(made, snapshot) }
  }

  it('is on no list while what is unknown could reach the target', () => {
    const { issues, snapshot } = half(120)
    expect(snapshot.cells.find(({ indicator }) => indicator === '766')?.range).toEqual({ low: 30, high: 90 })
    expect(issues).toEqual([])
  })

  it('falls short by at least what is left once the unknown is given in full', () => {
    const { made, issues, snapshot } = half(100)
    expect(issues[0]).toMatchObject({ kind: 'off-target', place: 'scope', indicators: ['766'], gap: 20 })
    const text = (lang: 'vi' | 'en') => headline(made, snapshot, lang).map((part) => part.text)
    expect(text('vi')).toContain('766 thiếu ít nhất 20 điểm')
    expect(text('en')).toContain('766: at least 20 points short of target')
  })
})

describe('the order of all that is wrong', () => {
  const share = fc.integer({ min: 60, max: 100 })
  const anyTold = fc.array(share, { minLength: CODES.length * 6, maxLength: CODES.length * 6 }).map((shares) => {
    let next = 0
    return tell(() => {
      const value = shares[next++] ?? 99
      return value < 64 ? null : value
    })
  })
  const shuffled = (snapshot: Snapshot, order: readonly number[]): Snapshot => ({
    ...snapshot,
    cells: snapshot.cells
      .map((cell, at) => ({ cell, key: order[at % order.length] ?? 0 }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ cell }) => cell),
  })
  const told = (issues: readonly Issue[]) =>
    issues.map(({ draggers, ...issue }) => ({ ...issue, units: draggers.map(({ cell }) => cell.unit) }))

  it('does not hang on the order of the cells', () => {
    fc.assert(
      fc.property(anyTold, fc.array(fc.nat(), { minLength: 20, maxLength: 100 }), (readings, order) => {
        const snapshot = wallAt(catalogue, readings)
        expect(told(issuesOf(catalogue, shuffled(snapshot, order)))).toEqual(told(issuesOf(catalogue, snapshot)))
      }),
      { numRuns: 15 },
    )
  })

  it('names no two things alike: kind, place and what it is about tell them apart', () => {
    fc.assert(
      fc.property(anyTold, (readings) => {
        const keys = look(readings).map(({ kind, place, unit, indicators }) =>
          kind === 'not-reported' ? `${kind} ${unit}` : `${place} ${indicators[0]}`,
        )
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 15 },
    )
  })

  it('is not changed by what is on target, nor by what has no value, nor by few cases', () => {
    const more: Indicator[] = [
      count('calm', 'calm', { direction: 'down', targets: [target(5)] }),
      ratio('quiet', 'quiet.have', 'quiet.all'),
    ]
    const larger = {
      ...catalogue,
      indicators: new Map([...catalogue.indicators, ...more.map((one) => [one.id, one] as const)]),
    }
    const cellLike = (cell: Cell, over: Partial<Cell>): Cell => ({ ...cell, ...over })
    fc.assert(
      fc.property(anyTold, fc.constantFrom(...CODES, DISTRICT), (readings, unit) => {
        const snapshot = wallAt(catalogue, readings)
        const [sample] = snapshot.cells
        if (!sample) throw new Error('no cells')
        const fresh = { ...sample.freshness, state: 'fresh' } as const
        const cells = [
          ...snapshot.cells,
          cellLike(sample, { indicator: 'calm', unit, value: 2, target: 5, status: 'on-target', freshness: fresh }),
          cellLike(sample, {
            indicator: 'quiet',
            unit,
            value: 50,
            numerator: 2,
            denominator: 4,
            target: 80,
            status: 'off-target',
            freshness: fresh,
          }),
        ]
        expect(told(issuesOf(larger, { ...snapshot, cells }))).toEqual(told(issuesOf(catalogue, snapshot)))
      }),
      { numRuns: 15 },
    )
  })
})
