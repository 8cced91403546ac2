import { describe, expect, it } from 'vitest'
import { askingOf, divide, rollUp } from './roll-up.ts'
import type { Gap } from './sum-part.ts'
import { bookOf, catalogueOf, count, ratio, stock } from './testing/example.ts'
import { REFORM, unit } from './testing/example-units.ts'
import { partsOf } from './testing/kit.ts'

const UNITS = [
  unit('D', 'district', null),
  unit('A', 'commune', 'D'),
  unit('B', 'commune', 'D'),
  unit('C', 'commune', 'D'),
  unit('P', 'agency', 'D'),
  unit('E', 'district', null),
  unit('F', 'commune', 'E'),
]
const MEASURES = [
  stock('have'),
  stock('all'),
  stock('tenths', { decimals: 1 }),
  stock('everywhere', { levels: ['commune', 'agency'] }),
  stock('police', { levels: ['agency'] }),
  stock('whole', { levels: ['district'] }),
]
const { kit, plan, unitAt } = partsOf(catalogueOf(MEASURES, [ratio('r', 'have', 'all')], { units: UNITS }), bookOf([]))
const asking = (numerator: string, denominator: string, code = 'D') =>
  askingOf(plan(ratio('r', numerator, denominator)), kit.tree, unitAt(code, REFORM), REFORM)

describe('who is asked', () => {
  it('is every unit at the measures’ level, for all parts', () => {
    const found = asking('have', 'all')
    expect(found?.mixed).toBe(false)
    expect(found?.asked.map((one) => [one.unit.code, one.terms.length])).toEqual([
      ['A', 2],
      ['B', 2],
      ['C', 2],
    ])
    expect(asking('have', 'all', 'A')?.asked).toHaveLength(1)
  })

  it('is nobody where a part is not collected', () => {
    expect(asking('have', 'whole', 'A')).toBeUndefined()
    expect(asking('whole', 'have', 'A')).toBeUndefined()
    expect(asking('police', 'police', 'E')).toBeUndefined()
    expect(asking('have', 'have', 'P')).toBeUndefined()
  })

  it('is each for its own parts where parts are collected at different units', () => {
    const found = asking('police', 'everywhere')
    expect(found?.mixed).toBe(true)
    expect(found?.asked.map((one) => [one.unit.code, one.terms.map((term) => term.side).join()])).toEqual([
      ['P', 'numerator,denominator'],
      ['A', 'denominator'],
      ['B', 'denominator'],
      ['C', 'denominator'],
    ])
    expect(asking('have', 'everywhere')?.mixed).toBe(true)
    expect(asking('everywhere', 'have')?.mixed).toBe(true)
    expect(asking('police', 'whole')?.mixed).toBe(true)
    expect(asking('police', 'have')?.mixed).toBe(true)
  })

  it('is not mixed where the units are the same, however the levels are written', () => {
    expect(asking('have', 'everywhere', 'E')?.mixed).toBe(false)
    expect(asking('have', 'everywhere', 'A')?.mixed).toBe(false)
    expect(asking('police', 'everywhere', 'P')?.mixed).toBe(false)
  })
})

describe('the sums over many units', () => {
  const share = plan(ratio('r', 'have', 'all'))
  const rolled = (parts: Readonly<Record<string, readonly [number, number] | Gap>>, mixed = false) => {
    const found = asking('have', 'all')
    if (!found) throw new Error('nobody asked')
    return rollUp(share, { ...found, mixed }, ({ unit: one }) => {
      const part = parts[one.code] ?? 'no-readings'
      if (typeof part === 'string')
        return { numerator: 7, denominator: 7, gap: part, totals: [7, 7], implausible: null, sample: false }
      const [left, right] = part
      const implausible = left > right && !mixed ? { rule: 'have <= all', left, right } : null
      return { numerator: left, denominator: right, gap: null, totals: part, implausible, sample: false }
    })
  }

  it('leave out what has a gap, and name it', () => {
    const found = rolled({ A: [1, 2], B: 'missing', C: [2, 2] })
    expect(found).toMatchObject({ value: 75, reason: null, numerator: 3, denominator: 4 })
    expect(found.missing.map((one) => one.unit.code)).toEqual(['B'])
    expect(found.sums).toEqual({ numerator: 3, denominator: 4 })
  })

  it('are none where every unit has a gap: the one nearest to a value is told', () => {
    expect(rolled({})).toMatchObject({ value: null, reason: 'no-readings', numerator: null, denominator: null })
    expect(rolled({ A: 'missing' }).reason).toBe('missing')
    expect(rolled({ A: 'missing', B: 'incomplete' }).reason).toBe('incomplete')
    expect(rolled({ B: 'incomplete' }).reason).toBe('incomplete')
  })

  it('leave out a unit whose parts break a rule, and name it apart from the missing', () => {
    const found = rolled({ A: [1, 2], B: [15, 2], C: 'missing' })
    expect(found).toMatchObject({ value: 50, reason: null, numerator: 1, denominator: 2, implausible: null })
    expect(found.excluded.map((one) => one.unit.code)).toEqual(['B'])
    expect(found.missing.map((one) => one.unit.code)).toEqual(['C'])
    expect(rolled({ A: [15, 2] })).toMatchObject({ value: null, reason: 'implausible', numerator: null })
  })

  it('of a unit on its own are what it reported, with the rule they break', () => {
    const found = asking('have', 'all', 'A')
    const implausible = { rule: 'have <= all', left: 15, right: 2 }
    const sums = { numerator: 15, denominator: 2, gap: null, totals: [15, 2], implausible, sample: false }
    const own = found && rollUp(share, found, () => sums)
    expect(own).toMatchObject({ value: 750, numerator: 15, denominator: 2, implausible, excluded: [] })
  })

  it('of parts from different units are held to the rule as a whole', () => {
    const found = rolled({ A: [3, 1], B: [0, 1], C: [0, 0] }, true)
    expect(found).toMatchObject({ value: 150, implausible: { rule: 'have <= all', left: 3, right: 2 } })
  })

  it('are none with any gap where parts come from different units', () => {
    expect(rolled({ A: [1, 2], B: 'missing', C: [2, 2] }, true)).toMatchObject({ value: null, reason: 'missing' })
    expect(rolled({ A: [1, 2], B: [1, 2], C: [2, 2] }, true).value).toBe((100 * 4) / 6)
  })

  it('have no value over nothing, and say so', () => {
    expect(rolled({ A: [0, 0] })).toMatchObject({
      value: null,
      reason: 'zero-denominator',
      numerator: 0,
      denominator: 0,
    })
    expect(rolled({ A: [0, 0], B: [1, 4] }).value).toBe(25)
  })

  it('of a count have no denominator', () => {
    const found = asking('have', 'have')
    const counted =
      found &&
      rollUp(plan(count('c', 'have')), found, () => ({
        numerator: 2,
        denominator: 0,
        gap: null,
        totals: [2],
        implausible: null,
        sample: false,
      }))
    expect(counted).toMatchObject({ value: 6, numerator: 6, denominator: null })
  })
})

describe('dividing', () => {
  it('multiplies first, so that it rounds once', () => {
    expect(divide(plan(ratio('r', 'have', 'all')), { numerator: 252, denominator: 280 })).toBe(90)
    expect(divide(plan(ratio('r', 'have', 'all')), { numerator: 57, denominator: 100 })).toBe(57)
    expect(divide(plan(ratio('r', 'have', 'all')), { numerator: 29, denominator: 100 })).toBe(29)
  })

  it('brings each side from its own scale', () => {
    expect(divide(plan(ratio('r', 'tenths', 'all', { scale: 1 })), { numerator: 25, denominator: 5 })).toBe(0.5)
    expect(divide(plan(ratio('r', 'all', 'tenths', { scale: 1 })), { numerator: 5, denominator: 25 })).toBe(2)
    expect(divide(plan(count('c', 'tenths')), { numerator: 25, denominator: 0 })).toBe(2.5)
  })

  it('by nothing or less gives no value', () => {
    const share = plan(ratio('r', 'have', 'all'))
    expect(divide(share, { numerator: 1, denominator: 0 })).toBeNull()
    expect(divide(share, { numerator: 1, denominator: -1 })).toBeNull()
    expect(divide(share, { numerator: 0, denominator: 1 })).toBe(0)
  })
})

describe('a plan', () => {
  it('brings summands of one side to one scale', () => {
    const made = plan(
      ratio('r', 'have', 'all', {
        numerator: [
          { measure: 'have', sign: 1 },
          { measure: 'tenths', sign: -1 },
        ],
      }),
    )
    expect(made.terms.map((term) => [term.index, term.side, term.factor])).toEqual([
      [0, 'numerator', 10],
      [1, 'numerator', -1],
      [2, 'denominator', 1],
    ])
    expect(made.unscale).toEqual({ numerator: 10, denominator: 1 })
    expect(made.measures.map((measure) => measure.id)).toEqual(['have', 'tenths', 'all'])
    expect(made.stocks).toHaveLength(3)
    expect(made.flows).toEqual([])
  })

  it('names a measure once, however often it is summed', () => {
    expect(plan(ratio('r', 'have', 'have')).measures).toHaveLength(1)
    expect(plan(ratio('r', 'have', 'have')).terms).toHaveLength(2)
  })

  it('is made once per indicator', () => {
    const one = ratio('r', 'have', 'all')
    expect(plan(one)).toBe(plan(one))
    expect(plan(one)).not.toBe(plan(ratio('r', 'have', 'all')))
  })
})
