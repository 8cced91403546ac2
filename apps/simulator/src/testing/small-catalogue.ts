import type { WireCatalogue } from '@ioc/contract'
import type { Cadence, Counting, ExplainedIndicator, Localised, Measure, Unit } from '@ioc/metrics'

const day = (text: string) => Date.parse(text) / 86_400_000
const said = (text: string): Localised => ({ vi: text, en: text, bn: text })

const COMMUNES: readonly (readonly [code: string, people: number])[] = [
  ['20599', 20_889],
  ['20617', 7_522],
  ['20620', 10_731],
  ['20632', 9_554],
  ['20638', 6_775],
]

const DAILY: Cadence = { every: 'day', by: '17:00', missingAfter: 2 }
const WEEKLY: Cadence = { every: 'week', by: '17:00', weekday: 5, missingAfter: 2 }
const MONTHLY: Cadence = { every: 'month', by: '17:00', workingDay: 3, missingAfter: 2 }

function measure(id: string, over: Partial<Measure> = {}): Measure {
  return {
    id,
    name: said(id),
    kind: 'flow',
    grain: 'day',
    levels: ['commune'],
    countable: 'dossiers',
    decimals: 0,
    min: 0,
    max: 1_000_000,
    cadence: DAILY,
    ...over,
  }
}

const counting = (register: string, over: Partial<Counting> = {}): { readonly counting: Counting } => ({
  counting: { register, sum: null, where: [], from: null, until: null, ...over },
})

const register = (id: string, unit: 'unit' | null): WireCatalogue['registers'][number] => ({
  id,
  name: said(id),
  key: 'code',
  unit,
  fields: [],
  dropped: [],
  steps: null,
})

function ratio(id: string, numerator: string, denominator: string, target: number): ExplainedIndicator {
  return {
    id,
    kind: 'ratio',
    component: 'procedures',
    name: said(id),
    short: said(id),
    definition: said(id),
    unit: '%',
    digits: 1,
    direction: 'up',
    targets: [{ value: target, from: null, due: null, unit: null }],
    watchWithin: 5,
    basis: said('test'),
    confidence: 'L',
    owner: '508',
    scale: 100,
    mayExceed: 'never',
    window: { grain: 'month', count: 1, upTo: 'now' },
    numerator: [{ measure: numerator, sign: 1 }],
    denominator: [{ measure: denominator, sign: 1 }],
  }
}

const unit = (code: string, kind: Unit['kind'], parent: string | null, count?: number): Unit => ({
  code,
  kind,
  name: said(code),
  parent,
  validFrom: day('2010-01-01'),
  validTo: null,
  successors: [],
  ...(count === undefined ? {} : { population: { count, year: 2009 } }),
})

/**
 * A district of five communes and an agency with measures of every grain and level and three registers: enough
 * to meet every manner of reporting.
 */
export const SMALL_CATALOGUE: WireCatalogue = {
  pack: 'small',
  name: said('small'),
  utcOffsetMinutes: 420,
  zone: 'Asia/Ho_Chi_Minh',
  defaultScope: '508',
  demonstration: true,
  build: 'test',
  publicUrl: null,
  units: [
    unit('508', 'district', null),
    ...COMMUNES.map(([code, people]) => unit(code, code === '20599' ? 'town' : 'commune', '508', people)),
    unit('508-TC', 'agency', '508'),
  ],
  calendar: { weekend: [6, 7], holidays: [[day('2026-09-02'), said('holiday')]], workedDays: [] },
  components: [{ id: 'procedures', name: said('procedures'), lead: 'procedures.online' }],
  measures: [
    measure('procedures.received'),
    measure('procedures.online'),
    measure('procedures.returned', { grain: 'week', cadence: WEEKLY }),
    measure('procedures.days', { grain: 'month', cadence: MONTHLY, decimals: 1, countable: 'days' }),
    measure('procedures.catalogue', { kind: 'stock', grain: null, levels: ['district'], max: 280, cadence: MONTHLY }),
    measure('security.accounts', { kind: 'stock', grain: null, countable: 'people' }),
    measure('security.activated', { kind: 'stock', grain: null, countable: 'people' }),
    measure('information.bulletins', { grain: 'week', cadence: WEEKLY }),
    measure('procedures.list', { kind: 'stock', grain: null, levels: ['district'], ...counting('procedures') }),
    measure('procedures.received-online', counting('dossiers', { from: 'received' })),
    measure('procedures.received-direct', counting('dossiers', { from: 'received' })),
    measure('security.cameras', { kind: 'stock', grain: null, ...counting('cameras') }),
    measure('feedback.items', { grain: 'reporting-month', cadence: MONTHLY, levels: ['commune', 'agency'] }),
  ],
  indicators: [
    ratio('procedures.online', 'procedures.online', 'procedures.received', 80),
    ratio('security.eid', 'security.activated', 'security.accounts', 95),
  ],
  rules: [],
  main: ['procedures.online'],
  registers: [register('procedures', null), register('dossiers', 'unit'), register('cameras', 'unit')],
  countables: [['dossiers', said('dossiers')]],
}
