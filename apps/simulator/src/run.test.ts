import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFlags } from './flags.ts'
import { run } from './run.ts'
import { readSources } from './sources.ts'
import { playApi, type PlayingApi } from './testing/playing-api.ts'
import { playClock } from './testing/playing-clock.ts'
import { SMALL_CATALOGUE } from './testing/small-catalogue.ts'

const sourcesFile = fileURLToPath(new URL('../sources.yaml', import.meta.url))
const MONDAY = Date.parse('2026-11-23T10:42:00+07:00')

const PROCEDURES = ['1.000001', '1.000002'].map((code) => ({ code, online: 'full', level: 'xã', fee: 10_000 }))
const CAMERAS = ['20599', '20638'].flatMap((unit) =>
  Array.from({ length: 20 }, (_, nth) => ({ code: `${unit}-${nth}`, unit, alive: true })),
)

let api: PlayingApi
let folder: string

beforeEach(async () => {
  const keys = new Map((await readSources(sourcesFile)).map(({ id }) => [id, `ioc_${id}`]))
  folder = await mkdtemp(join(tmpdir(), 'simulator-'))
  await writeFile(join(folder, 'keys.json'), JSON.stringify(Object.fromEntries(keys)))
  await writeFile(join(folder, 'procedures.ndjson'), PROCEDURES.map((record) => JSON.stringify(record)).join('\n'))
  await writeFile(join(folder, 'cameras.ndjson'), CAMERAS.map((record) => JSON.stringify(record)).join('\n'))
  api = await playApi(SMALL_CATALOGUE, keys)
})
afterEach(async () => {
  await api.close()
  await rm(folder, { recursive: true })
})

/** Runs until `enough` says so (or by itself with `--once`), on a clock that never waits. */
async function simulate(args: readonly string[], enough: () => boolean = () => false, start = MONDAY) {
  const stop = new AbortController()
  const clock = playClock(start)
  const lines: string[] = []
  const sleep = (ms: number, signal: AbortSignal) => {
    if (enough()) stop.abort()
    return clock.sleep(ms, signal)
  }
  const flags = readFlags(['--url', api.url, '--keys', join(folder, 'keys.json'), ...args])
  await run(flags, {
    clock: { ...clock, sleep },
    signal: stop.signal,
    log: (line) => lines.push(line),
    sourcesFile,
    recordsFolder: folder,
  })
  return lines
}

const subjects = (pattern: RegExp) => [...api.stored.keys()].filter((subject) => pattern.test(subject))

describe('a backfill', () => {
  it('tells a history that the public contract accepts, to the last row', async () => {
    await simulate(['--once', '--backfill', '120'])
    expect(api.faults).toEqual([])
    expect(subjects(/^procedures.received 20599 /)).toHaveLength(120)
    expect(subjects(/^procedures.received 20638 2026-11-2/)).toEqual([])
    expect(subjects(/^information.bulletins 20617 2026-W47/)).toEqual([])
    expect(subjects(/^information.bulletins 20599 2026-W47/)).toHaveLength(1)
  })

  it('sends the newest fortnight first, so that the wall means something at once', async () => {
    await simulate(['--once', '--backfill', '120'])
    const [first] = subjects(/^procedures.received 20599 /)
    expect(first?.slice(-10) ?? '').toMatch(/^2026-11/)
  })

  it('costs a few questions when everything is there', async () => {
    await simulate(['--once', '--backfill', '120'])
    const before = api.requests.length
    await simulate(['--once', '--backfill', '120'])
    const again = api.requests.slice(before)
    const rows = again.filter(({ dry }) => !dry).reduce((sum, request) => sum + request.rows, 0)
    expect(rows).toBeLessThan(api.stored.size / 3)
    expect(again.some(({ dry }) => dry)).toBe(true)
  })

  it('fills what an interrupted one left out, and only revises nothing else', async () => {
    await simulate(['--once', '--backfill', '120'])
    const whole = new Map(api.stored)
    for (const subject of subjects(/2026-0[89]-/)) api.stored.delete(subject)
    await simulate(['--once', '--backfill', '120'])
    expect(api.stored).toEqual(whole)
  })

  it('waits for a server that is not ready yet', async () => {
    const port = new URL(api.url).port
    await api.close()
    const running = simulate(['--once', '--backfill', '20'])
    const keys = new Map((await readSources(sourcesFile)).map(({ id }) => [id, `ioc_${id}`]))
    api = await playApi(SMALL_CATALOGUE, keys, Number(port))
    await running
    expect(api.stored.size).toBeGreaterThan(0)
  })
})

describe('the history of registers', () => {
  const dossiers = (pattern: RegExp) =>
    [...api.records].filter(([subject]) => subject.startsWith('dossiers ') && pattern.test(subject))

  it('begins with what is on paper, as of before everything else', async () => {
    await simulate(['--once', '--backfill', '40'])
    const first = api.deliveries.find(({ register }) => register === 'procedures')
    expect(first).toMatchObject({ at: MONDAY - 40 * 86_400_000, units: null, records: PROCEDURES })
    expect(api.faults).toEqual([])
  })

  it('says that a fortnight is complete only once its dossiers are there, and ends now', async () => {
    await simulate(['--once', '--backfill', '40'])
    const told = api.deliveries.filter(({ register }) => register === 'dossiers')
    const firstEmpty = told.findIndex(({ records }) => records.length === 0)
    expect(firstEmpty).toBeGreaterThan(0)
    expect(told[firstEmpty]?.at).toBeLessThan(MONDAY - 86_400_000)
    expect(told.at(-1)).toMatchObject({ records: [] })
    expect(Math.max(...told.map(({ at }) => at))).toBe(MONDAY)
  })

  it('holds nothing of the silent commune since Friday, and no delivery speaks for it', async () => {
    await simulate(['--once', '--backfill', '40'])
    const friday = Date.parse('2026-11-20T06:00:00+07:00')
    expect(dossiers(/ 20638-26111\d/).length).toBeGreaterThan(0)
    expect(dossiers(/ 20638-26112[1-3]/)).toEqual([])
    const since = api.deliveries.filter(({ at, register }) => at > friday && register !== 'procedures')
    expect(since.length).toBeGreaterThan(0)
    expect(since.filter(({ units }) => units === null || units.includes('20638'))).toEqual([])
  })

  it('gives a list that changes a past of its own', async () => {
    await simulate(['--once', '--backfill', '40'])
    const changes = api.deliveries.filter(({ register, records }) => register === 'cameras' && records.length > 0)
    expect(changes.length).toBeGreaterThan(5)
    expect(changes.some(({ records }) => records.some(({ alive }) => alive === false))).toBe(true)
  })

  it('is not told again where it is known, and an interrupted one is filled', async () => {
    await simulate(['--once', '--backfill', '150'])
    const whole = new Map(api.records)
    const first = api.deliveries.reduce((sum, { records }) => sum + records.length, 0)
    api.deliveries.length = 0
    for (const [subject] of dossiers(/-2607\d\d-/)) api.records.delete(subject)
    await simulate(['--once', '--backfill', '150'])
    expect(api.records).toEqual(whole)
    const again = api.deliveries.reduce((sum, { records }) => sum + records.length, 0)
    expect(again).toBeLessThan(first)
    expect(api.faults).toEqual([])
  })
})

describe('a simulator that was stopped for months', () => {
  it('brings every dossier that it left open to its end', async () => {
    const july = Date.parse('2026-07-15T10:00:00+07:00')
    await simulate(['--once', '--backfill', '60'], () => false, july)
    const open = () => [...api.records].filter(([, { record }]) => record['step'] !== undefined && !record['returned'])
    expect(open().length).toBeGreaterThan(20)
    await simulate(['--once', '--backfill', '200'])
    const left = open().filter(
      ([, { record }]) => String(record['received']) < '2026-08-01' && record['unit'] !== '20638',
    )
    expect(left).toEqual([])
  })
})

describe('a life', () => {
  it('changes something every few seconds, keeps parts within wholes, and lets the odd ones be odd', async () => {
    let beats = 0
    await simulate(['--backfill', '7'], () => (beats += 1) > 600)
    expect(api.faults).toEqual([])
    expect(subjects(/^procedures.received 20599 2026-11-23/)).toHaveLength(1)
    expect(subjects(/ 20638 2026-11-23/)).toEqual([])
    expect(subjects(/^security.accounts 20599 2026-11-23T1/).length).toBeGreaterThan(1)
    for (const subject of subjects(/^procedures.online /)) {
      const whole = api.stored.get(subject.replace('online', 'received'))
      expect(api.stored.get(subject)).toBeLessThanOrEqual(whole ?? -1)
    }
  })

  it('goes on with its registers for the units that are alive, by name', async () => {
    let beats = 0
    await simulate(['--backfill', '7'], () => (beats += 1) > 900)
    const live = api.deliveries.filter(({ register, at }) => register === 'dossiers' && at > MONDAY)
    expect(live.length).toBeGreaterThan(1)
    for (const { units } of live) expect(units).toEqual(['20599', '20617', '20620', '20632'])
  })

  it('brings the late unit at its hour and closes what falls due', async () => {
    const start = Date.parse('2026-11-23T14:18:00+07:00')
    let beats = 0
    await simulate(['--backfill', '1'], () => (beats += 1) > 120, start)
    expect(subjects(/^information.bulletins 20617 2026-W47/)).toHaveLength(1)
  })
})

describe('load', () => {
  it('sends revisions of every measure without a fault until it is stopped', async () => {
    const lines = await simulate(['--rate', '5000'], () => api.requests.length > 30)
    expect(api.faults).toEqual([])
    expect(lines.at(-1)).toMatch(/rows\/s acknowledged/)
    expect(new Set(subjects(/./).map((subject) => subject.split(' ')[0])).size).toBeGreaterThan(5)
  })
})

describe('the command line', () => {
  it.each([
    ['--rate=-1', /rate/],
    ['--speed=0', /speed/],
    ['--url=ftp://x', /url/],
    ['--unheard', /--unheard/],
  ])('refuses %s', (arg, named) => {
    expect(() => readFlags([arg])).toThrow(named)
  })
})
