import { type Delta, forWall, type LiveSnapshot, type ScreenRecord } from '@ioc/contract'
import { QueryClientProvider } from '@tanstack/react-query'
import { afterEach, describe, expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { type Held, heldAfterDelta, heldAfterSnapshot, NOTHING_HELD } from '../data/held.ts'
import { createQueryClient } from '../data/query-client.ts'
import { snapshotKey } from '../data/queries.ts'
import { LineProvider } from '../data/use-live.ts'
import { playedSnapshot } from '../testing/played.ts'
import { DOSSIERS, playedSteps } from '../testing/played-steps.ts'
import { SQUARES } from '../testing/played-view.ts'
import { SMALL_DISTRICT } from '../testing/small-district.ts'
import { createPlayedClock, Stage, unopenedLine } from '../testing/stage.tsx'
import { readSettings } from './settings.ts'
import { WallPage } from './wall-page.tsx'

const SECOND = 1_000
const DELTAS_A_SECOND = 10
/** Two seconds a stop: a scene comes or goes at every other paint. */
const STOP = 2
const WARM_UP = 240
const PLAYED = 1_000

const ROUND: ScreenRecord['stops'] = [
  { scene: 'overview', of: null, seconds: STOP },
  { scene: 'exceptions', of: null, seconds: STOP },
  { scene: 'component', of: 'security', seconds: STOP },
  { scene: 'matrix', of: null, seconds: STOP },
  { scene: 'league', of: 'activated', seconds: STOP },
  { scene: 'steps', of: null, seconds: STOP },
  { scene: 'sources', of: null, seconds: STOP },
]
const SCREEN: ScreenRecord = {
  id: 'hall',
  version: 1,
  name: 'Phòng họp A',
  scope: null,
  lang: 'vi',
  theme: 'dark',
  diagonal: 86,
  distance: 3,
  map: null,
  stops: ROUND,
  overviewBetween: false,
  holdSeconds: 0,
}

const cache = createQueryClient()
afterEach(() => cache.clear())

/** A wall with every scene in its round, what it holds, and a clock that goes when it is told. */
function hung() {
  const time = createPlayedClock()
  const first = playedSnapshot()
  const registers = [{ ...DOSSIERS, fields: [...DOSSIERS.fields.values()] }]
  const wire = forWall({ ...SMALL_DISTRICT, registers })
  const getJson = (async (path: string) => {
    const body =
      path === '/api/v1/catalogue?for=wall'
        ? wire
        : path.includes('boundaries')
          ? SQUARES
          : path.includes('/steps')
            ? playedSteps()
            : path.includes('/health')
              ? { asOf: first.asOf, sources: [] }
              : path.includes('/late')
                ? { asOf: first.asOf, registers: [], units: [] }
                : first
    return { body, date: null }
  }) as never
  const source = { getJson, clock: time.clock }
  const nothing = { getItem: () => null, setItem: () => undefined }
  const settings = readSettings(new URLSearchParams(), nothing, SCREEN)
  const choose = { chooseLang: () => undefined, chooseTheme: () => undefined, chooseMap: () => undefined }
  const page = (
    <QueryClientProvider client={cache}>
      <Stage played={time}>
        <LineProvider value={unopenedLine(source, cache)}>
          <WallPage
            source={source}
            settings={settings}
            choose={choose}
            screen={SCREEN}
            onNewBuild={() => expect.fail('nobody built anything')}
          />
        </LineProvider>
      </Stage>
    </QueryClientProvider>
  )
  return { page, time, first }
}

/** The delta that comes next: a number moves a little, now and then off its target and back. */
function nextDelta({ epoch, scope, seq, asOf, cells }: LiveSnapshot): Delta {
  const cell = cells[seq % cells.length]!
  const status = seq % 97 === 0 ? 'off-target' : seq % 89 === 0 ? 'on-target' : cell.status
  const changed = { ...cell, value: 80 + (seq % 20), status }
  return { epoch, scope, prev: seq, seq: seq + 1, acceptedSeq: seq + 1, asOf: asOf + 100, cells: [changed] }
}

const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

/** What the page holds once everything that can be thrown away is. */
async function heldNow() {
  const session = cdp() as unknown as {
    send: (method: string) => Promise<{ metrics: { name: string; value: number }[] }>
  }
  // What React writes down for developers' tools is not the wall's.
  performance.clearMeasures()
  performance.clearMarks()
  await session.send('Performance.enable')
  for (let round = 0; round < 3; round++) {
    await session.send('HeapProfiler.collectGarbage')
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') }
}

describe('a wall that hangs for months', () => {
  it('holds no more after ten thousand deltas and five hundred scenes than after the first', {
    timeout: 600_000,
  }, async () => {
    const { page, time, first } = hung()
    const { container } = await render(page)
    await expect.poll(() => container.querySelector('main')?.dataset.scene, { timeout: 30_000 }).toBeDefined()
    let kept: Held = heldAfterSnapshot(NOTHING_HELD, first)
    const shown = { deltas: 0, scenes: 0, last: '', kinds: new Set<string>() }
    async function play(seconds: number) {
      for (let second = 0; second < seconds; second++) {
        for (let n = 0; n < DELTAS_A_SECOND; n++) {
          kept = heldAfterDelta(kept, nextDelta(kept.snapshot!))
          shown.deltas += 1
        }
        expect(kept.torn).toBe(false)
        cache.setQueryData(snapshotKey('508'), kept.snapshot)
        time.clock.touch()
        time.pass(SECOND)
        await painted()
        const scene = container.querySelector('main')?.dataset.scene ?? ''
        if (scene !== shown.last) shown.scenes += 1
        shown.last = scene
        shown.kinds.add(scene)
      }
    }
    /** Everything is counted with the same scene on the wall. */
    async function heldAtOverview() {
      while (shown.last !== 'overview') await play(1)
      await play(1)
      return heldNow()
    }
    await play(WARM_UP)
    const before = await heldAtOverview()
    shown.deltas = shown.scenes = 0
    const began = performance.now()
    await play(PLAYED)
    const took = performance.now() - began
    const counted = { ...shown }
    const after = await heldAtOverview()
    const grown = (name: keyof typeof before) => after[name] / before[name]
    console.log(
      `soak: ${counted.deltas} deltas, ${counted.scenes} scenes in ${Math.round(took / 1_000)} s; ` +
        `heap ${(before.heap / 1e6).toFixed(1)} → ${(after.heap / 1e6).toFixed(1)} MB (×${grown('heap').toFixed(3)}), ` +
        `nodes ${before.nodes} → ${after.nodes}, listeners ${before.listeners} → ${after.listeners}`,
    )
    expect(counted.deltas).toBe(10_000)
    expect(counted.scenes).toBeGreaterThanOrEqual(499)
    expect(shown.kinds).toEqual(new Set(ROUND.map(({ scene }) => scene)))
    expect(grown('heap')).toBeLessThanOrEqual(1.1)
    expect(grown('nodes')).toBeLessThanOrEqual(1.05)
    expect(grown('listeners')).toBeLessThanOrEqual(1.05)
  })
})
