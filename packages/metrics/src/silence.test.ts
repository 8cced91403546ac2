import { describe, expect, it } from 'vitest'
import { issuesOf } from './insight/issues.ts'
import { silences } from './silence.ts'
import { at, bookOf, catalogueOf, count, flow, MONTHLY, stock, type Told, WEEKLY } from './testing/example.ts'
import { day, DISTRICT } from './testing/example-units.ts'
import { takeSnapshot } from './evaluate.ts'
import { CODES, tell, wallAt, wallCatalogue } from './testing/wall.ts'

const catalogue = wallCatalogue()
const find = (told: readonly Told[], when = '2026-11-23 10:42') => {
  const snapshot = wallAt(catalogue, told, when)
  return silences(
    catalogue,
    snapshot.cells.filter((cell) => cell.unit !== DISTRICT),
    snapshot.asOf,
  )
}
const good = tell(() => 98)
const without = (told: readonly Told[], unit: string) => told.filter((one) => one.unit !== unit)

describe('who has not reported', () => {
  it('is nobody when all have', () => {
    expect(find(good)).toEqual([])
  })

  it('is named with what it owes, since the first due moment it let pass', () => {
    const last = tell((_, code) => (code === '20638' ? 98 : null), '2026-11-13 08:00')
    expect(find([...without(good, '20638'), ...last])).toEqual([
      {
        unit: '20638',
        indicators: ['procedures', 'security', 'information', 'feedback', 'health', 'education'].map(
          (id) => `${id}.share`,
        ),
        since: at('2026-11-20 17:00'),
        sinceOrEarlier: false,
      },
    ])
    const older = tell((_, code) => (code === '20638' ? 98 : null), '2026-11-08 08:00')
    expect(find([...without(good, '20638'), ...older])[0]?.since).toBe(at('2026-11-13 17:00'))
  })

  it('is dated from when the unit was last heard of, not from its oldest gap', () => {
    const gone = tell((component, code) => (code === '20638' && component !== 'health' ? 98 : null), '2026-11-13 08:00')
    const longGone = tell(
      (component, code) => (code === '20638' && component === 'health' ? 98 : null),
      '2026-10-23 08:00',
    )
    const [silence] = find([...without(good, '20638'), ...gone, ...longGone])
    expect(silence).toMatchObject({ unit: '20638', since: at('2026-11-20 17:00') })
  })

  it('has no date when it never reported', () => {
    expect(find(without(good, '20638'))).toMatchObject([{ unit: '20638', since: null }])
  })

  it('is dated by its last hearing when that is long past', () => {
    const old = tell((_, code) => (code === '20638' ? 98 : null), '2025-01-06 08:00')
    expect(find([...without(good, '20638'), ...old])[0]?.since).toBe(at('2025-01-06 08:00'))
  })

  it('comes most indicators first, then by code', () => {
    const some = tell((component, code) => {
      if (code === '20638') return null
      if (code === '20602' || code === '20599') return component === 'health' ? null : 98
      return 98
    })
    expect(find(some).map(({ unit, indicators }) => [unit, indicators.length])).toEqual([
      ['20638', 6],
      ['20599', 1],
      ['20602', 1],
    ])
  })

  it('is nobody for an indicator that nobody ever reported', () => {
    expect(find(tell((component) => (component === 'health' ? null : 98)))).toEqual([])
    expect(find([])).toEqual([])
  })

  it('is nobody for what is not collected of it', () => {
    expect(find(good).some(({ unit }) => unit === 'CA')).toBe(false)
  })

  it('is not dated by a part that is not due again', () => {
    const monthly = stock('health.all', { cadence: MONTHLY })
    const mixed = { ...catalogue, measures: new Map([...catalogue.measures, [monthly.id, monthly]]) }
    const last = tell((_, code) => (code === '20638' ? 98 : null), '2026-11-13 08:00')
    const { cells, asOf } = wallAt(mixed, [...without(good, '20638'), ...last])
    const below = cells.filter((cell) => cell.unit !== DISTRICT)
    expect(silences(mixed, below, asOf)).toMatchObject([
      { unit: '20638', since: at('2026-11-20 17:00'), sinceOrEarlier: false },
    ])
  })
})

describe('what never came', () => {
  const owed = { ...catalogue, from: day('2026-11-02') }
  const found = (told: readonly Told[], when = '2026-11-23 10:42') => {
    const { cells, asOf } = wallAt(owed, told, when)
    return silences(
      owed,
      cells.filter((cell) => cell.unit !== DISTRICT),
      asOf,
    )
  }

  it('is owed by everybody since it was first due, once the catalogue says from when', () => {
    const all = found([])
    expect(all).toHaveLength(CODES.length)
    expect(new Set(all.map(({ since }) => since))).toEqual(new Set([at('2026-11-06 17:00')]))
    expect(all[0]).toMatchObject({ indicators: { length: 6 }, sinceOrEarlier: false })
    expect(issuesOf(owed, wallAt(owed, [])).map(({ kind }) => kind)).toEqual(CODES.map(() => 'not-reported'))
  })

  it('is owed by nobody before it is due', () => {
    expect(found([], '2026-11-06 16:59')).toEqual([])
  })

  it('is dated for one that never reported what others do', () => {
    expect(found(without(good, '20638'))).toMatchObject([{ unit: '20638', since: at('2026-11-06 17:00') }])
  })
})

describe('a silence of a flow', () => {
  const weekly = catalogueOf(
    [flow('got'), stock('level', { cadence: WEEKLY })],
    [
      count('got.sum', 'got'),
      count('got.net', 'got', {
        numerator: [
          { measure: 'got', sign: 1 },
          { measure: 'level', sign: -1 },
        ],
      }),
    ],
  )
  const since = (told: readonly Told[], indicator: string | null) => {
    const asOf = at('2026-11-23 10:42')
    const snapshot = takeSnapshot({ catalogue: weekly, readings: bookOf(told), scope: '20599', asOf, knownAt: asOf })
    const cells = snapshot.cells.filter((cell) => indicator === null || cell.indicator === indicator)
    return silences(weekly, cells, asOf)[0]
  }

  it('begins with the first week after the last one told', () => {
    expect(since([{ measure: 'got', unit: '20599', period: '2026-W45', value: 1 }], 'got.sum')).toMatchObject({
      since: at('2026-11-13 17:00'),
      sinceOrEarlier: false,
    })
    expect(since([{ measure: 'got', unit: '20599', period: '2026-W46', value: 1 }], 'got.sum')).toMatchObject({
      since: at('2026-11-20 17:00'),
      sinceOrEarlier: false,
    })
  })

  it('counts from the week’s end however early it was received', () => {
    const early = {
      measure: 'got',
      unit: '20599',
      period: '2026-W46',
      value: 1,
      more: { receivedAt: at('2026-11-13 12:00') },
    }
    expect(since([early], 'got.sum')?.since).toBe(at('2026-11-20 17:00'))
  })

  it('is dated by the due moment it let pass though it was heard of in that very week', () => {
    const told: Told[] = [
      { measure: 'level', unit: '20599', at: '2026-11-18 08:00', value: 1 },
      { measure: 'got', unit: '20599', period: '2026-W46', value: 1 },
    ]
    expect(since(told, null)).toMatchObject({ since: at('2026-11-20 17:00'), sinceOrEarlier: false })
  })

  it('is dated by the last due moment or earlier while another part is still heard', () => {
    const told: Told[] = [
      { measure: 'level', unit: '20599', at: '2026-11-23 08:00', value: 1 },
      { measure: 'got', unit: '20599', period: '2026-W45', value: 1 },
    ]
    expect(since(told, 'got.net')).toMatchObject({ since: at('2026-11-20 17:00'), sinceOrEarlier: true })
  })
})
