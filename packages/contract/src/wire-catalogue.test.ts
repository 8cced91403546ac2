import type { ExplainedIndicator, Field, Localised, PublishedFigure } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { forWall, fromWire, toWire, type WireCatalogue, type WireRegister } from './wire-catalogue.ts'

const said = (text: string): Localised => ({ vi: text, en: text, bn: text })

const field = (id: string, required: boolean): Field => ({
  id,
  name: said(id),
  type: 'instant',
  required,
  decimals: 0,
  options: [],
  register: null,
})

const RECEIVED = field('received', true)
const RETURNED = field('returned', false)
const ORDER = [RECEIVED, RETURNED].map(({ id, name }) => ({ field: id, name }))

const register = (id: string, steps: WireRegister['steps']): WireRegister => ({
  id,
  name: said(id),
  key: 'code',
  unit: 'unit',
  fields: [field('code', true), RECEIVED, RETURNED, field('remark', false)],
  dropped: ['citizen'],
  steps,
})

const ONLINE: ExplainedIndicator = {
  id: 'online',
  component: 'services',
  name: said('online'),
  short: said('online'),
  definition: said('filed online ÷ filed'),
  unit: '%',
  digits: 1,
  direction: 'up',
  targets: [{ value: 80, from: null, due: null, unit: null }],
  watchWithin: 5,
  basis: said('Decision 766, item 3.1'),
  confidence: 'F',
  owner: 'P',
  kind: 'count',
  numerator: [{ measure: 'online', sign: 1 }],
  window: { grain: 'week', count: 1, upTo: 'due' },
}

const published = (id: string, indicators: readonly string[]): PublishedFigure => ({
  id,
  about: said(id),
  text: said('over 95 %'),
  relation: 'more-than',
  value: 95,
  numerator: null,
  denominator: null,
  indicators,
  unit: 'D',
  period: '2024',
  publication: { publisher: said('paper'), title: null, url: null, dated: said('mid-2024'), published: 19_997 },
  confidence: 'P',
})

const WHOLE: WireCatalogue = {
  pack: 'test',
  name: said('Test'),
  utcOffsetMinutes: 420,
  zone: 'Asia/Ho_Chi_Minh',
  defaultScope: 'D',
  demonstration: true,
  build: 'one',
  publicUrl: null,
  units: [],
  from: 20_000,
  calendar: { weekend: [6, 7], holidays: [[20_500, said('holiday')]], workedDays: [20_501] },
  components: [{ id: 'services', name: said('services'), lead: 'online' }],
  measures: [],
  indicators: [ONLINE],
  registers: [register('dossiers', { order: ORDER, due: 'due', until: null }), register('cameras', null)],
  rules: [{ kind: 'sum', id: 'a = b', left: ['a'], right: ['b'], readings: true }],
  main: ['online'],
  countables: [['dossiers', said('dossiers')]],
  published: [published('of online', ['online']), published('of nothing here', [])],
}

describe('what walls are sent of a catalogue', () => {
  const wall = forWall(WHOLE)

  it('explains no indicator', () => {
    const { definition: _, basis: __, ...told } = ONLINE
    expect(wall.indicators).toEqual([told])
  })

  it('has of a register its steps, with the fields that date them', () => {
    const [dossiers, cameras] = WHOLE.registers
    expect(wall.registers).toEqual([
      { ...dossiers, fields: [RECEIVED, RETURNED], dropped: [] },
      { ...cameras, fields: [], dropped: [] },
    ])
  })

  it('has the published figures that stand beside a number', () => {
    expect(wall.published?.map(({ id }) => id)).toEqual(['of online'])
  })

  it('is otherwise the whole', () => {
    const { indicators, registers, published: figures } = WHOLE
    expect({ ...wall, indicators, registers, published: figures }).toEqual(WHOLE)
  })

  it('has no published figures where there are none', () => {
    const { published: _, ...without } = WHOLE
    expect(forWall(without)).not.toHaveProperty('published')
  })
})

describe('a catalogue on the wire', () => {
  it('says all that it was made of', () => {
    const { name, zone, defaultScope, demonstration, build, publicUrl } = WHOLE
    expect(toWire(fromWire(WHOLE), { name, zone, defaultScope, demonstration, build, publicUrl })).toEqual(WHOLE)
  })
})
