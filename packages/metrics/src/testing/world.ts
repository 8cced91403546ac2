import fc from 'fast-check'
import type { Catalogue } from '../catalogue.ts'
import type { IndexIndicator, Indicator } from '../indicator.ts'
import { rulesFrom, sumRule } from '../measure-rule.ts'
import { periodOf, startOfDay } from '../period.ts'
import type { Reading, SourceKind } from '../reading.ts'
import { SOURCE_KINDS } from '../reading.ts'
import { createReadingBook, type ReadingBook } from '../reading-book.ts'
import { createUnitTree, levelOf } from '../unit-tree.ts'
import { at, catalogueOf, count, DAILY, flow, MONTHLY, OFFSET, ratio, stock, target } from './example.ts'
import { day, unit } from './example-units.ts'

/** A small district that is reorganised in the middle of the readings: B and C become one. */
const MERGED = day('2026-02-10')
const UNITS = [
  unit('D', 'district', null),
  unit('A', 'commune', 'D'),
  unit('B', 'commune', 'D', { validTo: MERGED, successors: ['B'] }),
  unit('C', 'town', 'D', { validTo: MERGED, successors: ['B'] }),
  unit('B', 'commune', 'D', { validFrom: MERGED }),
  unit('P', 'agency', 'D'),
]

const MEASURES = [
  stock('have'),
  stock('all', { decimals: 1 }),
  flow('in-time', { grain: 'day', cadence: DAILY, levels: ['commune', 'agency'] }),
  flow('received', { grain: 'day', cadence: { ...DAILY, by: '18:00' }, levels: ['commune', 'agency'] }),
  flow('weekly'),
  stock('grown', { mayNotFall: 'ever' }),
  flow('total'),
  flow('piece'),
  flow('monthly', { grain: 'month', cadence: MONTHLY, levels: ['district'] }),
]

const RATES = [
  ratio('share', 'have', 'all', { targets: [target(70), target(80, { from: day('2026-02-25') })] }),
  ratio('today', 'in-time', 'received', { window: { grain: 'day', count: 1, upTo: 'now' } }),
  ratio('lately', 'in-time', 'received', { window: { grain: 'day', count: 5, upTo: 'due' } }),
  ratio('each', 'weekly', 'have', { scale: 1, direction: 'down', targets: [target(5, { due: day('2026-04-01') })] }),
]
const COUNTS = [
  count('weeks', 'weekly', { window: { grain: 'week', count: 2, upTo: 'due' } }),
  count('growth', 'grown'),
  count('totals', 'total', { window: { grain: 'week', count: 1, upTo: 'due' } }),
  count('year', 'monthly', {
    window: { grain: 'month', count: 1, upTo: 'due' },
    targets: [target('same-period-last-year')],
  }),
]

export function indexOf(rates: readonly Indicator[]): IndexIndicator {
  const { kind: _k, numerator: _n, denominator: _d, scale: _s, window: _w, ...common } = ratio('index', 'have', 'all')
  const items = rates.map(({ id, name }) => ({ indicator: id, name, max: 10, threshold: 80 }))
  return { ...common, kind: 'index', groups: [{ id: 'g', name: common.name, max: 50, items }] }
}

const plain = catalogueOf(MEASURES, [...RATES, ...COUNTS, indexOf(RATES.slice(0, 3))], { units: UNITS })

export const WORLD: Catalogue = {
  ...plain,
  rules: rulesFrom(plain.measures, RATES, [sumRule('total', ['piece'])]),
}
export const TREE = createUnitTree(WORLD.units)

export const FIRST_DAY = day('2026-01-20')
const DAYS = 55

/** Any reading that could be accepted: at its level, of its grain, of the unit that exists then. */
export const anyReading: fc.Arbitrary<Reading> = fc
  .record({
    measure: fc.constantFrom(...MEASURES),
    unit: fc.nat(3),
    day: fc.nat(DAYS),
    hour: fc.nat(23),
    value: fc.nat(100),
    revision: fc.integer({ min: 1, max: 3 }),
    seq: fc.nat(200),
    sample: fc.boolean(),
    sourceKind: fc.constantFrom<SourceKind>(...SOURCE_KINDS),
  })
  .map(({ measure, unit: pick, day: ago, hour, value, revision, seq, sample, sourceKind }) => {
    const on = FIRST_DAY + ago
    const period = measure.grain === null ? null : periodOf(measure.grain, on)
    const last = period ? period.end - 1 : on
    const able = WORLD.units.filter(
      (one) =>
        measure.levels.includes(levelOf(one.kind)) &&
        one.validFrom <= last &&
        (one.validTo === null || last < one.validTo),
    )
    const chosen = able[pick % able.length]
    const instant = startOfDay(on, OFFSET) + hour * 3_600_000
    return {
      measure: measure.id,
      unit: chosen ? TREE.keyOf(chosen) : '',
      when: period ? { start: period.start, end: period.end } : { at: instant },
      value,
      revision,
      // No two acceptances share a place: a reading's whole content hangs on it.
      seq: seq * 101 + value,
      receivedAt: instant + 60_000,
      source: 's',
      sourceKind: SOURCE_KINDS[(SOURCE_KINDS.indexOf(sourceKind) + value) % SOURCE_KINDS.length] ?? 'api',
      sample,
    }
  })

/** Readings of which no two agree in key, revision and place of acceptance. */
export const someReadings = fc
  .array(anyReading, { minLength: 10, maxLength: 150 })
  .map((readings) => readings.map((reading, i) => ({ ...reading, seq: i + 1 })))

export const anyInstant = fc.integer({ min: at('2026-01-25'), max: at('2026-03-20') })

export function bookWith(readings: readonly Reading[], upToSeq?: number): ReadingBook {
  const book = createReadingBook({ utcOffsetMinutes: OFFSET, ...(upToSeq === undefined ? {} : { upToSeq }) })
  for (const reading of readings) book.put(reading)
  return book
}
