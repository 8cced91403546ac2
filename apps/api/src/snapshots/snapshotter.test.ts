import type { LiveSnapshot } from '@ioc/contract'
import { createEvaluator, createReadingBook, partRule, rulesFrom, takeSnapshot } from '@ioc/metrics'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { at, MERGER, OFFSET, TEST_NOW, testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp, type ToldReading } from '../testing/test-app.ts'
import { createSeriesFacts, readingOf } from './series-facts.ts'

const HOUR = 3_600_000
const apps: TestApp[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})

async function start(...options: Parameters<typeof createTestApp>): Promise<TestApp> {
  const app = await createTestApp(...options)
  apps.push(app)
  return app
}

/** The scope from every reading in the store, with nothing kept from before. */
async function fromScratch(app: TestApp, scope: string, asOf: number) {
  const { catalogue } = app.pack
  const { tree } = createEvaluator({ catalogue })
  const factsOf = createSeriesFacts(app.store, catalogue, tree)
  const readings = createReadingBook({ utcOffsetMinutes: OFFSET })
  const series = app.store.allSeries().map((one) => one.series)
  for (const stored of await app.store.readingsFor({ series, from: 0, to: asOf + 90 * 24 * HOUR })) {
    const facts = factsOf(stored.series)
    if (facts) readings.put(readingOf(facts, stored))
  }
  return takeSnapshot({ catalogue, tree, readings, scope, asOf, knownAt: asOf })
}

const latest = (app: TestApp, scope: string): LiveSnapshot => {
  const view = app.snapshotter.latest(scope)
  if (!view) throw new Error(`no scope ${scope}`)
  return view.snapshot()
}

const days = ['2025-11-17', '2026-11-10', '2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17', '2026-11-18']
const flow = fc.record({
  measure: fc.constantFrom('received', 'received-online'),
  unit: fc.constantFrom('A', 'B', 'C'),
  when: fc.constantFrom(...days),
  value: fc.nat(50),
})
const stock = fc.record({
  measure: fc.constantFrom('accounts'),
  unit: fc.constantFrom('A', 'B', 'C'),
  when: fc.integer({ min: -30 * 24, max: 0 }).map((hours) => TEST_NOW + hours * HOUR),
  value: fc.nat(50),
})
const cases = fc.record({
  measure: fc.constantFrom('cases'),
  unit: fc.constantFrom('P'),
  when: fc.integer({ min: -4, max: 4 }).map((minutes) => TEST_NOW + minutes * 60_000),
  value: fc.nat(50),
})
const reading: fc.Arbitrary<ToldReading> = fc.oneof(flow, stock, cases)
const batch = fc.uniqueArray(reading, {
  minLength: 1,
  maxLength: 8,
  selector: (r) => `${r.measure} ${r.unit} ${r.when}`,
})
const step = fc.oneof(
  { weight: 4, arbitrary: batch.map((readings) => ({ readings })) },
  { weight: 1, arbitrary: fc.constantFrom(1, 30, 7 * 60, 26 * 60, 14 * 24 * 60).map((minutes) => ({ minutes })) },
)

/** More online than there were. */
const BROKEN: ToldReading[] = [
  { measure: 'received', unit: 'A', when: '2026-11-17', value: 3 },
  { measure: 'received-online', unit: 'A', when: '2026-11-17', value: 9 },
]

/** The test district with a part that is never more than its whole, and a stock that never falls. */
function ruledPack() {
  const pack = testPack()
  const grown = [...pack.catalogue.measures].map(([id, measure]) =>
    id === 'accounts' ? ([id, { ...measure, mayNotFall: 'ever' as const }] as const) : ([id, measure] as const),
  )
  const measures = new Map(grown)
  const rules = rulesFrom(measures, [], [partRule(['received-online'], ['received'])])
  return { ...pack, catalogue: { ...pack.catalogue, measures, rules } }
}

describe('the live view', () => {
  it.each([
    ['no rules', testPack()],
    ['rules that most readings break', ruledPack()],
  ])('equals a snapshot from scratch after any batches and any passing of time: %s', async (_, pack) => {
    let implausible = 0
    const run = async (steps: readonly ({ readings: ToldReading[] } | { minutes: number })[]) => {
      const app = await createTestApp({ pack })
      try {
        const held = new Map(['D', 'A', 'C'].map((scope) => [scope, latest(app, scope)]))
        for (const one of steps) {
          if ('minutes' in one) app.clock.set(app.clock.now() + one.minutes * 60_000)
          else await app.accept(one.readings)
          app.snapshotter.flush()
          for (const scope of held.keys()) {
            const view = app.snapshotter.latest(scope)
            if (!view) continue
            const now = app.clock.now()
            const { cells } = view.snapshot()
            expect(cells).toEqual((await fromScratch(app, scope, now)).cells)
            implausible += cells.filter((cell) => cell.implausible !== null || cell.coverage.excluded.length > 0).length
            expect(JSON.parse(view.json())).toEqual(view.snapshot())
          }
        }
      } finally {
        await app.close()
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 6 }), run), {
      numRuns: 20,
      examples: [[[{ readings: BROKEN }]]],
    })
    expect(implausible > 0).toBe(pack.catalogue.rules.size > 0)
  })

  it('gives the same bytes after its memory is thrown away and made again', async () => {
    const app = await start()
    await app.accept([
      { measure: 'received', unit: 'A', when: '2026-11-17', value: 10 },
      { measure: 'received-online', unit: 'A', when: '2026-11-17', value: 9 },
      { measure: 'accounts', unit: 'C', when: TEST_NOW - HOUR, value: 7 },
      { measure: 'cases', unit: 'P', when: TEST_NOW + 60_000, value: 3 },
    ])
    app.snapshotter.flush()
    const before = JSON.stringify(latest(app, 'D').cells)
    await app.snapshotter.rebuild()
    app.clock.set(TEST_NOW)
    expect(JSON.stringify((await fromScratch(app, 'D', TEST_NOW)).cells)).toBe(before)
    const next = await app.again()
    apps.splice(0, 1, next)
    expect(JSON.stringify(latest(next, 'D').cells)).toBe(before)
  })

  it('turns a cell late at the hour it was due, without any reading', async () => {
    const app = await start({ now: at('2026-11-18 16:59') })
    await app.accept([{ measure: 'received', unit: 'C', when: '2026-11-17', value: 10 }])
    const state = () => latest(app, 'C').cells.find((cell) => cell.indicator === 'received-so-far')?.freshness.state
    app.snapshotter.flush()
    expect(state()).toBe('fresh')
    expect(app.snapshotter.nextChange()).toBe(at('2026-11-18 17:00'))
    app.clock.set(at('2026-11-18 17:00'))
    app.snapshotter.flush()
    expect(state()).toBe('late')
  })

  it('shows a reading that speaks of a moment to come only once that moment is there', async () => {
    const app = await start()
    await app.accept([{ measure: 'cases', unit: 'P', when: TEST_NOW + 120_000, value: 30 }])
    const value = () => latest(app, 'P').cells.find((cell) => cell.indicator === 'cases')?.value
    app.snapshotter.flush()
    expect(value()).toBe(null)
    expect(app.snapshotter.nextChange()).toBe(TEST_NOW + 120_000)
    app.clock.set(TEST_NOW + 120_000)
    app.snapshotter.flush()
    expect(value()).toBe(3)
  })

  it('shows other units from the day of a merger on, under a higher seq', async () => {
    const app = await start({ now: at('2026-11-30 12:00') })
    const before = latest(app, 'D')
    app.clock.set((MERGER + 1) * 24 * HOUR - OFFSET * 60_000)
    app.snapshotter.flush()
    const after = latest(app, 'D')
    expect([...new Set(before.cells.map((cell) => cell.unit))]).toEqual(['D', 'A', 'B', 'C', 'P'])
    expect([...new Set(after.cells.map((cell) => cell.unit))]).toEqual(['D', 'C', 'M', 'P'])
    expect(after.seq).toBeGreaterThan(before.seq)
    expect(app.snapshotter.latest('A')).toBeUndefined()
  })

  it('sends a delta for every batch that touches a scope, and none where nothing of it was touched', async () => {
    const app = await start()
    const seqs = () => ['D', 'A', 'C'].map((scope) => latest(app, scope).seq)
    expect(seqs()).toEqual([1, 1, 1])
    await app.accept([{ measure: 'received', unit: 'A', when: '2026-11-17', value: 10 }])
    app.snapshotter.flush()
    expect(seqs()).toEqual([2, 2, 1])
    expect(latest(app, 'D').acceptedSeq).toBe(1)
  })
})
