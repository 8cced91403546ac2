import type { CountedMeasure, ExplainedIndicator, Field, Register } from '@ioc/metrics'
import type { Pack } from '../../pack/pack.ts'
import { measureNamed, named, testPack } from '../../testing/factories.ts'

const field = (id: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  id,
  name: named(id),
  type,
  required: false,
  decimals: 0,
  options: [],
  register: null,
  ...more,
})

const option = (id: string) => ({ id, name: named(id) })

export const DOSSIERS: Register = {
  id: 'dossiers',
  name: named('Dossiers'),
  key: 'code',
  unit: 'unit',
  dropped: ['applicant', 'phone'],
  steps: null,
  fields: new Map(
    [
      field('code', 'code', { required: true }),
      field('unit', 'unit', { required: true }),
      field('channel', 'one-of', { options: [option('online'), option('counter')] }),
      field('received', 'instant', { required: true }),
      field('due', 'instant'),
      field('finished', 'instant'),
      field('signed', 'date'),
      field('fee', 'money'),
      field('pages', 'number', { decimals: 1 }),
      field('paid', 'yes-no'),
      field('subject', 'text'),
      field('procedure', 'reference', { register: 'procedures' }),
      field('replaces', 'reference', { register: 'dossiers' }),
    ].map((one) => [one.id, one]),
  ),
}

const PROCEDURES: Register = {
  id: 'procedures',
  name: named('Procedures'),
  key: 'code',
  unit: null,
  dropped: [],
  steps: null,
  fields: new Map(
    [field('code', 'code', { required: true }), field('online', 'yes-no', { required: true })].map((one) => [
      one.id,
      one,
    ]),
  ),
}

function counted(
  id: string,
  kind: 'flow' | 'stock',
  counting: Partial<CountedMeasure['counting']>,
  more: Partial<CountedMeasure> = {},
): CountedMeasure {
  const rule = { register: 'dossiers', sum: null, where: [], from: null, until: null, ...counting }
  return { ...measureNamed(id, { kind, grain: kind === 'flow' ? 'day' : null, ...more }), counting: rule }
}

const MEASURES: readonly CountedMeasure[] = [
  counted('d.received', 'flow', { from: 'received' }),
  counted('d.online', 'flow', { from: 'received', where: [{ field: 'channel', is: 'online' }] }),
  counted('d.fees', 'flow', { from: 'signed', sum: 'fee' }),
  counted('d.open', 'stock', { from: 'received', until: 'finished' }),
  counted('d.overdue', 'stock', { from: 'due', until: 'finished' }),
  counted('p.listed', 'stock', { register: 'procedures' }, { levels: ['district'] }),
  counted(
    'p.online',
    'stock',
    { register: 'procedures', where: [{ field: 'online', is: true }] },
    { levels: ['district'] },
  ),
]

const common = (id: string) =>
  ({
    id,
    component: 'services',
    name: named(id),
    short: named(id),
    definition: named(id),
    digits: 1,
    direction: 'up',
    targets: [],
    watchWithin: 0,
    basis: named('a rule'),
    confidence: 'L',
    owner: 'P',
    window: { grain: 'week', count: 1, upTo: 'now' },
  }) as const

const count = (id: string): ExplainedIndicator => ({
  ...common(`count ${id}`),
  kind: 'count',
  unit: 'dossiers',
  numerator: [{ measure: id, sign: 1 }],
})
const share = (id: string, numerator: string, denominator: string): ExplainedIndicator => ({
  ...common(id),
  kind: 'ratio',
  unit: '%',
  scale: 100,
  mayExceed: 'never',
  numerator: [{ measure: numerator, sign: 1 }],
  denominator: [{ measure: denominator, sign: 1 }],
})

/** The test district with two registers, what is counted from them, and indicators over that. */
export function registerPack(): Pack {
  const plain = testPack()
  const indicators: readonly ExplainedIndicator[] = [
    ...['d.received', 'd.fees', 'd.open', 'd.overdue'].map(count),
    share('dossiers online', 'd.online', 'd.received'),
    share('procedures online', 'p.online', 'p.listed'),
  ]
  return testPack({
    registers: new Map([DOSSIERS, PROCEDURES].map((register) => [register.id, register])),
    measures: new Map([...plain.catalogue.measures, ...MEASURES.map((one) => [one.id, one] as const)]),
    indicators: new Map([...plain.catalogue.indicators, ...indicators.map((one) => [one.id, one] as const)]),
  })
}
