import { readFileSync } from 'node:fs'
import { CalendarFile, CatalogueFile, type CountingEntry, PackFile, UnitsFile } from '@ioc/contract'
import {
  type Catalogue,
  type Counting,
  type Measure,
  type MeasureRule,
  parseDay,
  partRule,
  rulesFrom,
  sumRule,
  type Term,
  type Unit,
} from '@ioc/metrics'
import { parse } from 'yaml'
import type { z } from 'zod'

/** Where the real pack lies. */
export const PACK = new URL('../../../../seed/duy-xuyen/', import.meta.url)

function open<T>(schema: z.ZodType<T>, path: string): T {
  return schema.parse(parse(readFileSync(new URL(path, PACK), 'utf8')))
}

/** The real pack's units, days off and measures: what the declared shapes are for. Its checks are the API's. */
export function readPackCatalogue(): Pick<Catalogue, 'units' | 'calendar' | 'measures' | 'utcOffsetMinutes'> {
  const pack = open(PackFile, 'pack.yaml')
  const units = open(UnitsFile, 'units.yaml')
  const measures = pack.catalogue.flatMap((path) => open(CatalogueFile, path).measures)
  return {
    utcOffsetMinutes: pack.utcOffset,
    units: units.units.map((unit) => unitOf(unit, units.from)),
    calendar: calendarOf(open(CalendarFile, 'calendar.yaml')),
    measures: new Map(measures.map((entry) => [entry.id, measureOf(entry, pack)])),
  }
}

/** Numerator and denominator of every ratio of the pack. */
export function readPackRatios() {
  const pack = open(PackFile, 'pack.yaml')
  return pack.catalogue
    .flatMap((path) => open(CatalogueFile, path).indicators)
    .filter((entry): entry is typeof entry & { numerator: Term[]; denominator: Term[] } =>
      Boolean(entry.numerator && entry.denominator),
    )
    .map(({ id, numerator, denominator, unit, mayExceed }) => ({
      id,
      numerator,
      denominator,
      percent: unit === '%',
      mayExceed,
    }))
}

/**
 * The rules across measures, as the API makes them of the files: declared, implied by ratios, and of what may not fall.
 */
export function readPackRules(measures: ReadonlyMap<string, Measure>): readonly MeasureRule[] {
  const files = open(PackFile, 'pack.yaml').catalogue.map((path) => open(CatalogueFile, path))
  const declared = files.flatMap(({ rules }) =>
    rules.map((rule) => ('total' in rule ? sumRule(rule.total, rule.parts) : partRule([rule.part], [rule.whole]))),
  )
  const ratios = readPackRatios().map(({ percent, mayExceed, ...ratio }) => ({
    ...ratio,
    mayExceed: mayExceed ?? (percent ? ('never' as const) : ('always' as const)),
  }))
  return [...rulesFrom(measures, ratios, declared).values()]
}

function unitOf({ from, to, population, ...rest }: UnitsFile['units'][number], begun: number): Unit {
  return { ...rest, validFrom: from ?? begun, validTo: to, ...(population && { population }) }
}

function countingOf({ register, where, sum, from, until }: CountingEntry): Counting {
  const conditions = where.map((one) =>
    'atLeast' in one ? { ...one, atLeast: parseDay(String(one.atLeast)) ?? Number(one.atLeast) } : one,
  )
  return { register, where: conditions, sum: sum ?? null, from: from ?? null, until: until ?? null }
}

function measureOf(
  { counted, mayNotFall, ...entry }: CatalogueFile['measures'][number],
  { cadences }: PackFile,
): Measure {
  const cadence = cadences[entry.cadence]
  if (cadence === undefined) throw new Error(`no cadence ${entry.cadence}`)
  const { weekday, workingDay, lockAfter, ...rest } = cadence
  return {
    ...entry,
    grain: entry.kind === 'stock' ? null : cadence.every,
    cadence: {
      ...rest,
      ...(weekday && { weekday }),
      ...(workingDay && { workingDay }),
      ...(lockAfter && { lockAfter }),
    },
    ...(counted && { counting: countingOf(counted) }),
    ...(mayNotFall && { mayNotFall }),
  }
}

function calendarOf({ weekend, names, holidays, swaps }: CalendarFile): Catalogue['calendar'] {
  const days = holidays.flatMap(({ name, date, from, to }) => {
    const [first, last] = [date ?? from ?? 0, date ?? to ?? 0]
    return Array.from({ length: last - first + 1 }, (_, nth) => ({ name, day: first + nth }))
  })
  const off = [...days, ...swaps.map(({ name, off: day }) => ({ name, day }))]
  return {
    weekend,
    holidays: new Map(off.map(({ name, day }) => [day, names[name]!])),
    workedDays: new Set(swaps.map(({ worked }) => worked)),
  }
}
