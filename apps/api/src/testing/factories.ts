import {
  type Cadence,
  type ExplainedIndicator,
  type Localised,
  type Measure,
  parseDay,
  startOfDay,
  type Unit,
} from '@ioc/metrics'
import type { Pack } from '../pack/pack.ts'

/** Seven hours east of UTC, as the pack of Duy Xuyên. */
export const OFFSET = 420

export const named = (text: string): Localised => ({ vi: text, en: text, bn: text })

/** A day that is known to exist. */
export function day(text: string): number {
  const parsed = parseDay(text)
  if (parsed === undefined) throw new Error(`${text} is no day`)
  return parsed
}

/** `2026-11-23 10:42`, local time. */
export function at(text: string): number {
  const [date = '', time = '00:00'] = text.split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(day(date), OFFSET) + (hours * 60 + minutes) * 60_000
}

/** A Wednesday morning. */
export const TEST_NOW = at('2026-11-18 10:00')
/** On this day communes A and B of the test district become M. */
export const MERGER = day('2026-12-01')

const DAILY: Cadence = { every: 'day', by: '17:00', missingAfter: 3 }
const WEEKLY: Cadence = { every: 'week', by: '17:00', weekday: 5, missingAfter: 2 }

export function unitNamed(code: string, more: Partial<Unit> = {}): Unit {
  const common = { code, name: named(code), parent: 'D', validFrom: day('2020-01-01'), validTo: null, successors: [] }
  return { ...common, kind: 'commune', ...more }
}

export const TEST_UNITS: readonly Unit[] = [
  unitNamed('D', { kind: 'district', parent: null }),
  unitNamed('A', { validTo: MERGER, successors: ['M'] }),
  unitNamed('B', { validTo: MERGER, successors: ['M'] }),
  unitNamed('C'),
  unitNamed('M', { validFrom: MERGER }),
  unitNamed('P', { kind: 'agency' }),
]

export function measureNamed(id: string, more: Partial<Measure> = {}): Measure {
  return {
    id,
    name: named(id),
    kind: 'flow',
    grain: 'day',
    levels: ['commune'],
    countable: 'dossiers',
    decimals: 0,
    min: 0,
    max: 1_000_000,
    cadence: DAILY,
    ...more,
  }
}

const TEST_MEASURES: readonly Measure[] = [
  measureNamed('received'),
  measureNamed('received-online'),
  measureNamed('accounts', { kind: 'stock', grain: null, cadence: WEEKLY }),
  measureNamed('cases', { kind: 'stock', grain: null, levels: ['agency'], decimals: 1 }),
]

const common = {
  component: 'services',
  definition: named('what is divided by what'),
  digits: 1,
  direction: 'up',
  targets: [{ value: 80, from: null, due: null, unit: null }],
  watchWithin: 10,
  basis: named('a rule'),
  confidence: 'L',
  owner: 'P',
} as const

const TEST_INDICATORS: readonly ExplainedIndicator[] = [
  {
    ...common,
    id: 'online',
    name: named('online'),
    short: named('online'),
    unit: '%',
    kind: 'ratio',
    numerator: [{ measure: 'received-online', sign: 1 }],
    denominator: [{ measure: 'received', sign: 1 }],
    scale: 100,
    window: { grain: 'day', count: 5, upTo: 'due' },
    mayExceed: 'always',
  },
  {
    ...common,
    id: 'received-so-far',
    name: named('received so far'),
    short: named('received'),
    unit: 'dossiers',
    kind: 'count',
    targets: [{ value: 'same-period-last-year', from: null, due: null, unit: null }],
    numerator: [{ measure: 'received', sign: 1 }],
    window: { grain: 'week', count: 1, upTo: 'now' },
  },
  {
    ...common,
    id: 'accounts',
    name: named('accounts'),
    short: named('accounts'),
    unit: 'accounts',
    kind: 'count',
    numerator: [{ measure: 'accounts', sign: 1 }],
    window: { grain: 'week', count: 1, upTo: 'now' },
  },
  {
    ...common,
    id: 'cases',
    name: named('cases'),
    short: named('cases'),
    unit: 'cases',
    kind: 'count',
    direction: 'none',
    targets: [],
    numerator: [{ measure: 'cases', sign: 1 }],
    window: { grain: 'week', count: 1, upTo: 'now' },
  },
  {
    ...common,
    id: 'score',
    name: named('score'),
    short: named('score'),
    unit: 'points',
    kind: 'index',
    groups: [
      {
        id: 'service',
        name: named('service'),
        max: 20,
        items: [
          { indicator: 'online', name: named('online'), max: 12, threshold: 50 },
          { indicator: null, name: named('not known'), max: 8, threshold: null },
        ],
      },
    ],
  },
]

/** A small district: three communes, two of which merge, an agency, four measures, five indicators. */
export function testPack(more: Partial<Pack['catalogue']> = {}): Pack {
  const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
    new Map(list.map((entry) => [entry.id, entry]))
  return {
    id: 'test',
    name: named('Test district'),
    zone: 'Asia/Ho_Chi_Minh',
    defaultScope: 'D',
    catalogue: {
      pack: 'test',
      utcOffsetMinutes: OFFSET,
      units: TEST_UNITS,
      calendar: { weekend: [6, 7], holidays: new Map(), workedDays: new Set() },
      components: [{ id: 'services', name: named('services'), lead: 'online' }],
      measures: byId(TEST_MEASURES),
      indicators: byId(TEST_INDICATORS),
      main: ['online'],
      registers: new Map(),
      rules: new Map(),
      countables: new Map([['dossiers', named('dossiers')]]),
      ...more,
    },
    boundaries: [{ validFrom: day('2020-01-01'), validTo: null, geojson: { type: 'FeatureCollection', features: [] } }],
    documented: [],
    connectors: [],
    profiles: [],
    screens: [],
  }
}
