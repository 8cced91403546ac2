import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createUnitTree, formatDay, isWorkingDay, LANGS, parseDay } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { readPack } from './read-pack.ts'

const SEED = join(import.meta.dirname, '../../../../seed')
const names = readdirSync(SEED, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map((entry) => entry.name)

/** Every text in every language anywhere in a value. */
function localisedIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  if (value instanceof Map) return [...value.values()].flatMap(localisedIn)
  const entries = Object.entries(value)
  const own = entries.some(([key]) => key === 'vi') ? [Object.fromEntries(entries)] : []
  return [...own, ...entries.flatMap(([, inner]) => localisedIn(inner))]
}

describe.each(names)('the pack %s', (name) => {
  const pack = readPack(join(SEED, name))
  const { catalogue } = pack
  const indicators = [...catalogue.indicators.values()]
  const used = indicators.flatMap((indicator) => {
    if (indicator.kind === 'index') return []
    const terms = indicator.kind === 'ratio' ? indicator.denominator : []
    return [...indicator.numerator, ...terms].map(({ measure }) => measure)
  })
  const brought = pack.profiles.flatMap(({ columns }) => columns.flatMap(({ measure }) => measure ?? []))

  it('has at least 45 indicators in six components, each with its lead', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(45)
    expect(catalogue.components).toHaveLength(6)
    for (const { id, lead } of catalogue.components) expect(catalogue.indicators.get(lead)?.component).toBe(id)
  })

  it('says everything in every language', () => {
    const texts = localisedIn({ ...pack, boundaries: [] })
    expect(texts.length).toBeGreaterThan(400)
    const incomplete = texts.filter((text) => LANGS.some((lang) => typeof text[lang] !== 'string' || text[lang] === ''))
    expect(incomplete).toEqual([])
  })

  it('writes Bengali in Bengali letters', () => {
    const unlike = localisedIn(indicators).filter(({ bn }) => !/\p{Script=Bengali}/u.test(String(bn)))
    expect(unlike).toEqual([])
  })

  it('uses every measure it has, and has every measure it uses', () => {
    expect([...new Set([...used, ...brought])].sort()).toEqual([...catalogue.measures.keys()].sort())
  })

  it('never gives a recalled rule as law', () => {
    const recalled = indicators.filter(({ confidence }) => confidence === 'M').map(({ basis }) => basis)
    expect(recalled.filter(({ vi }) => !vi.includes('chưa xác nhận'))).toEqual([])
    expect(recalled.filter(({ en }) => !en.includes('unconfirmed'))).toEqual([])
    expect(recalled.filter(({ bn }) => !bn.includes('নিশ্চিত নয়'.normalize('NFC')))).toEqual([])
  })

  it('names an agency as the owner of each indicator', () => {
    const kinds = new Map(catalogue.units.map(({ code, kind }) => [code, kind]))
    const unowned = indicators.filter(({ owner }) => !['agency', 'one-stop'].includes(kinds.get(owner) ?? ''))
    expect(unowned).toEqual([])
  })

  it('is a tree the domain accepts, with and without its reorganisations', () => {
    expect(() => createUnitTree(catalogue.units)).not.toThrow()
    expect(() => createUnitTree(readPack(join(SEED, name), { reorganised: true }).catalogue.units)).not.toThrow()
  })

  it.each([2024, 2025, 2026, 2027])('has a year of %i with 245 to 253 working days', (year) => {
    const first = parseDay(`${year}-01-01`) ?? 0
    const days = Array.from({ length: 366 }, (_, index) => first + index)
    const worked = days.filter((day) => formatDay(day).startsWith(`${year}`) && isWorkingDay(catalogue.calendar, day))
    expect(worked.length).toBeGreaterThanOrEqual(245)
    expect(worked.length).toBeLessThanOrEqual(253)
  })
})
