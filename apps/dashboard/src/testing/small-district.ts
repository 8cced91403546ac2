import type { WireCatalogue } from '@ioc/contract'
import type { Cadence, ExplainedIndicator, Localised, Measure, Unit } from '@ioc/metrics'

const FOREVER = Date.parse('2008-01-01') / 86_400_000
const said = (vi: string, en: string, bn: string): Localised => ({ vi, en, bn })

const DAILY: Cadence = { every: 'day', by: '17:00', missingAfter: 3 }

const unit = (code: string, kind: Unit['kind'], name: Localised): Unit => ({
  code,
  kind,
  name,
  parent: kind === 'district' ? null : '508',
  validFrom: FOREVER,
  validTo: null,
  successors: [],
})

const measure = (id: string, kind: Measure['kind'], countable: string): Measure => ({
  id,
  name: said(id, id, id),
  kind,
  grain: kind === 'flow' ? 'day' : null,
  levels: ['commune'],
  countable,
  decimals: 0,
  min: 0,
  max: 1_000_000,
  cadence: DAILY,
})

type Shape = Pick<ExplainedIndicator, 'id' | 'component' | 'name' | 'unit' | 'digits' | 'direction'> & {
  readonly target: number | null
}

const common = ({ target, ...rest }: Shape) => ({
  ...rest,
  short: rest.name,
  definition: rest.name,
  targets: target === null ? [] : [{ value: target, from: null, due: null, unit: null }],
  watchWithin: 5,
  basis: said('thử', 'test', 'পরীক্ষা'),
  confidence: 'L' as const,
  owner: '508-ca',
})

const ratio = (shape: Shape, numerator: string, denominator: string): ExplainedIndicator => ({
  ...common(shape),
  kind: 'ratio',
  scale: 100,
  mayExceed: 'never',
  window: { grain: 'day', count: 30, upTo: 'due' },
  numerator: [{ measure: numerator, sign: 1 }],
  denominator: [{ measure: denominator, sign: 1 }],
})

const count = (shape: Shape, numerator: string): ExplainedIndicator => ({
  ...common(shape),
  kind: 'count',
  window: { grain: 'day', count: 30, upTo: 'due' },
  numerator: [{ measure: numerator, sign: 1 }],
})

const NAMES = {
  activated: said('Kích hoạt định danh', 'e-ID activation', 'ই-পরিচয় সক্রিয়করণ'),
  onTime: said('Hồ sơ đúng hạn', 'Dossiers on time', 'সময়মতো আবেদন'),
  received: said('Hồ sơ tiếp nhận', 'Dossiers received', 'গৃহীত আবেদন'),
  overdue: said('Hồ sơ quá hạn', 'Overdue dossiers', 'মেয়াদোত্তীর্ণ আবেদন'),
}

/** A district of four communes and an agency, two components and four indicators: the least that meets every state of a tile. */
export const SMALL_DISTRICT: WireCatalogue = {
  pack: 'small',
  name: said('Duy Xuyên', 'Duy Xuyen', 'দুই সুয়েন'),
  zone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  defaultScope: '508',
  demonstration: true,
  build: 'build-one',
  publicUrl: null,
  units: [
    unit('508', 'district', said('Duy Xuyên', 'Duy Xuyen', 'দুই সুয়েন')),
    unit('20599', 'town', said('Nam Phước', 'Nam Phuoc', 'নাম ফুওক')),
    unit('20617', 'commune', said('Duy Trinh', 'Duy Trinh', 'দুই ত্রিন')),
    unit('20620', 'commune', said('Duy Sơn', 'Duy Son', 'দুই সন')),
    unit('20638', 'commune', said('Duy Hải', 'Duy Hai', 'দুই হাই')),
    unit('508-ca', 'agency', said('Công an huyện', 'District Police', 'জেলা পুলিশ')),
  ],
  calendar: { weekend: [6, 7], holidays: [], workedDays: [] },
  components: [
    {
      id: 'security',
      name: said('An ninh & Đề án 06', 'Security & Project 06', 'নিরাপত্তা ও প্রকল্প ০৬'),
      lead: 'activated',
    },
    { id: 'procedures', name: said('Hành chính công', 'Public procedures', 'জনপ্রশাসন সেবা'), lead: 'on-time' },
  ],
  measures: [
    measure('people', 'stock', 'people'),
    measure('active', 'stock', 'people'),
    measure('finished', 'flow', 'dossiers'),
    measure('finished-on-time', 'flow', 'dossiers'),
    measure('received', 'flow', 'dossiers'),
    measure('overdue', 'stock', 'dossiers'),
  ],
  indicators: [
    ratio(
      {
        id: 'activated',
        component: 'security',
        name: NAMES.activated,
        unit: '%',
        digits: 1,
        direction: 'up',
        target: 95,
      },
      'active',
      'people',
    ),
    ratio(
      { id: 'on-time', component: 'procedures', name: NAMES.onTime, unit: '%', digits: 1, direction: 'up', target: 98 },
      'finished-on-time',
      'finished',
    ),
    count(
      {
        id: 'received',
        component: 'procedures',
        name: NAMES.received,
        unit: 'dossiers',
        digits: 0,
        direction: 'none',
        target: null,
      },
      'received',
    ),
    count(
      {
        id: 'overdue',
        component: 'procedures',
        name: NAMES.overdue,
        unit: 'dossiers',
        digits: 0,
        direction: 'down',
        target: 0,
      },
      'overdue',
    ),
  ],
  main: ['on-time', 'activated'],
  registers: [],
  rules: [],
  countables: [
    ['people', said('người', 'people', 'জন')],
    ['dossiers', { ...said('hồ sơ', 'dossiers', 'আবেদন'), one: 'dossier' }],
  ],
}
