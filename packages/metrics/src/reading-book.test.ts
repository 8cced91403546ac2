import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reading, SourceKind } from './reading.ts'
import { SOURCE_KINDS } from './reading.ts'
import { createReadingBook } from './reading-book.ts'
import { at, OFFSET } from './testing/example.ts'
import { day } from './testing/example-units.ts'

const book = (upToSeq?: number) =>
  createReadingBook({ utcOffsetMinutes: OFFSET, ...(upToSeq === undefined ? {} : { upToSeq }) })

const told = (when: Reading['when'], value: number, more: Partial<Reading> = {}): Reading => ({
  measure: 'm',
  unit: 'u@2000-01-01',
  when,
  value,
  revision: 1,
  seq: 1,
  receivedAt: 1000,
  source: 's',
  sourceKind: 'api',
  sample: false,
  ...more,
})

const anyReading: fc.Arbitrary<Reading> = fc
  .record({
    measure: fc.constantFrom('m', 'n'),
    unit: fc.constantFrom('u', 'v'),
    time: fc.nat(12),
    isStock: fc.boolean(),
    value: fc.integer(),
    revision: fc.integer({ min: 1, max: 4 }),
    seq: fc.nat(50),
    receivedAt: fc.nat(1000),
    sourceKind: fc.constantFrom<SourceKind>(...SOURCE_KINDS),
    sample: fc.boolean(),
  })
  .map(({ time, isStock, value, ...rest }) => ({
    ...rest,
    // The same key, revision and place of acceptance cannot bear two values.
    value: rest.revision * 1000 + rest.seq + (value % 1),
    receivedAt: rest.seq * 10,
    sourceKind: SOURCE_KINDS[(rest.revision + rest.seq) % SOURCE_KINDS.length] ?? 'api',
    sample: rest.seq % 2 === 0,
    source: 's',
    when: isStock ? { at: time * 100 } : { start: time, end: time + 1 },
  }))

const everything = (held: ReturnType<typeof book>) =>
  ['m', 'n'].flatMap((measure) =>
    ['u', 'v'].map((unit) => [
      held.flowsWithin(measure, unit, -100, 100),
      Array.from({ length: 14 }, (_, i) => held.stockAt(measure, unit, i * 100 - 1)),
    ]),
  )

describe('the reading book', () => {
  it('gives a stock’s last reading at or before an instant', () => {
    const held = book()
    held.put(told({ at: at('2026-11-20 09:00') }, 5))
    held.put(told({ at: at('2026-11-22 09:00') }, 7, { sourceKind: 'hand', sample: true }))
    expect(held.stockAt('m', 'u@2000-01-01', at('2026-11-20 08:59'))).toBeUndefined()
    expect(held.stockAt('m', 'u@2000-01-01', at('2026-11-20 09:00'))?.value).toBe(5)
    expect(held.stockAt('m', 'u@2000-01-01', at('2026-11-22 08:59'))?.value).toBe(5)
    expect(held.stockAt('m', 'u@2000-01-01', at('2027-01-01'))).toEqual({
      at: at('2026-11-22 09:00'),
      value: 7,
      receivedAt: 1000,
      sourceKind: 'hand',
      sample: true,
    })
    expect(held.stockAt('m', 'elsewhere', at('2027-01-01'))).toBeUndefined()
    expect(held.stockAt('other', 'u@2000-01-01', at('2027-01-01'))).toBeUndefined()
  })

  it('gives the flows whose periods lie wholly within, oldest first', () => {
    const held = book()
    for (const start of [21, 7, 14, 0]) held.put(told({ start, end: start + 7 }, start))
    const values = (from: number, to: number) => held.flowsWithin('m', 'u@2000-01-01', from, to).map((one) => one.value)
    expect(values(0, 28)).toEqual([0, 7, 14, 21])
    expect(values(1, 28)).toEqual([7, 14, 21])
    expect(values(0, 27)).toEqual([0, 7, 14])
    expect(values(7, 14)).toEqual([7])
    expect(values(8, 14)).toEqual([])
    expect(held.flowsWithin('m', 'nobody', 0, 28)).toEqual([])
    expect(held.flowsWithin('m', 'u@2000-01-01', 0, 7)[0]).toEqual({
      start: 0,
      end: 7,
      value: 0,
      receivedAt: 1000,
      sourceKind: 'api',
      sample: false,
    })
  })

  it('keeps a stock and a flow of one name apart', () => {
    const held = book()
    held.put(told({ at: 5 }, 1))
    held.put(told({ start: 5, end: 6 }, 2))
    expect(held.stockAt('m', 'u@2000-01-01', 10)?.value).toBe(1)
    expect(held.flowsWithin('m', 'u@2000-01-01', 0, 10)).toHaveLength(1)
    expect(held.size).toBe(2)
  })

  it('says whether anything changed', () => {
    const held = book()
    expect(held.put(told({ at: 5 }, 1))).toBe(true)
    expect(held.put(told({ at: 5 }, 1))).toBe(false)
    expect(held.put(told({ at: 5 }, 2, { revision: 2, seq: 2 }))).toBe(true)
    expect(held.put(told({ at: 5 }, 9, { revision: 1, seq: 3 }))).toBe(false)
    expect(held.put(told({ at: 5 }, 3, { revision: 2, seq: 4 }))).toBe(true)
    expect(held.stockAt('m', 'u@2000-01-01', 5)?.value).toBe(3)
    expect(held.size).toBe(1)
  })

  it('knows the same whatever order readings came in', () => {
    fc.assert(
      fc.property(fc.array(anyReading, { maxLength: 60 }), fc.infiniteStream(fc.nat()), (readings, keys) => {
        const shuffled = readings
          .map((reading) => ({ reading, key: keys.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ reading }) => reading)
        const one = book()
        const other = book()
        for (const reading of readings) one.put(reading)
        for (const reading of [...shuffled, ...readings]) other.put(reading)
        expect(everything(other)).toEqual(everything(one))
      }),
    )
  })

  it('agrees with a plain list searched from end to end', () => {
    fc.assert(
      fc.property(fc.array(anyReading, { maxLength: 60 }), fc.nat(1300), (readings, instant) => {
        const held = book()
        for (const reading of readings) held.put(reading)
        const newest = (a: Reading, b: Reading) => b.revision - a.revision || b.seq - a.seq
        const times = readings.flatMap((one) =>
          one.measure === 'm' && one.unit === 'u' && 'at' in one.when && one.when.at <= instant ? [one.when.at] : [],
        )
        const last = Math.max(...times)
        const expected = readings
          .filter((one) => one.measure === 'm' && one.unit === 'u' && 'at' in one.when && one.when.at === last)
          .toSorted(newest)[0]
        expect(held.stockAt('m', 'u', instant)?.value).toBe(expected?.value)
      }),
    )
  })

  it('as known at an earlier place of acceptance is the book of what was accepted by then', () => {
    fc.assert(
      fc.property(fc.array(anyReading, { maxLength: 40 }), fc.nat(50), (readings, seq) => {
        const then = book()
        for (const reading of readings) if (reading.seq <= seq) then.put(reading)
        const now = book(seq)
        for (const reading of readings) now.put(reading)
        expect(everything(now)).toEqual(everything(then))
        expect(now.put(told({ at: 1 }, 1, { seq: seq + 1 }))).toBe(false)
      }),
    )
  })

  it('grows past its first rows and keeps every value', () => {
    const held = book()
    for (let i = 0; i < 1000; i++)
      held.put(told({ start: (i * 37) % 1000, end: ((i * 37) % 1000) + 1 }, (i * 37) % 1000))
    expect(held.size).toBe(1000)
    expect(held.flowsWithin('m', 'u@2000-01-01', 0, 1000).map((one) => one.value)).toEqual(
      Array.from({ length: 1000 }, (_, i) => i),
    )
  })
})

describe('forgetting', () => {
  const filled = () => {
    const held = book()
    for (const date of ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']) {
      held.put(told({ at: at(`${date} 09:00`) }, day(date)))
      held.put(told({ start: day(date), end: day(date) + 1 }, day(date)))
    }
    return held
  }

  it('keeps the last reading before the day, so that a stock is still carried', () => {
    const held = filled()
    held.forget(day('2026-11-03'))
    expect(held.size).toBe(6)
    expect(held.stockAt('m', 'u@2000-01-01', at('2026-11-03 08:00'))?.value).toBe(day('2026-11-02'))
    expect(held.stockAt('m', 'u@2000-01-01', at('2026-11-01 12:00'))).toBeUndefined()
    expect(held.flowsWithin('m', 'u@2000-01-01', 0, 1e6).map((one) => one.value)).toEqual([
      day('2026-11-02'),
      day('2026-11-03'),
      day('2026-11-04'),
    ])
  })

  it('of everything leaves one of each series, and the book goes on', () => {
    const held = filled()
    held.forget(day('2027-01-01'))
    held.forget(day('2027-01-01'))
    expect(held.size).toBe(2)
    for (let i = 0; i < 20; i++) held.put(told({ start: 30_000 + i, end: 30_001 + i }, i))
    expect(held.size).toBe(22)
    expect(held.flowsWithin('m', 'u@2000-01-01', 30_000, 40_000).map((one) => one.value)).toEqual(
      Array.from({ length: 20 }, (_, i) => i),
    )
  })

  it('of nothing changes nothing', () => {
    const held = filled()
    held.forget(day('2020-01-01'))
    expect(held.size).toBe(8)
    book().forget(5)
  })

  it('changes no answer about the days kept', () => {
    fc.assert(
      fc.property(fc.array(anyReading, { maxLength: 60 }), fc.nat(12), (readings, before) => {
        const whole = book()
        const cut = book()
        for (const reading of readings) {
          whole.put(reading)
          cut.put(reading)
        }
        cut.forget(before)
        for (const unit of ['u', 'v']) {
          expect(cut.flowsWithin('m', unit, before, 100)).toEqual(whole.flowsWithin('m', unit, before, 100))
        }
      }),
    )
  })
})
