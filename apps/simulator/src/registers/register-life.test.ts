import { fromWire } from '@ioc/contract'
import { describe, expect, it } from 'vitest'
import { inferShapes } from '../model/infer-shapes.ts'
import { createModel } from '../model/model.ts'
import { silentFrom } from '../odd-units.ts'
import { SHAPES } from '../shapes/index.ts'
import { SMALL_CATALOGUE } from '../testing/small-catalogue.ts'
import type { RecordsToPut } from '../wire/api-client.ts'
import { STEPS } from './dossier-record.ts'
import { createDossiers } from './dossiers.ts'
import { type Keeper, listKeepers } from './keeper.ts'
import { keepRegister } from './register-life.ts'
import { createWorkClock } from './work-clock.ts'

const catalogue = fromWire(SMALL_CATALOGUE)
const MONDAY = Date.parse('2026-11-23T07:30:00+07:00')
const SOURCE = { id: 'one-stop', name: 'One stop', kind: 'api', sample: true, measures: ['dossiers'] } as const

function dossiersOf(): Keeper {
  const model = createModel({ catalogue, shapes: inferShapes(catalogue, SHAPES), seed: 508 })
  const procedures = [{ code: '1.000001', online: 'full', level: 'xã', limit: 3 }]
  const lives = createDossiers({ catalogue, model, work: createWorkClock(catalogue), procedures, seed: 508 })
  const sources = [{ ...SOURCE, measures: [...SOURCE.measures] }]
  const keepers = listKeepers(
    { catalogue, sources, seedOf: () => [], lives: lives ? [lives] : [], states: new Map() },
    MONDAY,
  )
  const keeper = keepers.find(({ register }) => register === 'dossiers')
  if (!keeper) throw new Error('nobody keeps dossiers')
  return keeper
}

/** Two weeks of a register, looked at every so many minutes; `away` says when the server does not answer. */
async function live(minutes: number, away: (at: number) => boolean = () => false): Promise<RecordsToPut[]> {
  const put: RecordsToPut[] = []
  let now = MONDAY
  const stop = new AbortController()
  const clock = {
    now: () => now,
    sleep: async () => {
      now += minutes * 60_000
      if (now > MONDAY + 14 * 86_400_000) stop.abort()
    },
  }
  const deliver = async (_source: string, batch: RecordsToPut) => {
    // What the real one does: it comes back only once there is an answer.
    while (away(now)) now += 60_000
    put.push(batch)
  }
  const standing = { from: MONDAY, silentFrom: silentFrom(MONDAY, catalogue) }
  await keepRegister({ catalogue, deliver, clock }, dossiersOf(), standing, 1, stop.signal)
  return put
}

/** The steps a dossier was seen in, in the order it was told. */
function stepsSeen(batches: readonly RecordsToPut[]): Map<unknown, unknown[]> {
  const seen = new Map<unknown, unknown[]>()
  for (const { code, step } of batches.flatMap(({ records }) => records)) {
    seen.set(code, [...(seen.get(code) ?? []), step])
  }
  return seen
}

describe('a register that is kept', () => {
  it('shows dossiers passing through the five steps, one batch after the other', async () => {
    const seen = stepsSeen(await live(2))
    const whole = [...seen.values()].filter((steps) => steps[0] === 'received' && steps.at(-1) === 'returned')
    expect(whole.length).toBeGreaterThan(50)
    for (const steps of seen.values()) {
      const places = steps.map((step) => STEPS.findIndex((one) => one === step))
      expect(places).toEqual(places.toSorted((one, other) => one - other))
    }
    expect(whole.filter((steps) => steps.length === STEPS.length).length).toBeGreaterThan(whole.length / 2)
  })

  it('names the units that are alive and never the silent one', async () => {
    const batches = await live(30)
    for (const { units } of batches) expect(units).toEqual(['20599', '20617', '20620', '20632'])
    expect(batches.flatMap(({ records }) => records).filter(({ unit }) => unit === '20638')).toEqual([])
  })

  it('says that all is still so where nothing moves, and not at every look', async () => {
    const batches = await live(1)
    const times = batches.map(({ at }) => Date.parse(at))
    const gaps = times.slice(1).map((at, nth) => at - (times[nth] ?? at))
    expect(batches.some(({ records }) => records.length === 0)).toBe(true)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * 60_000)
  })

  it('loses nothing while the server is away', async () => {
    const last = (batches: readonly RecordsToPut[]) =>
      new Map(batches.flatMap(({ records }) => records).map((record) => [record['code'], record['step']]))
    const noon = MONDAY + 2 * 86_400_000
    const calm = last(await live(10))
    const cut = last(await live(10, (at) => at > noon && at < noon + 30 * 3_600_000))
    expect(new Set(cut.keys())).toEqual(new Set(calm.keys()))
  })
})
