import { describe, expect, it } from 'vitest'
import { BEFORE_REFORM, BEGIN, DISTRICT, day, REFORM, THROUGH_REFORM, unit } from './testing/example-units.ts'
import { UNIT_KINDS } from './unit.ts'
import { createUnitTree, existsOn, keyOf, levelOf } from './unit-tree.ts'

const tree = createUnitTree(THROUGH_REFORM)
const EVE = REFORM - 1
const codes = (units: readonly { readonly code: string }[]) => units.map((one) => one.code)
const found = (code: string, on: number) => {
  const one = tree.at(code, on)
  if (!one) throw new Error(`no ${code}`)
  return one
}

describe('a level', () => {
  it('is one for towns and communes, and else the kind', () => {
    expect(levelOf('town')).toBe('commune')
    for (const kind of UNIT_KINDS.filter((one) => one !== 'town')) expect(levelOf(kind)).toBe(kind)
  })
})

describe('a unit in time', () => {
  const short = unit('X', 'commune', null, { validFrom: 10, validTo: 20 })

  it('exists from its first day until the day before its end', () => {
    expect([9, 10, 19, 20].map((on) => existsOn(short, on))).toEqual([false, true, true, false])
    expect(existsOn({ ...short, validTo: null }, 1e6)).toBe(true)
  })

  it('has a key of its code and first day', () => {
    expect(keyOf(unit('20599', 'commune', null, { validFrom: REFORM }))).toBe('20599@2025-07-01')
    expect(tree.byKey('20599@2025-07-01')?.validFrom).toBe(REFORM)
    expect(tree.byKey('20599@2000-01-01')?.kind).toBe('town')
    expect(tree.byKey('20599@2001-01-01')).toBeUndefined()
    expect(tree.keyOf(found('20599', EVE))).toBe('20599@2000-01-01')
    expect(tree.keyOf(unit('elsewhere', 'commune', null))).toBe('elsewhere@2000-01-01')
  })
})

describe('a reused code', () => {
  it('is a town the day before the reform and a commune after', () => {
    expect(found('20599', EVE).kind).toBe('town')
    expect(found('20599', REFORM).kind).toBe('commune')
    expect(found('20611', EVE).name.vi).toBe('Duy Hòa')
    expect(found('20611', REFORM).name.vi).toBe('Thu Bồn')
  })

  it('is nobody before its first unit, and a code no longer used is nobody', () => {
    expect(tree.at('20599', BEGIN - 1)).toBeUndefined()
    expect(tree.at('20602', REFORM)).toBeUndefined()
    expect(tree.at('nobody', REFORM)).toBeUndefined()
  })
})

describe('the children of a unit', () => {
  it('are fourteen and the police before the reform, four and the police after', () => {
    expect(tree.children(DISTRICT, EVE)).toHaveLength(15)
    expect(codes(tree.children(DISTRICT, REFORM))).toEqual(['20599', '20611', '20623', '20635', 'CA'])
    expect(tree.children('20599', REFORM)).toEqual([])
    expect(tree.children('nobody', REFORM)).toEqual([])
  })

  it('come in code order whatever order the catalogue has them in', () => {
    const reversed = createUnitTree(THROUGH_REFORM.toReversed())
    expect(reversed.children(DISTRICT, EVE)).toEqual(tree.children(DISTRICT, EVE))
    expect(reversed.units).toEqual(tree.units)
  })
})

describe('the collectors under a unit', () => {
  const district = found(DISTRICT, EVE)

  it('are the units at the levels of a measure on the day', () => {
    expect(tree.collectors(district, ['commune'], EVE)).toHaveLength(14)
    expect(codes(tree.collectors(district, ['commune'], REFORM))).toEqual(['20599', '20611', '20623', '20635'])
    expect(codes(tree.collectors(district, ['agency'], REFORM))).toEqual(['CA'])
    expect(tree.collectors(district, ['commune', 'agency'], EVE)).toHaveLength(15)
    expect(tree.collectors(district, ['school'], EVE)).toEqual([])
  })

  it('are the unit itself at its own level, and none below it', () => {
    expect(tree.collectors(district, ['district'], EVE)).toEqual([district])
    const town = found('20599', EVE)
    expect(tree.collectors(town, ['commune'], EVE)).toEqual([town])
    expect(tree.collectors(town, ['district'], EVE)).toEqual([])
  })

  it('of a new commune before its time are itself: it stands for what it was made from', () => {
    const merged = found('20599', REFORM)
    expect(tree.collectors(merged, ['commune'], EVE)).toEqual([merged])
  })

  it('of a dissolved unit are none', () => {
    const town = found('20602', EVE)
    expect(tree.collectors(town, ['commune'], REFORM)).toEqual([])
    expect(tree.collectors(town, ['commune'], EVE)).toEqual([town])
  })

  it('are the same list when asked again, and another when the tree changed in between', () => {
    expect(tree.collectors(district, ['commune'], EVE)).toBe(tree.collectors(district, ['commune'], EVE - 100))
    expect(tree.collectors(district, ['commune'], REFORM)).not.toBe(tree.collectors(district, ['commune'], EVE))
    expect(tree.collectors(district, ['commune'], BEGIN - 1)).toHaveLength(14)
  })

  it('of a new parent reach into the past through what it was made from', () => {
    const merged = createUnitTree([
      unit('P', 'district', null, { validTo: REFORM, successors: ['N'] }),
      unit('Q', 'district', null, { validTo: REFORM, successors: ['N'] }),
      unit('b', 'commune', 'P', { validTo: REFORM }),
      unit('a', 'commune', 'Q', { validTo: REFORM }),
      unit('N', 'district', null, { validFrom: REFORM }),
    ])
    const now = merged.at('N', REFORM)
    expect(now && codes(merged.collectors(now, ['commune'], EVE))).toEqual(['a', 'b'])
  })

  it('of a parent that took nobody’s place are its first children', () => {
    const province = createUnitTree([
      ...THROUGH_REFORM.filter((one) => one.validFrom === REFORM).map((one) => ({ ...one, parent: '48' })),
      ...THROUGH_REFORM.filter((one) => one.validFrom < REFORM),
      unit('48', 'province', null, { validFrom: REFORM }),
    ])
    const now = province.at('48', REFORM)
    expect(now && codes(province.collectors(now, ['commune'], EVE))).toEqual(['20599', '20611', '20623', '20635'])
  })
})

describe('the predecessors of a unit', () => {
  it('are what became it on its first day', () => {
    expect(codes(tree.predecessors(found('20599', REFORM)))).toEqual(['20599', '20626', '20632'])
    expect(codes(tree.predecessors(found('20611', REFORM)))).toEqual(['20602', '20605', '20608', '20611', '20614'])
    expect(codes(tree.predecessors(found('20623', REFORM)))).toEqual(['20617', '20620', '20623'])
    expect(codes(tree.predecessors(found('20635', REFORM)))).toEqual(['20629', '20635', '20638'])
    expect(tree.predecessors(found('20599', EVE))).toEqual([])
  })
})

describe('what a reading touches', () => {
  it('is its unit, what that became, and all above', () => {
    const touched = tree.touchedBy(found('20626', EVE)).map(keyOf)
    expect(touched).toEqual(['20599@2025-07-01', '20626@2000-01-01', '508@2000-01-01'])
    expect(tree.touchedBy(found(DISTRICT, EVE)).map(keyOf)).toEqual(['508@2000-01-01'])
    expect(tree.touchedBy(found('20626', EVE))).toBe(tree.touchedBy(found('20626', EVE)))
  })
})

describe('a tree that cannot be', () => {
  it('is refused when two units bear one code on one day', () => {
    expect(() => createUnitTree([unit('A', 'commune', null), unit('A', 'commune', null)])).toThrow(
      'two units bear the code A on one day',
    )
    const later = unit('A', 'commune', null, { validFrom: REFORM })
    expect(() => createUnitTree([unit('A', 'commune', null), later])).toThrow('two units')
    expect(() => createUnitTree([unit('A', 'commune', null, { validTo: REFORM }), later])).not.toThrow()
  })

  it('is refused when a unit passes to one that does not begin that day', () => {
    const gone = unit('A', 'commune', null, { validTo: REFORM, successors: ['B'] })
    expect(() => createUnitTree([gone])).toThrow('A@2000-01-01 passes to B, which does not begin on 2025-07-01')
    expect(() => createUnitTree([gone, unit('B', 'commune', null)])).toThrow('does not begin on 2025-07-01')
    expect(() => createUnitTree([gone, unit('B', 'commune', null, { validFrom: REFORM })])).not.toThrow()
    expect(() => createUnitTree([{ ...gone, successors: [] }])).not.toThrow()
  })

  it('does not look at successors of a unit that lives', () => {
    const living = createUnitTree([unit('A', 'commune', null, { successors: ['B'] }), unit('B', 'commune', null)])
    expect(living.predecessors(living.units[1] ?? unit('', 'commune', null))).toEqual([])
    expect(living.touchedBy(living.units[0] ?? unit('', 'commune', null))).toHaveLength(1)
  })
})

describe('the district of the article', () => {
  it('has fourteen communes and towns', () => {
    const article = createUnitTree(BEFORE_REFORM)
    const communes = article.children(DISTRICT, day('2024-06-30')).filter((one) => levelOf(one.kind) === 'commune')
    expect(communes).toHaveLength(14)
  })
})
