import type { Catalogue, WorkingCalendar } from '../catalogue.ts'
import type { CountIndicator, Indicator, RatioIndicator, Target } from '../indicator.ts'
import type { Cadence, Measure } from '../measure.ts'
import { rulesFrom } from '../measure-rule.ts'
import { type Instant, startOfDay } from '../period.ts'
import { parsePeriod } from '../period-text.ts'
import type { Reading } from '../reading.ts'
import { createReadingBook, type ReadingBook } from '../reading-book.ts'
import type { Unit } from '../unit.ts'
import { createUnitTree } from '../unit-tree.ts'
import { BEFORE_REFORM, day, same } from './example-units.ts'

export { same }

/** Seven hours east of UTC. */
export const OFFSET = 420

/** `2026-11-23 10:42`, local time. */
export function at(text: string): Instant {
  const [date = '', time = '00:00'] = text.split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(day(date), OFFSET) + (hours * 60 + minutes) * 60_000
}

/** Tết 2026: Monday 16 to Friday 20 February off; Saturday 28 February worked in exchange. */
export const TET: WorkingCalendar = {
  weekend: [6, 7],
  holidays: new Map([16, 17, 18, 19, 20].map((date) => [day(`2026-02-${date}`), same('Tết')])),
  workedDays: new Set([day('2026-02-28')]),
}

export const DAILY: Cadence = { every: 'day', by: '17:00', missingAfter: 2 }
export const WEEKLY: Cadence = { every: 'week', by: '17:00', weekday: 5, missingAfter: 2 }
export const MONTHLY: Cadence = { every: 'month', by: '17:00', workingDay: 5, missingAfter: 2 }

export function stock(id: string, more: Partial<Measure> = {}): Measure {
  return measure(id, { kind: 'stock', grain: null, ...more })
}

export function flow(id: string, more: Partial<Measure> = {}): Measure {
  return measure(id, { kind: 'flow', grain: 'week', cadence: WEEKLY, ...more })
}

function measure(id: string, more: Pick<Measure, 'kind' | 'grain'> & Partial<Measure>): Measure {
  const common = {
    id,
    name: same(id),
    levels: ['commune'],
    countable: 'dossiers',
    decimals: 0,
    min: 0,
    max: 1e9,
  } as const
  return { ...common, cadence: DAILY, ...more }
}

export const target = (value: Target['value'], more: Partial<Target> = {}): Target => ({
  value,
  from: null,
  due: null,
  unit: null,
  ...more,
})

const common = {
  component: 'procedures',
  unit: '%',
  digits: 1,
  direction: 'up',
  targets: [target(80)],
  watchWithin: 5,
  confidence: 'L',
  owner: 'CA',
} as const

const term = (id: string) => ({ measure: id, sign: 1 }) as const

export function ratio(id: string, numerator: string, denominator: string, more: Partial<RatioIndicator> = {}) {
  const indicator: RatioIndicator = {
    ...common,
    id,
    name: same(id),
    short: same(id),
    kind: 'ratio',
    numerator: [term(numerator)],
    denominator: [term(denominator)],
    scale: 100,
    window: { grain: 'week', count: 1, upTo: 'due' },
    mayExceed: (more.scale ?? 100) === 100 ? 'never' : 'always',
    ...more,
  }
  return indicator
}

export function count(id: string, numerator: string, more: Partial<CountIndicator> = {}): CountIndicator {
  return {
    ...common,
    id,
    name: same(id),
    short: same(id),
    unit: 'dossiers',
    kind: 'count',
    numerator: [term(numerator)],
    window: { grain: 'week', count: 1, upTo: 'due' },
    ...more,
  }
}

const byId = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map((entry) => [entry.id, entry]))

/** A catalogue of the measures and indicators a test needs. */
export function catalogueOf(
  measures: readonly Measure[],
  indicators: readonly Indicator[],
  more: Partial<Catalogue> = {},
): Catalogue {
  const ratios = indicators.filter((indicator) => indicator.kind === 'ratio')
  const byMeasure = byId(measures)
  return {
    pack: 'example',
    utcOffsetMinutes: OFFSET,
    units: BEFORE_REFORM,
    calendar: TET,
    components: [{ id: 'procedures', name: same('procedures'), lead: indicators[0]?.id ?? '' }],
    measures: byMeasure,
    indicators: byId(indicators),
    main: [],
    registers: new Map(),
    rules: rulesFrom(byMeasure, ratios, []),
    countables: new Map([['dossiers', { vi: 'hồ sơ', en: 'dossiers', bn: 'নথি', one: 'dossier' }]]),
    ...more,
  }
}

export interface Told {
  readonly measure: string
  readonly unit: string
  /** A stock's instant, as `at` reads it. */
  readonly at?: string
  /** A flow's period. */
  readonly period?: string
  readonly value: number
  readonly more?: Partial<Reading>
}

let seq = 0

/** A reading as a source would tell it, of the unit that bears the code on the (last) day. */
export function reading(told: Told, units: readonly Unit[] = BEFORE_REFORM): Reading {
  const tree = createUnitTree(units)
  const period = told.period === undefined ? undefined : parsePeriod(told.period)
  if (told.period !== undefined && !period) throw new Error(`${told.period} is no period`)
  const instant = told.at === undefined ? 0 : at(told.at)
  const found = tree.at(told.unit, period ? period.end - 1 : Math.floor((instant + OFFSET * 60_000) / 86_400_000))
  if (!found) throw new Error(`no ${told.unit} then`)
  seq++
  return {
    measure: told.measure,
    unit: tree.keyOf(found),
    when: period ? { start: period.start, end: period.end } : { at: instant },
    value: told.value,
    revision: 1,
    seq,
    receivedAt: period ? startOfDay(period.end, OFFSET) - 1 : instant,
    source: 'example',
    sourceKind: 'api',
    sample: false,
    ...told.more,
  }
}

/** A book holding what was told. */
export function bookOf(told: readonly Told[], units: readonly Unit[] = BEFORE_REFORM): ReadingBook {
  const book = createReadingBook({ utcOffsetMinutes: OFFSET })
  for (const one of told) book.put(reading(one, units))
  return book
}
