import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordFields, RegisterRecord, Steps } from './register.ts'
import { createStepIndex, type StepCount } from './steps.ts'

const OFFSET = 420
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A local midnight. */
const MIDNIGHT = 20_000 * DAY - OFFSET * 60_000
const NOON = MIDNIGHT + 12 * HOUR

const named = (text: string) => ({ vi: text, en: text, bn: text })
const FIELDS = ['received', 'appraised', 'signed'] as const
const steps: Steps = { order: FIELDS.map((field) => ({ field, name: named(field) })), due: 'due', until: 'finished' }
const dossier = (fields: RecordFields, unit = 'A'): RegisterRecord => ({ unit, fields })

function indexOf(records: Readonly<Record<string, RegisterRecord>>, now = NOON) {
  const index = createStepIndex(steps, OFFSET)
  for (const [key, record] of Object.entries(records)) index.put(key, record, now)
  return index
}
const open = (counts: readonly StepCount[]) => counts.map((count) => count.open)

describe('a record on its way', () => {
  it('waits for the step after the last one done, until there is none', () => {
    const index = createStepIndex(steps, OFFSET)
    const after = (fields: RecordFields) => {
      index.put('1', dossier(fields), NOON)
      return open(index.at(['A'], NOON))
    }
    expect(after({})).toEqual([1, 0, 0])
    expect(after({ received: NOON })).toEqual([0, 1, 0])
    expect(after({ received: NOON, appraised: NOON })).toEqual([0, 0, 1])
    expect(after({ received: NOON, appraised: NOON, signed: NOON })).toEqual([0, 0, 0])
    expect(after({ appraised: NOON })).toEqual([0, 0, 1])
    index.put('1', null, NOON)
    expect(open(index.at(['A'], NOON))).toEqual([0, 0, 0])
  })

  it('has waited since the step before was done; nobody knows since when where none was', () => {
    const index = indexOf({
      '1': dossier({ received: NOON - HOUR }),
      '2': dossier({ received: NOON - 3 * HOUR }),
      '3': dossier({ received: NOON - 3 * DAY, appraised: NOON - 2 * HOUR }, 'B'),
      '4': dossier({}),
    })
    expect(index.at(['A', 'B'], NOON).map(({ median }) => median)).toEqual([null, 2 * HOUR, 2 * HOUR])
    expect(index.at(['A', 'B', 'A'], NOON + HOUR).map(({ median }) => median)).toEqual([null, 3 * HOUR, 3 * HOUR])
    expect(index.at(['B'], NOON + HOUR).map(({ median }) => median)).toEqual([null, null, 3 * HOUR])
  })

  it('has waited no time where its clock is ahead of ours', () => {
    expect(indexOf({ '1': dossier({ received: NOON + HOUR }) }).at(['A'], NOON)[1]?.median).toBe(0)
  })

  it('is overdue from the very moment it was due, and never once it was finished', () => {
    const index = indexOf({
      '1': dossier({ received: NOON, due: NOON + HOUR }),
      '2': dossier({ received: NOON, appraised: NOON, due: NOON, finished: NOON }),
      '3': dossier({ received: NOON, due: NOON, appraised: NOON, signed: NOON }),
    })
    const overdue = (now: number) => index.at(['A'], now).map((count) => count.overdue)
    expect(overdue(NOON + HOUR - 1)).toEqual([0, 0, 0])
    expect(overdue(NOON + HOUR)).toEqual([0, 1, 0])
  })
})

describe('a record that goes on', () => {
  it('leaves the others overdue, and takes its own due date along', () => {
    const late = { received: NOON, due: NOON }
    const index = indexOf({ '1': dossier(late), '2': dossier(late), '3': dossier({ received: NOON }) })
    const overdue = () => index.at(['A'], NOON).map((count) => count.overdue)
    expect(overdue()).toEqual([0, 2, 0])
    index.put('3', dossier({ received: NOON, appraised: NOON }), NOON)
    expect(overdue()).toEqual([0, 2, 0])
    index.put('1', dossier({ ...late, appraised: NOON }), NOON)
    expect(overdue()).toEqual([0, 1, 1])
    index.put('1', dossier({ ...late, appraised: NOON, finished: NOON }), NOON)
    index.put('2', null, NOON)
    expect(overdue()).toEqual([0, 0, 0])
  })

  it('is not asked about by a clock that was set back', () => {
    const index = indexOf({ '1': dossier({ received: MIDNIGHT - 1, appraised: MIDNIGHT, signed: NOON }) })
    const done = (now: number) => index.at(['A'], now).map(({ doneToday }) => doneToday)
    expect(done(NOON)).toEqual([0, 1, 1])
    expect(done(MIDNIGHT - 1)).toEqual([0, 1, 1])
  })
})

describe('what was done today', () => {
  const through = dossier({ received: MIDNIGHT - 1, appraised: MIDNIGHT, signed: NOON })
  const waiting = dossier({ received: NOON })
  const doneToday = (index: ReturnType<typeof indexOf>, now: number) =>
    index.at(['A'], now).map((count) => count.doneToday)

  it('counts by the local day, what is through and what still waits alike', () => {
    expect(doneToday(indexOf({ '1': through, '2': waiting }), NOON)).toEqual([1, 1, 1])
  })

  it('begins anew at midnight', () => {
    const index = indexOf({ '1': through, '2': waiting })
    expect(doneToday(index, MIDNIGHT + DAY)).toEqual([0, 0, 0])
    index.put('2', dossier({ received: NOON, appraised: MIDNIGHT + DAY }), MIDNIGHT + DAY)
    expect(doneToday(index, MIDNIGHT + DAY)).toEqual([0, 1, 0])
  })
})

const hours = fc.integer({ min: 0, max: 72 }).map((hour) => MIDNIGHT + hour * HOUR)
const record = fc
  .record({ received: hours, appraised: hours, signed: hours, due: hours, finished: hours }, { requiredKeys: [] })
  .chain((fields) => fc.constantFrom('A', 'B', 'C').map((unit) => dossier(fields, unit)))
const change = fc.record({
  key: fc.constantFrom('1', '2', '3', '4', '5', '6'),
  record: fc.option(record, { nil: null }),
  later: fc.integer({ min: 0, max: 5 }),
})

/** The definition, by a walk over everything that stands. */
function fromScratch(standing: Iterable<RegisterRecord>, units: readonly string[], now: number): StepCount[] {
  const dayOf = (at: unknown) => (typeof at === 'number' ? Math.floor((at - MIDNIGHT) / DAY) : null)
  const own = [...standing].filter(({ unit }) => units.includes(unit)).map(({ fields }) => fields)
  const lastDone = (fields: RecordFields) => FIELDS.findLast((field) => fields[field] !== undefined)
  return FIELDS.map((field, place) => {
    const before = FIELDS[place - 1]
    const waiting = own.filter((fields) => lastDone(fields) === before)
    const waits = waiting
      .flatMap((fields) => (before === undefined ? [] : [Math.max(0, now - Number(fields[before]))]))
      .toSorted((a, b) => a - b)
    const [low, high] = [waits[(waits.length - 1) >>> 1], waits[waits.length >>> 1]]
    return {
      field,
      open: waiting.length,
      median: low === undefined || high === undefined ? null : (low + high) / 2,
      overdue: waiting.filter(({ due, finished }) => typeof due === 'number' && due <= now && finished === undefined)
        .length,
      doneToday: own.filter((fields) => {
        const end = dayOf(fields['signed'])
        const known = end === null || end >= (dayOf(now) ?? 0)
        return known && dayOf(fields[field]) === dayOf(now)
      }).length,
    }
  })
}

describe('an index kept as records change', () => {
  it('equals a count of the records that stand, whatever was corrected, moved, taken out, and however late it is', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), fc.subarray(['A', 'B', 'C']), (changes, units) => {
        const standing = new Map<string, RegisterRecord>()
        const index = createStepIndex(steps, OFFSET)
        let now = MIDNIGHT
        for (const { key, record: after, later } of changes) {
          now += later * HOUR
          if (after) standing.set(key, after)
          else standing.delete(key)
          index.put(key, after, now)
          expect(index.at(units, now)).toEqual(fromScratch(standing.values(), units, now))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is the same when it is opened anew over those that are open or through today', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), hours, (records, now) => {
        const keyed = Object.fromEntries(records.map((one, nth) => [String(nth), one]))
        const day = MIDNIGHT + Math.floor((now - MIDNIGHT) / DAY) * DAY
        const needed = Object.entries(keyed).filter(([, { fields }]) => !(Number(fields['signed'] ?? day) < day))
        const anew = indexOf(Object.fromEntries(needed), now)
        expect(anew.at(['A', 'B'], now)).toEqual(indexOf(keyed, now).at(['A', 'B'], now))
      }),
    )
  })
})
