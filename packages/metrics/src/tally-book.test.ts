import { describe, expect, it } from 'vitest'
import { joinReadings } from './join-readings.ts'
import { createReadingBook } from './reading-book.ts'
import { createTallyBook } from './tally-book.ts'
import { countedMeasure } from './testing/counted.ts'

const OFFSET = 420
const DAY = 86_400_000
const HOUR = 3_600_000
/** Midnight of day 20,000 where days are counted. */
const MIDNIGHT = 20_000 * DAY - OFFSET * 60_000

const measures = [
  countedMeasure('received', 'flow', { from: 'received' }),
  countedMeasure('open', 'stock', { from: 'received', until: 'finished' }),
  countedMeasure('listed', 'stock', {}),
]

describe('what a register says of units', () => {
  const said = { register: 'dossiers', sourceKind: 'api', sample: false } as const
  const day = (n: number) => MIDNIGHT + n * DAY

  it('is zero, not nothing, for a unit without records that someone speaks for', () => {
    const book = createTallyBook({ measures, utcOffsetMinutes: OFFSET })
    book.add({ measure: 'received', unit: 'A@1', time: 20_000 * DAY, delta: 1 })
    for (const at of [day(0), day(2) + HOUR]) book.deliver({ ...said, units: ['A@1', 'B@1'], at })
    const values = (unit: string) => book.flowsWithin('received', unit, 19_990, 20_010).map(({ value }) => value)
    expect(values('A@1')).toEqual([1, 0, 0])
    expect(values('B@1')).toEqual([0, 0, 0])
    expect(values('C@1')).toEqual([])
    expect(book.stockAt('open', 'C@1', day(2))).toBeUndefined()
  })

  it('ends where the last delivery for the unit did, told apart by the minute', () => {
    const book = createTallyBook({ measures, utcOffsetMinutes: OFFSET })
    expect(book.deliver({ ...said, units: null, at: day(1) })).toBe(20_001)
    expect(book.deliver({ ...said, units: null, at: day(1) + 59_999 })).toBeNull()
    expect(book.deliver({ ...said, units: ['B@1'], at: day(3) })).toBe(20_001)
    expect(book.deliver({ ...said, units: ['B@1'], at: day(2) })).toBeNull()
    expect(book.deliver({ ...said, units: ['B@1'], at: day(4) })).toBe(20_003)
    expect(book.deliver({ ...said, units: ['B@1'], at: day(0) })).toBe(20_000)
    expect(book.stockAt('open', 'A@1', day(5))).toMatchObject({ value: 0, at: day(1) })
    expect(book.stockAt('open', 'B@1', day(5))).toMatchObject({ value: 0, at: day(4) })
    expect(book.stockAt('open', 'B@1', day(2))).toMatchObject({ at: day(2) })
    expect(book.flowsWithin('received', 'A@1', 20_000, 20_009)).toHaveLength(2)
  })

  it('knows nothing of a measure that is not counted, whatever it is told', () => {
    const book = createTallyBook({ measures, utcOffsetMinutes: OFFSET })
    book.deliver({ ...said, units: null, at: day(1) })
    book.add({ measure: 'reported', unit: 'A@1', time: day(0), delta: 1 })
    expect(book.stockAt('reported', 'A@1', day(1))).toBeUndefined()
    expect(book.flowsWithin('reported', 'A@1', 20_000, 20_009)).toEqual([])
  })

  it('is as it was last said for all or for the unit itself, whichever is newer', () => {
    const book = createTallyBook({ measures, utcOffsetMinutes: OFFSET })
    book.deliver({ ...said, units: ['A@1'], at: day(1), sourceKind: 'hand' })
    book.deliver({ ...said, units: null, at: day(2) })
    expect(book.stockAt('open', 'A@1', day(5))).toMatchObject({ at: day(2), sourceKind: 'api' })
    book.deliver({ ...said, units: ['A@1'], at: day(2), sourceKind: 'hand' })
    expect(book.stockAt('open', 'A@1', day(5))).toMatchObject({ at: day(2), sourceKind: 'hand' })
  })

  it('counts whole days, each known from its end on or from the last delivery, if that was before', () => {
    const book = createTallyBook({ measures, utcOffsetMinutes: OFFSET })
    for (const at of [day(0), day(1) + HOUR]) book.deliver({ ...said, units: null, at })
    const own = { value: 0, sourceKind: 'api', sample: false }
    expect(book.flowsWithin('received', 'A@1', 20_000, 20_009)).toEqual([
      { ...own, start: 20_000, end: 20_001, receivedAt: day(1) },
      { ...own, start: 20_001, end: 20_002, receivedAt: day(1) + HOUR },
    ])
  })

  it('changes from its first day on where it turns out to be sample data', () => {
    const book = createTallyBook({ measures, utcOffsetMinutes: OFFSET })
    for (const at of [day(1), day(4)]) book.deliver({ ...said, units: null, at })
    expect(book.stockAt('open', 'A@1', day(4))?.sample).toBe(false)
    expect(book.deliver({ ...said, units: null, at: day(5), sample: true })).toBe(20_001)
    expect(book.stockAt('open', 'A@1', day(4))?.sample).toBe(true)
  })

  it('is sample data for ever once a part of it was', () => {
    const book = createTallyBook({ measures, utcOffsetMinutes: OFFSET })
    book.deliver({ ...said, units: null, at: day(1), sample: true })
    expect(book.deliver({ ...said, units: null, at: day(1) })).toBeNull()
    book.deliver({ ...said, units: null, at: day(2), sourceKind: 'connector' })
    expect(book.stockAt('open', 'A@1', day(2))).toMatchObject({ sample: true, sourceKind: 'connector' })
  })

  it('leaves what was reported before it was opened as it stands', () => {
    const counted = createTallyBook({ measures, utcOffsetMinutes: OFFSET })
    counted.deliver({ ...said, units: null, at: day(3) })
    const reported = createReadingBook({ utcOffsetMinutes: OFFSET })
    const reading = {
      revision: 1,
      seq: 1,
      receivedAt: day(0),
      source: 's',
      sourceKind: 'document',
      sample: false,
    } as const
    reported.put({ ...reading, measure: 'listed', unit: 'A@1', when: { at: day(0) }, value: 280 })
    for (const start of [20_001, 20_003]) {
      reported.put({ ...reading, measure: 'received', unit: 'A@1', when: { start, end: start + 1 }, value: 7 })
    }
    const both = joinReadings(counted, reported)
    expect(both.stockAt('listed', 'A@1', day(2))?.value).toBe(280)
    expect(both.stockAt('listed', 'A@1', day(3))?.value).toBe(0)
    expect(both.flowsWithin('received', 'A@1', 20_000, 20_009).map(({ value }) => value)).toEqual([7, 0])
    expect(both.flowsWithin('received', 'A@1', 20_003, 20_009).map(({ value }) => value)).toEqual([0])
    expect(both.flowsWithin('received', 'C@1', 20_000, 20_002)).toEqual([])
    const unopened = joinReadings(createTallyBook({ measures, utcOffsetMinutes: OFFSET }), reported)
    expect(unopened.flowsWithin('received', 'A@1', 20_000, 20_003).map(({ start }) => start)).toEqual([20_001])
  })
})
