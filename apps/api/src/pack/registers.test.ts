import { describe, expect, it } from 'vitest'
import { readPack } from './read-pack.ts'
import { edited, mistakesOf, SMALL_PACK, withPack } from './testing/small-pack.ts'

const NAME = '{ vi: Tên, en: Name, bn: নাম }'
const JOBS = `id: jobs
name: ${NAME}
key: code
unit: where
dropped: [phone]
fields:
  - { id: code, name: ${NAME}, type: code, required: true }
  - { id: where, name: ${NAME}, type: unit, required: true }
  - { id: begun, name: ${NAME}, type: instant, required: true }
  - { id: due, name: ${NAME}, type: date }
  - { id: ended, name: ${NAME}, type: instant }
  - { id: cost, name: ${NAME}, type: money }
  - { id: state, name: ${NAME}, type: one-of, options: [{ id: new, name: ${NAME} }, { id: old, name: ${NAME} }] }
steps:
  order: [{ field: begun, name: ${NAME} }, { field: ended, name: ${NAME} }]
  until: ended
`
const WORK = 'catalogue/work.yaml'
const FILE = 'registers/jobs.yaml'
const COUNTED = `    cadence: daily
    counted: { register: jobs, from: begun, where: [{ field: state, is: new }, { field: ended, after: begun }] }
`
const ALL = `    levels: [commune, agency]
    countable: things
    cadence: daily
`
const FLOW = edited(WORK, ALL, ALL.replace('    cadence: daily\n', COUNTED))
/** The small pack with a register, and its first measure counted from it. */
const PACK = edited('pack.yaml', 'cadences:', `registers: [${FILE}]\ncadences:`, { ...FLOW, [FILE]: JOBS })

describe('a pack with a register', () => {
  it('is read, with what is counted from it', () => {
    const { catalogue } = withPack(PACK, (dir) => readPack(dir))
    expect([...(catalogue.registers.get('jobs')?.fields.keys() ?? [])]).toEqual([
      'code',
      'where',
      'begun',
      'due',
      'ended',
      'cost',
      'state',
    ])
    expect(catalogue.measures.get('work.all')?.counting).toEqual({
      register: 'jobs',
      sum: null,
      from: 'begun',
      until: null,
      where: [
        { field: 'state', is: 'new' },
        { field: 'ended', after: 'begun' },
      ],
    })
    expect(catalogue.registers.get('jobs')?.steps).toEqual({
      order: ['begun', 'ended'].map((field) => ({ field, name: { vi: 'Tên', en: 'Name', bn: 'নাম' } })),
      due: null,
      until: 'ended',
    })
    expect(SMALL_PACK[WORK]).not.toContain('counted')
  })

  it.each([
    [
      'a register nobody lists',
      WORK,
      'register: jobs',
      'register: job',
      'counted.register: pack.yaml lists no register job',
    ],
    [
      'a date that is no date',
      WORK,
      'from: begun',
      'from: cost',
      'counted.from: cost is no field of type date or instant',
    ],
    ['a flow that counts on no day', WORK, ' from: begun,', '', 'counted.from: a flow counts a record on a day'],
    [
      'a flow with an end',
      WORK,
      'from: begun,',
      'from: begun, until: ended,',
      'counted.until: a flow counts a record once',
    ],
    ['an option there is not', WORK, 'is: new', 'is: lost', 'counted.where[0].is: lost is nothing'],
    [
      'a field there is not',
      WORK,
      'field: state',
      'field: mood',
      'counted.where[0].field: the register has no field mood',
    ],
    [
      'an instant against a date',
      WORK,
      'after: begun',
      'after: due',
      'counted.where[1].after: ended and due are not two',
    ],
    [
      'a sum of what is no number',
      WORK,
      'from: begun,',
      'from: begun, sum: state,',
      'counted.sum: is no field of type number',
    ],
    ['a date held against a number', WORK, 'field: state, is: new', 'field: due, atLeast: 5', 'atLeast: due is a date'],
    [
      'a day there is not',
      WORK,
      'field: state, is: new',
      'field: due, atLeast: 2023-02-30',
      'counted.where[0].atLeast: 2023-02-30 is not a day',
    ],
    ['a day of what is no date', WORK, 'is: new', 'atLeast: 2023-01-01', 'counted.where[0].atLeast: state is no date'],
    ['bounds of what has none', FILE, 'type: date', 'type: date, min: 1', 'fields[due].min: a date has none'],
    ['bounds the wrong way', FILE, 'type: money', 'type: money, min: 5, max: 5', 'fields[cost].max: must be more than'],
    [
      'a part of no number',
      FILE,
      'type: money',
      'type: money, atMost: state',
      'fields[cost].atMost: state is no field',
    ],
    ['a condition that asks nothing', WORK, ', is: new', '', 'counted.where[0]: expected a field with one of'],
    [
      'a key that may be missing',
      FILE,
      'type: code, required: true',
      'type: code',
      'key: code must be a required text or code',
    ],
    ['a key there is not', FILE, 'key: code', 'key: number', 'key: no field has the id number'],
    ['a unit that is none', FILE, 'unit: where', 'unit: state', 'unit: state is no field of type unit'],
    ['a field twice', FILE, 'id: due', 'id: begun', 'fields[begun].id: begun is taken'],
    ['a personal column that is kept', FILE, '[phone]', '[cost]', 'dropped[0]: is a field of this register'],
    ['an option twice', FILE, '{ id: old,', '{ id: new,', 'fields[state].options[new].id: is named already'],
    [
      'options of what has none',
      FILE,
      'type: money',
      'type: money, options: [{ id: a, name: { vi: A, en: A, bn: A } }]',
      'fields[cost].options: a one-of',
    ],
    [
      'a step that no instant ends',
      FILE,
      'field: begun',
      'field: due',
      'steps.order[0].field: due is no field of type instant',
    ],
    [
      'a step twice',
      FILE,
      '{ field: ended',
      '{ field: begun',
      'steps.order[1].field: begun is the field of another step',
    ],
    ['one step alone', FILE, `, { field: ended, name: ${NAME} }`, '', 'steps.order: '],
    ['steps due at no instant', FILE, 'until: ended', 'due: due', 'steps.due: due is no field of type instant'],
    ['an end there is not', FILE, 'until: ended', 'until: closed', 'steps.until: no field has the id closed'],
    [
      'a reference to nowhere',
      FILE,
      'type: money',
      'type: reference, register: houses',
      'fields[cost].register: pack.yaml lists no register houses',
    ],
  ])('is refused for %s, by file, line and field', (_why, file, text, instead, says) => {
    const said = mistakesOf(edited(file, text, instead, { ...PACK }))
    expect(said.filter((line) => line.startsWith(`${file}:`)).join('\n')).toContain(says)
  })
})
