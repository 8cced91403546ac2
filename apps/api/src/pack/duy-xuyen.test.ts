import { join } from 'node:path'
import { createUnitTree, existsOn, levelOf, parseDay, statusOf, targetFor } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import type { Pack } from './pack.ts'
import { readPack } from './read-pack.ts'

const DIR = join(import.meta.dirname, '../../../../seed/duy-xuyen')
const pack = readPack(DIR)
const after = readPack(DIR, { reorganised: true })
const day = (text: string) => parseDay(text) ?? 0

const communesOn = ({ catalogue }: Pack, text: string) =>
  catalogue.units.filter((unit) => levelOf(unit.kind) === 'commune' && existsOn(unit, day(text)))

/** Codes drawn on a day. */
function shapesOn({ boundaries }: Pack, text: string): string[] {
  const set = boundaries.find((entry) => entry.validFrom <= day(text) && day(text) < (entry.validTo ?? Infinity))
  return (set?.geojson.features ?? []).map(({ id }) => id).sort()
}

describe('Duy Xuyên as the article knows it', () => {
  it('has 14 communes and towns with the people of the census of 2009', () => {
    const communes = communesOn(pack, '2026-11-23')
    expect(communes).toHaveLength(14)
    expect(communes.reduce((sum, unit) => sum + (unit.population?.count ?? 0), 0)).toBe(123_289)
    expect(shapesOn(pack, '2026-11-23')).toEqual(communes.map(({ code }) => code).sort())
  })

  it('documents 252 of 280 procedures, 25 of 25 services and 13 products, and nothing without a denominator', () => {
    expect(pack.documented.map(({ measure, unit, value }) => [measure, unit, value])).toEqual([
      ['procedures.list', '508', 280],
      ['procedures.list-online', '508', 252],
      ['security.essential', '508', 25],
      ['security.essential-live', '508', 25],
      ['information.ocop', '508', 13],
    ])
  })

  it('holds a commune to 95 % of e-IDs and the district to 97 % by the end of 2026', () => {
    const eid = pack.catalogue.indicators.get('security.eid-activated')
    expect(eid && targetFor(eid, '20599', day('2026-11-23'))?.value).toBe(95)
    expect(eid && targetFor(eid, '508', day('2026-11-23'))).toMatchObject({ value: 97, due: day('2026-12-31') })
  })

  it.each([
    ['508', 95.4, 'watch'],
    ['508', 97, 'on-target'],
    ['20599', 95, 'on-target'],
    ['20620', 90, 'watch'],
    ['20620', 88.7, 'off-target'],
  ])('calls e-IDs of %s at %f %% %s', (unit, value, status) => {
    const eid = pack.catalogue.indicators.get('security.eid-activated')
    const target = eid && targetFor(eid, unit, day('2026-11-23'))
    expect(eid && statusOf(eid, value, Number(target?.value))).toBe(status)
  })

  it('gives the index the six groups of the rule and leaves what is unconfirmed unknown', () => {
    const score = pack.catalogue.indicators.get('procedures.score-766')
    const groups = score?.kind === 'index' ? score.groups : []
    expect(groups.map(({ max }) => max)).toEqual([18, 20, 12, 10, 22, 18])
    const known = groups
      .flatMap(({ items }) => items)
      .filter(({ max, threshold }) => max !== null && threshold !== null)
    expect(known.map(({ max, threshold }) => [max, threshold])).toEqual([
      [2, 80],
      [6, 30],
      [6, 90],
    ])
  })
})

describe('Duy Xuyên reorganised', () => {
  it('has 14 communes, 13 after Duy Thu joins Duy Tân, and four from 1 July 2025', () => {
    expect(communesOn(after, '2024-12-31')).toHaveLength(14)
    expect(communesOn(after, '2025-01-01')).toHaveLength(13)
    expect(communesOn(after, '2025-06-30')).toHaveLength(13)
    expect(communesOn(after, '2025-07-01').map(({ code }) => code)).toEqual(['20599', '20611', '20623', '20635'])
  })

  it('uses four codes again, for other units with another parent', () => {
    const tree = createUnitTree(after.catalogue.units)
    for (const [code, before, now] of [
      ['20599', 'Nam Phước', 'Nam Phước'],
      ['20611', 'Duy Hòa', 'Thu Bồn'],
      ['20623', 'Duy Trung', 'Duy Xuyên'],
      ['20635', 'Duy Nghĩa', 'Duy Nghĩa'],
    ] as const) {
      expect(tree.at(code, day('2025-06-30'))).toMatchObject({ name: { vi: before }, parent: '508' })
      expect(tree.at(code, day('2025-07-01'))).toMatchObject({ name: { vi: now }, parent: '48', kind: 'commune' })
    }
  })

  it('keeps every one of 2009 in a successor', () => {
    const people = communesOn(after, '2025-07-01').map((unit) => unit.population?.count ?? 0)
    expect(people.reduce((sum, count) => sum + count, 0)).toBe(123_289)
  })

  it('ends the district and its offices, and shows the city instead', () => {
    expect(after.defaultScope).toBe('48')
    const left = after.catalogue.units.filter(
      (unit) => unit.code.startsWith('508') && existsOn(unit, day('2025-07-01')),
    )
    expect(left).toEqual([])
  })

  it('draws the old shapes until the day before and the new ones from the day', () => {
    for (const text of ['2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01']) {
      const codes = communesOn(after, text).map(({ code }) => code)
      expect(shapesOn(after, text)).toEqual(codes.sort())
    }
  })
})
