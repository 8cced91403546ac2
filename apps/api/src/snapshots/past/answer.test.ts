import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Catalogue,
  createEvaluator,
  createReadingBook,
  createUnitTree,
  dayOf,
  type Measure,
  periodOf,
  periodsWithin,
  type View,
} from '@ioc/metrics'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStoreReader } from '../../store/open-reader.ts'
import { openStore } from '../../store/open-store.ts'
import type { Store, StoreReader } from '../../store/store.ts'
import { day, measureNamed, MERGER, OFFSET, testPack } from '../../testing/factories.ts'
import { createSeriesFacts, readingOf } from '../series-facts.ts'
import { createAnswer } from './answer.ts'

const MS_PER_DAY = 86_400_000
const HOUR = 3_600_000
const SOURCE = 'office'

/** The test district with a flow by week, one by month, and a stock held against the year before. */
function catalogueOfMany(): Catalogue {
  const { catalogue } = testPack()
  const weekly = measureNamed('weekly', {
    grain: 'week',
    cadence: { every: 'week', by: '17:00', weekday: 5, missingAfter: 2 },
  })
  const monthly = measureNamed('monthly', {
    grain: 'month',
    cadence: { every: 'month', by: '17:00', workingDay: 5, missingAfter: 2 },
  })
  const measures = [...catalogue.measures.values(), weekly, monthly]
  const [share, count] = [catalogue.indicators.get('online')!, catalogue.indicators.get('accounts')!]
  if (share.kind !== 'ratio' || count.kind !== 'count') throw new Error('the test pack is another')
  const counted = (id: string, grain: 'week' | 'month', more: object = {}) => ({
    ...count,
    id,
    numerator: [{ measure: id, sign: 1 as const }],
    window: { grain, count: 2, upTo: 'due' as const },
    ...more,
  })
  const lastYear = [{ value: 'same-period-last-year' as const, from: null, due: null, unit: null }]
  const indicators = [
    ...catalogue.indicators.values(),
    counted('weekly', 'week', { targets: lastYear }),
    counted('monthly', 'month'),
    { ...count, id: 'accounts-then', targets: lastYear },
  ]
  return {
    ...catalogue,
    measures: new Map(measures.map((one) => [one.id, one])),
    indicators: new Map(indicators.map((one) => [one.id, one])),
  }
}

const catalogue = catalogueOfMany()
const tree = createUnitTree(catalogue.units)
const evaluator = createEvaluator({ catalogue })
const FIRST = day('2025-01-01')
const LAST = day('2027-03-01')

/** When a measure is reported of a day: a stock at any of a few hours, so that days have several and corrections are common. */
const timeOf = ({ grain }: Measure, on: number, hour: number) =>
  grain === null ? on * MS_PER_DAY - OFFSET * 60_000 + hour * HOUR : periodOf(grain, on).start * MS_PER_DAY

const near = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: MERGER - 40, max: MERGER + 30 }) },
  { weight: 2, arbitrary: fc.integer({ min: MERGER - 400, max: MERGER - 330 }) },
  { weight: 1, arbitrary: fc.integer({ min: FIRST, max: LAST }) },
)
const row = fc.record({
  measure: fc.constantFrom(...catalogue.measures.keys()),
  unit: fc.constantFrom('A', 'B', 'C', 'M', 'P'),
  on: near,
  hour: fc.constantFrom(0, 8, 16.5, 23.999),
  value: fc.nat(40),
  run: fc.constantFrom(1, 1, 7, 30),
})
const history = fc.array(fc.array(row, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 6 })
const instant = fc
  .tuple(near, fc.constantFrom(0, 1, 8 * HOUR, 10 * HOUR + 7, 24 * HOUR - 1))
  .map(([on, ms]) => on * MS_PER_DAY - OFFSET * 60_000 + ms)

let folder: string
let store: Store
let reader: StoreReader
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ioc-past-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function open(name: string): Promise<void> {
  store = await openStore({ path: join(folder, name), utcOffsetMinutes: OFFSET, rollUpEveryMs: 20 })
  await store.sources.put({ id: SOURCE, name: SOURCE, kind: 'hand', sample: false, measures: null, units: null })
  reader = openStoreReader(store.place)
}

interface Row {
  readonly measure: string
  readonly unit: string
  readonly on: number
  readonly hour: number
  readonly value: number
  /** Days in a row. */
  readonly run: number
}

async function accept(rows: readonly Row[], at: number): Promise<void> {
  const batch = new Map<string, { series: number; time: number; value: number }>()
  for (const { measure: id, unit: code, on, hour, value, run } of rows) {
    const measure = catalogue.measures.get(id)!
    for (let i = 0; i < run; i++) {
      const unit = tree.at(code, on + i)
      if (!unit) continue
      const [series, time] = [store.seriesOf(id, tree.keyOf(unit)), timeOf(measure, on + i, hour)]
      batch.set(`${series} ${time}`, { series, time, value: value + (i % 3) })
    }
  }
  const all = [...batch.values()]
  const columns = { series: all.map((r) => r.series), time: all.map((r) => r.time), value: all.map((r) => r.value) }
  await store.acceptBatch({ source: SOURCE, receivedAt: at, ...columns })
}

/** Every reading of every series, straight from the readings, as known after a batch. */
async function fromAllReadings(knownSeq: number, asOf: number): Promise<View> {
  const factsOf = createSeriesFacts(store, catalogue, tree)
  const series = store.allSeries().map(({ series: number }) => number)
  const all = await store.readingsFor({ series, from: 0, to: Number.MAX_SAFE_INTEGER })
  const book = createReadingBook({ utcOffsetMinutes: OFFSET, upToSeq: knownSeq })
  for (const revision of await store.revisionsOf(all)) {
    const facts = factsOf(revision.series)
    if (facts) book.put(readingOf(facts, revision))
  }
  return { readings: book, asOf, knownAt: asOf }
}

describe('an answer about the past', () => {
  it('equals an evaluation of all readings to the byte, whatever was late, corrected or merged', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(history, fc.array(instant, { minLength: 2, maxLength: 3 }), async (batches, instants) => {
        await open(`${run++}.sqlite`)
        const answer = createAnswer(reader, catalogue)
        for (const [i, rows] of batches.entries()) await accept(rows, (LAST + i) * MS_PER_DAY)
        for (const asOf of instants) {
          for (const knownSeq of [null, 1, Math.ceil(batches.length / 2)]) {
            const view = await fromAllReadings(knownSeq ?? batches.length, asOf)
            const moment = { asOf, knownAt: asOf, knownSeq }
            for (const scope of ['D', 'M', 'A', 'C']) {
              const { cells } = await answer({ kind: 'snapshot', scope, ...moment })
              expect(new TextDecoder().decode(cells)).toBe(JSON.stringify(evaluator.snapshot(view, scope).cells))
            }
            const today = dayOf(asOf, OFFSET)
            const [indicators, units] = [
              ['weekly', 'score', 'accounts-then'],
              ['D', 'M', 'B'],
            ]
            for (const [over, grain] of [
              ['window', 'day'],
              ['period', 'month'],
            ] as const) {
              const periods = periodsWithin(grain, today - 60, today + 31)
              const points = await answer({ kind: 'points', indicators, units, periods, over, ...moment })
              expect(points).toEqual(
                indicators.map((id) => units.map((unit) => evaluator.series(view, id, unit, periods, over))),
              )
            }
            const explained = await answer({ kind: 'explanation', indicator: 'accounts', unit: 'D', ...moment })
            expect(explained?.cell).toEqual(evaluator.cell(view, 'accounts', 'D'))
            expect(explained?.parts).toEqual(evaluator.parts(view, 'accounts', 'D'))
          }
        }
        reader.close()
        await store.close()
      }),
      { numRuns: 10 },
    )
  }, 300_000)

  it('stands on the readings of its own days alone, however many there are', async () => {
    await open('many.sqlite')
    const moments = Array.from({ length: 200 }, (_, i) => ({
      measure: 'accounts',
      unit: 'A',
      on: MERGER - 10,
      hour: i / 10,
      value: i % 40,
      run: 10,
    }))
    for (const [i, rows] of [moments, moments.map((one) => ({ ...one, value: 41 }))].entries()) await accept(rows, i)
    const asOf = MERGER * MS_PER_DAY - OFFSET * 60_000 - 1
    let asked = 0
    const counting: StoreReader = {
      ...reader,
      atOneMoment: (work) =>
        reader.atOneMoment((reads) =>
          work({
            ...reads,
            async *lastOfDays(query) {
              for await (const found of reads.lastOfDays(query)) {
                asked += found.length
                yield found
              }
            },
          }),
        ),
    }
    const answer = createAnswer(counting, catalogue)
    for (const knownSeq of [null, 1]) {
      const { cells } = await answer({ kind: 'snapshot', scope: 'A', asOf, knownAt: asOf, knownSeq })
      const view = await fromAllReadings(knownSeq ?? 2, asOf)
      expect(new TextDecoder().decode(cells)).toBe(JSON.stringify(evaluator.snapshot(view, 'A').cells))
    }
    expect(asked).toBe(20)
    reader.close()
    await store.close()
  })
})
