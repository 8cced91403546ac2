import { forWall, type LiveSnapshot, type ScreenRecord, type ScreenReport } from '@ioc/contract'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { page as browserPage } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Line } from '../data/line.ts'
import { createQueryClient } from '../data/query-client.ts'
import { snapshotKey } from '../data/queries.ts'
import { LineProvider } from '../data/use-live.ts'
import { HttpFailure } from '../data/http.ts'
import { NOW, type Played, playedSnapshot } from '../testing/played.ts'
import { playedSteps } from '../testing/played-steps.ts'
import { SQUARES } from '../testing/played-view.ts'
import { SMALL_DISTRICT } from '../testing/small-district.ts'
import { createPlayedClock, Stage, unopenedLine } from '../testing/stage.tsx'
import { NoScreen } from './no-screen.tsx'
import { readSettings } from './settings.ts'
import { WallPage } from './wall-page.tsx'

const SECOND = 1_000
const caches: ReturnType<typeof createQueryClient>[] = []
afterEach(() => {
  for (const cache of caches.splice(0)) cache.clear()
})

const MATRIX = { scene: 'matrix', of: null, seconds: 60 } as const
const LEAGUE = { scene: 'league', of: 'activated', seconds: 60 } as const

/** Two scenes of a minute each; the played clock begins in the first second of the matrix. */
const HALL: ScreenRecord = {
  id: 'hall',
  version: 1,
  name: 'Phòng họp A',
  scope: null,
  lang: 'vi',
  theme: 'dark',
  diagonal: 86,
  distance: 3,
  map: null,
  stops: [MATRIX, LEAGUE],
  overviewBetween: false,
  holdSeconds: 45,
}

/** The wall of a screen with a record, before a played server whose builds and reports the test sees. */
async function hung(over: Partial<ScreenRecord> = {}) {
  const time = createPlayedClock()
  const cache = createQueryClient()
  caches.push(cache)
  const first = playedSnapshot()
  const getJson = (async (path: string) => {
    const body =
      path === '/api/v1/catalogue?for=wall'
        ? forWall(SMALL_DISTRICT)
        : path.includes('boundaries')
          ? SQUARES
          : path.includes('/steps')
            ? playedSteps()
            : first
    return { body, date: null }
  }) as never
  const source = { getJson, clock: time.clock }
  const reports: (ScreenReport | null)[] = []
  const listeners = new Set<() => void>()
  const builds = { own: 'one', server: 'one' }
  const line: Line = {
    ...unopenedLine(source, cache),
    report: (report) => void reports.push(report),
    build: () => builds.server,
    ownBuild: () => builds.own,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const onNewBuild = vi.fn<() => void>()
  const nothing = { getItem: () => null, setItem: () => undefined }
  const told: { change: (record: ScreenRecord) => void } = { change: () => undefined }
  function Hung() {
    const [record, setRecord] = useState({ ...HALL, ...over })
    told.change = setRecord
    const settings = readSettings(new URLSearchParams(), nothing, record)
    const choose = { chooseLang: () => undefined, chooseTheme: () => undefined, chooseMap: () => undefined }
    return (
      <Stage played={time} theme={settings.theme} lang={settings.lang}>
        <WallPage source={source} settings={settings} choose={choose} screen={record} onNewBuild={onNewBuild} />
      </Stage>
    )
  }
  const screen = await render(
    <QueryClientProvider client={cache}>
      <LineProvider value={line}>
        <Hung />
      </LineProvider>
    </QueryClientProvider>,
  )
  const scene = () => screen.container.querySelector('main')?.dataset.scene
  await expect.poll(() => screen.container.querySelector('[data-scene], h1')).not.toBeNull()
  return {
    screen,
    scene,
    reports,
    onNewBuild,
    band: () => screen.container.querySelector('footer')?.textContent,
    /** Time goes by with the server heard all the while. */
    pass(milliseconds: number) {
      for (let left = milliseconds; left > 0; left -= 5 * SECOND) {
        time.clock.touch()
        time.pass(Math.min(left, 5 * SECOND))
      }
    },
    silence: (milliseconds: number) => time.pass(milliseconds),
    hear: () => time.clock.touch(),
    show: (played: Played, more: Partial<LiveSnapshot> = {}) =>
      cache.setQueryData(snapshotKey('508'), { ...playedSnapshot(played), ...more }),
    tell: (more: Partial<ScreenRecord>) => told.change({ ...HALL, ...over, ...more }),
    serve(build: string) {
      builds.server = build
      for (const listener of listeners) listener()
    },
  }
}

describe('a wall with a record', () => {
  it('shows its scenes in turn as the time goes by, and says which of how many', async () => {
    const { scene, band, pass } = await hung()
    expect(NOW % (120 * SECOND)).toBe(0)
    await expect.poll(scene).toBe('matrix')
    expect(band()).toContain('1/2')
    expect(band()).toContain('Màn hình: Phòng họp A')
    pass(59 * SECOND)
    await expect.poll(scene).toBe('matrix')
    pass(SECOND)
    await expect.poll(scene).toBe('league')
    expect(band()).toContain('2/2')
    pass(60 * SECOND)
    await expect.poll(scene).toBe('matrix')
  })

  it('comes back to the overview after each scene where its record says so', async () => {
    const { scene, pass } = await hung({ overviewBetween: true })
    const seen: (string | undefined)[] = []
    for (let turn = 0; turn < 16; turn++) {
      if (seen.at(-1) !== scene()) seen.push(scene())
      pass(10 * SECOND)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(seen.join(' ')).toMatch(/(overview (matrix|league) ?)+/)
    expect(new Set(seen)).toEqual(new Set(['overview', 'matrix', 'league']))
  })

  it('is held at the exceptions by an indicator that falls, and goes on where the time stands as soon as that is over', async () => {
    const { scene, band, pass, show } = await hung()
    show({ active: { '20620': 0.1, '20617': 0.1, '20599': 0.1 }, seq: 2 })
    await expect.poll(scene).toBe('exceptions')
    expect(band()).toContain('đang giữ')
    pass(44 * SECOND)
    await expect.poll(scene).toBe('exceptions')
    pass(SECOND)
    await expect.poll(scene).toBe('matrix')
    expect(band()).toContain('1/2')
    pass(15 * SECOND)
    await expect.poll(scene).toBe('league')
  })

  it('is not held where its record asks for none', async () => {
    const { scene, show } = await hung({ holdSeconds: 0 })
    show({ active: { '20620': 0.1, '20617': 0.1, '20599': 0.1 }, seq: 2 })
    await expect.poll(() => document.querySelector('main')?.dataset.seq).toBe('2')
    expect(scene()).toBe('matrix')
  })

  it('follows its record at once: language, colours, scenes', async () => {
    const { scene, screen, tell } = await hung()
    tell({ version: 2, lang: 'en', theme: 'light', name: 'Hall', stops: [LEAGUE] })
    await expect.poll(scene).toBe('league')
    await expect.element(screen.getByText('Screen: Hall')).toBeVisible()
    expect(document.documentElement.dataset.theme).toBe('light')
  })
})

describe('a new build', () => {
  it('is taken when the next scene comes, not before', async () => {
    const { serve, pass, onNewBuild, scene } = await hung()
    pass(10 * SECOND)
    serve('two')
    pass(40 * SECOND)
    await expect.poll(scene).toBe('matrix')
    expect(onNewBuild).not.toHaveBeenCalled()
    pass(10 * SECOND)
    await expect.poll(() => onNewBuild.mock.calls.length).toBe(1)
  })

  it('is never taken while the line is down, and is once the server is heard again', async () => {
    const { serve, silence, hear, onNewBuild, scene } = await hung()
    serve('two')
    silence(70 * SECOND)
    await expect.poll(scene).toBe('league')
    silence(60 * SECOND)
    await expect.poll(scene).toBe('matrix')
    expect(onNewBuild).not.toHaveBeenCalled()
    hear()
    silence(100)
    await expect.poll(() => onNewBuild.mock.calls.length).toBe(1)
  })

  it('does not take an alert off the wall', async () => {
    const { serve, pass, show, onNewBuild, scene } = await hung()
    serve('two')
    show({ active: { '20620': 0.1, '20617': 0.1, '20599': 0.1 }, seq: 2 })
    await expect.poll(scene).toBe('exceptions')
    pass(30 * SECOND)
    expect(onNewBuild).not.toHaveBeenCalled()
    pass(30 * SECOND)
    await expect.poll(() => onNewBuild.mock.calls.length).toBe(1)
  })

  it('is taken at once by a wall that shows one scene', async () => {
    const { serve, onNewBuild } = await hung({ stops: [MATRIX] })
    serve('two')
    await expect.poll(() => onNewBuild.mock.calls.length).toBe(1)
  })
})

describe('what a wall says of itself', () => {
  it('is what it shows, of its own build, when it painted, and a farewell when it is left', async () => {
    const { reports, serve, screen, pass } = await hung({ overviewBetween: false })
    serve('two')
    pass(2 * SECOND)
    await expect.poll(() => reports.length, { timeout: 30_000 }).toBe(1)
    expect(reports[0]).toMatchObject({ screen: 'hall', scope: '508', scene: 'matrix', build: 'one', errors: 0 })
    expect(reports[0]?.paintedAt).toBe(NOW + 2 * SECOND)
    expect(reports[0]?.width).toBeGreaterThan(0)
    await screen.unmount()
    expect(reports.at(-1)).toBeNull()
  })
})

describe('a wall that cannot show what it is told', () => {
  it('says which scene cannot be read at that size and distance, and from where it could be', async () => {
    const { screen } = await hung({ diagonal: 24, distance: 8, stops: [MATRIX] })
    await expect.element(screen.getByText(/ở đây không đọc được/)).toBeVisible()
    await expect.element(screen.getByText(/8,0 m/)).toBeVisible()
  })

  it('says that a screen has no record, and what makes one', async () => {
    const { getByText } = await render(
      <Stage>
        <NoScreen id="sanh-2" tries={1} failed={new HttpFailure('/api/v1/screens/sanh-2', 404)} />
      </Stage>,
    )
    await expect.element(getByText(/Chưa có hồ sơ cho màn hình sanh-2/)).toBeVisible()
  })

  it('is read on an upright display too', async () => {
    await browserPage.viewport(1080, 1920)
    const { scene } = await hung({ stops: [MATRIX] })
    expect(scene()).toBe('matrix')
    await browserPage.viewport(1920, 1080)
  })
})
