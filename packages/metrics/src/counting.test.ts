import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedMeasures, type CountingRules, entriesOf, meets } from './counting.ts'
import type { FieldType, Register, RegisterRecord } from './register.ts'
import { createTallyBook } from './tally-book.ts'
import { countedMeasure } from './testing/counted.ts'

const OFFSET = 420
const DAY = 86_400_000
const HOUR = 3_600_000
/** Midnight of day 20,000 where days are counted. */
const MIDNIGHT = 20_000 * DAY - OFFSET * 60_000

const text = (word: string) => ({ vi: word, en: word, bn: word })
const field = (id: string, type: FieldType) =>
  [id, { id, name: text(id), type, required: false, decimals: 0, options: [], register: null }] as const

const register: Register = {
  id: 'dossiers',
  name: text('Dossiers'),
  key: 'code',
  unit: 'unit',
  dropped: [],
  steps: null,
  fields: new Map([
    field('code', 'code'),
    field('unit', 'unit'),
    field('online', 'yes-no'),
    field('received', 'instant'),
    field('due', 'instant'),
    field('finished', 'instant'),
    field('signed', 'date'),
    field('fee', 'money'),
  ]),
}

const received = countedMeasure('received', 'flow', { from: 'received' })
const online = countedMeasure('received-online', 'flow', { from: 'received', where: [{ field: 'online', is: true }] })
const onTime = countedMeasure('on-time', 'flow', { from: 'finished', where: [{ field: 'finished', notAfter: 'due' }] })
const fees = countedMeasure('fees', 'flow', { from: 'signed', sum: 'fee' })
const open = countedMeasure('open', 'stock', { from: 'received', until: 'finished' })
const overdue = countedMeasure('overdue', 'stock', { from: 'due', until: 'finished' })
const listed = countedMeasure('listed', 'stock', {})
const measures = [received, online, onTime, fees, open, overdue, listed]

const rules: CountingRules = {
  register,
  measures,
  utcOffsetMinutes: OFFSET,
  keyOf: (code) => (code === 'nowhere' ? undefined : `${code}@1`),
}

const dossier = (fields: RegisterRecord['fields'], unit = 'A'): RegisterRecord => ({ unit, fields })

/** A book that has heard of everything. */
function bookOf(entries: readonly ReturnType<typeof entriesOf>[number][], at = MIDNIGHT + 400 * DAY) {
  const book = createTallyBook({ measures, utcOffsetMinutes: OFFSET })
  for (const spoken of [MIDNIGHT, at]) {
    book.deliver({ register: 'dossiers', units: null, at: spoken, sourceKind: 'api', sample: false })
  }
  for (const entry of entries) book.add(entry)
  return book
}

describe('what a record adds', () => {
  it('is one on the day a flow counts it, in the zone days are cut in', () => {
    const entries = entriesOf(rules, null, dossier({ received: MIDNIGHT + 23 * HOUR, online: true }), MIDNIGHT)
    const flows = entries.filter(({ measure: id }) => id.startsWith('received'))
    expect(flows).toEqual([
      { measure: 'received', unit: 'A@1', time: 20_000 * DAY, delta: 1 },
      { measure: 'received-online', unit: 'A@1', time: 20_000 * DAY, delta: 1 },
    ])
  })

  it('is a field’s value where it is summed, and nothing without one', () => {
    const of = (fields: RegisterRecord['fields']) =>
      entriesOf(rules, null, dossier(fields), MIDNIGHT).filter(({ measure: id }) => id === 'fees')
    expect(of({ signed: 20_003, fee: 50_000 })).toEqual([
      { measure: 'fees', unit: 'A@1', time: 20_003 * DAY, delta: 50_000 },
    ])
    expect(of({ signed: 20_003 })).toEqual([])
    expect(of({ fee: 50_000 })).toEqual([])
  })

  it('is nothing overdue where it was finished in time', () => {
    const late = dossier({ due: MIDNIGHT + HOUR, finished: MIDNIGHT + 2 * HOUR })
    const early = dossier({ due: MIDNIGHT + 2 * HOUR, finished: MIDNIGHT + HOUR })
    const of = (record: RegisterRecord) =>
      entriesOf(rules, null, record, MIDNIGHT).filter(({ measure: id }) => id === 'overdue')
    expect(of(late).map(({ time, delta }) => [time - MIDNIGHT, delta])).toEqual([
      [HOUR, 1],
      [2 * HOUR, -1],
    ])
    expect(of(early)).toEqual([])
    expect(of(dossier({ due: MIDNIGHT, finished: MIDNIGHT }))).toEqual([])
  })

  it('is nothing where no unit bears its code, and nothing twice where nothing changed', () => {
    const there = dossier({ received: MIDNIGHT })
    expect(entriesOf(rules, null, dossier({ received: MIDNIGHT }, 'nowhere'), MIDNIGHT)).toEqual([])
    expect(entriesOf(rules, there, there, MIDNIGHT + DAY)).toEqual([])
  })

  it('without a date counts from the moment it was told of, and until it was taken out', () => {
    const here = dossier({})
    const book = bookOf([
      ...entriesOf(rules, null, here, MIDNIGHT + HOUR),
      ...entriesOf(rules, here, null, MIDNIGHT + DAY),
    ])
    const at = (instant: number) => book.stockAt('listed', 'A@1', instant)?.value
    expect([
      at(MIDNIGHT),
      at(MIDNIGHT + HOUR - 1),
      at(MIDNIGHT + HOUR),
      at(MIDNIGHT + DAY - 1),
      at(MIDNIGHT + DAY),
    ]).toEqual([0, 0, 1, 1, 0])
  })
})

describe('a measure', () => {
  it('is counted where it says from what', () => {
    const { counting: _, ...reported } = received
    const all = new Map([
      ['reported', reported],
      ['open', open],
    ])
    expect(countedMeasures(all)).toEqual([open])
  })
})

describe('a date', () => {
  it('begins at midnight where days are cut, for what counts from it on', () => {
    const underWay = countedMeasure('under-way', 'stock', { from: 'signed', until: 'finished' })
    const counting = { ...rules, measures: [underWay] }
    expect(entriesOf(counting, null, dossier({ signed: 20_000 }), 0)).toMatchObject([{ time: MIDNIGHT, delta: 1 }])
    // What was finished the moment it began was never under way.
    expect(entriesOf(counting, null, dossier({ signed: 20_000, finished: MIDNIGHT }), 0)).toEqual([])
  })
})

describe('a condition', () => {
  const fields = { online: false, fee: 10, due: 5, finished: 5, late: 6, code: '9', name: '10' }
  it.each([
    [{ field: 'online', is: false }, true],
    [{ field: 'online', is: true }, false],
    [{ field: 'fee', oneOf: [1, 10] }, true],
    [{ field: 'fee', oneOf: [1] }, false],
    [{ field: 'fee', present: true }, true],
    [{ field: 'fee', present: false }, false],
    [{ field: 'signed', present: false }, true],
    [{ field: 'fee', atLeast: 10 }, true],
    [{ field: 'fee', atLeast: 11 }, false],
    [{ field: 'signed', atLeast: 0 }, false],
    [{ field: 'online', atLeast: 0 }, false],
    [{ field: 'finished', notAfter: 'due' }, true],
    [{ field: 'finished', after: 'due' }, false],
    [{ field: 'finished', notAfter: 'signed' }, false],
    [{ field: 'signed', after: 'due' }, false],
    [{ field: 'late', after: 'due' }, true],
    [{ field: 'code', after: 'name' }, false],
    [{ field: 'name', notAfter: 'code' }, false],
    [{ field: 'code', after: 'due' }, false],
    [{ field: 'due', notAfter: 'code' }, false],
  ] as const)('%j is met or not', (condition, met) => {
    expect(meets(fields, condition)).toBe(met)
  })
})

const moment = fc.integer({ min: 0, max: 20 * 24 }).map((hours) => MIDNIGHT + hours * HOUR)
const recordOf = fc
  .record(
    {
      online: fc.boolean(),
      received: moment,
      due: moment,
      finished: moment,
      signed: fc.integer({ min: 20_000, max: 20_020 }),
      fee: fc.integer({ min: 0, max: 9 }),
    },
    { requiredKeys: [] },
  )
  .chain((fields) => fc.constantFrom('A', 'B').map((unit) => dossier(fields, unit)))

describe('counting as changes come', () => {
  it('equals a count of the records that stand, whatever was corrected, moved or taken out', () => {
    const change = fc.record({ key: fc.constantFrom('1', '2', '3'), record: fc.option(recordOf, { nil: null }) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), moment, (changes, asOf) => {
        const standing = new Map<string, RegisterRecord>()
        const entries = changes.flatMap(({ key, record }) => {
          const added = entriesOf(rules, standing.get(key) ?? null, record, MIDNIGHT)
          if (record) standing.set(key, record)
          else standing.delete(key)
          return added
        })
        const counted = bookOf(entries)
        for (const unit of ['A', 'B']) {
          const own = [...standing.values()].filter((record) => record.unit === unit).map(({ fields }) => fields)
          const holds = (from: unknown, until: unknown) =>
            typeof from === 'number' && from <= asOf && !(typeof until === 'number' && until <= asOf)
          const value = (id: string) => counted.stockAt(id, `${unit}@1`, asOf)?.value ?? 0
          expect(value('open')).toBe(own.filter(({ received: from, finished }) => holds(from, finished)).length)
          expect(value('overdue')).toBe(own.filter(({ due, finished }) => holds(due, finished)).length)
          expect(value('listed')).toBe(own.length)
          const flow = (id: string) =>
            counted.flowsWithin(id, `${unit}@1`, 20_000, 20_021).reduce((sum, { value: one }) => sum + one, 0)
          expect(flow('received')).toBe(own.filter((fields) => fields['received'] !== undefined).length)
          expect(flow('on-time')).toBe(
            own.filter(
              ({ due, finished }) => typeof due === 'number' && typeof finished === 'number' && finished <= due,
            ).length,
          )
          expect(flow('fees')).toBe(
            own.reduce((sum, { signed, fee }) => sum + (signed === undefined ? 0 : Number(fee ?? 0)), 0),
          )
        }
      }),
    )
  })

  it('does not mind the order entries come in', () => {
    const one = fc.record({ time: moment, delta: fc.constantFrom(-1, 1, 2) })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), moment, fc.integer(), (list, asOf, seed) => {
        const entries = list.map((entry) => ({ ...entry, measure: 'open', unit: 'A@1' }))
        const shuffled = entries.toSorted((a, b) => ((a.time ^ seed) >>> 3) - ((b.time ^ seed) >>> 3))
        const [first, second] = [bookOf(entries), createTallyBook({ measures, utcOffsetMinutes: OFFSET })]
        for (const entry of shuffled) {
          second.add(entry)
          // Asking in between must not fix what is still to come.
          second.stockAt('open', 'A@1', asOf)
        }
        for (const spoken of [MIDNIGHT, MIDNIGHT + 400 * DAY]) {
          second.deliver({ register: 'dossiers', units: null, at: spoken, sourceKind: 'api', sample: false })
        }
        expect(second.stockAt('open', 'A@1', asOf)?.value).toBe(first.stockAt('open', 'A@1', asOf)?.value)
      }),
    )
  })
})
