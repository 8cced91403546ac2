import { forWall, type LiveSnapshot, type WireCatalogue } from '@ioc/contract'
import { QueryClientProvider } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { HttpFailure } from '../data/http.ts'
import { createQueryClient } from '../data/query-client.ts'
import { LineProvider } from '../data/use-live.ts'
import { snapshotKey } from '../data/queries.ts'
import { faultsOf } from '../testing/faults-of.ts'
import { type Played, playedSnapshot } from '../testing/played.ts'
import { DOSSIERS, playedSteps } from '../testing/played-steps.ts'
import { SQUARES } from '../testing/played-view.ts'
import { SMALL_DISTRICT } from '../testing/small-district.ts'
import { createPlayedClock, Stage, unopenedLine } from '../testing/stage.tsx'
import type { Settings } from './settings.ts'
import { WallPage } from './wall-page.tsx'

const caches: ReturnType<typeof createQueryClient>[] = []
afterEach(() => {
  for (const cache of caches.splice(0)) cache.clear()
})

/** The whole wall before a played server: what it answers can be changed, or that it answers at all. */
async function wall(played: Played = {}, wire: Partial<WireCatalogue> = {}, told: Partial<Settings> = {}) {
  const server = { away: false, snapshot: playedSnapshot(played), steps: playedSteps() }
  const time = createPlayedClock()
  const cache = createQueryClient()
  caches.push(cache)
  const getJson = (async (path: string) => {
    if (server.away) throw new HttpFailure(path, null)
    const body =
      path === '/api/v1/catalogue?for=wall'
        ? forWall({ ...SMALL_DISTRICT, ...wire })
        : path.includes('boundaries')
          ? SQUARES
          : path.includes('/registers/dossiers/steps?unit=508')
            ? server.steps
            : server.snapshot
    return { body, date: null }
  }) as never
  const chosen = { lang: '', theme: '', map: '' }
  const settings: Settings = {
    lang: 'vi',
    theme: 'dark',
    scope: null,
    map: null,
    screen: 'Phòng họp A',
    scene: null,
    ...told,
  }
  const choose = {
    chooseLang: (lang: string) => void (chosen.lang = lang),
    chooseTheme: (theme: string) => void (chosen.theme = theme),
    chooseMap: (map: string) => void (chosen.map = map),
  }
  const onNewBuild = vi.fn<() => void>()
  const source = { getJson, clock: time.clock }
  const line = unopenedLine(source, cache)
  const page = () => (
    <QueryClientProvider client={cache}>
      <Stage played={time} theme={settings.theme} lang={settings.lang}>
        <LineProvider value={line}>
          <WallPage source={source} settings={settings} choose={choose} screen={null} onNewBuild={onNewBuild} />
        </LineProvider>
      </Stage>
    </QueryClientProvider>
  )
  return {
    server,
    time,
    cache,
    chosen,
    page,
    show: (snapshot: LiveSnapshot) => cache.setQueryData(snapshotKey('508'), snapshot),
  }
}

describe('the wall', () => {
  it('shows the overview with its name, its sentence, the map and whose screen it is', async () => {
    const { page } = await wall({ active: { '20620': 0.8 } })
    const { getByRole, getByText, container } = await render(page())
    await expect.element(getByRole('heading', { name: 'IOC Duy Xuyên' })).toBeVisible()
    await expect.element(getByText('DỮ LIỆU MẪU')).toBeVisible()
    await expect.element(getByText('Màn hình: Phòng họp A')).toBeVisible()
    await vi.waitFor(() => expect(container.querySelector('[data-widget="unit-map"] svg text')).not.toBeNull(), 30_000)
    expect(await faultsOf(container)).toEqual([])
  })

  it('dims its numbers past a minute of silence and says since when past five', async () => {
    const { page, time } = await wall()
    const { getByRole, container } = await render(page())
    await expect.element(getByRole('status')).toHaveTextContent('Trực tiếp')
    const colour = () => getComputedStyle(container.querySelector('.live-value')!).color
    const bright = colour()
    time.pass(11_000)
    await expect.element(getByRole('status')).toHaveTextContent('Đang kết nối lại')
    expect(colour()).toBe(bright)
    time.pass(50_000)
    await expect.element(getByRole('status')).toHaveTextContent('Mất kết nối 1 phút')
    expect(colour()).not.toBe(bright)
    expect(container.querySelector('[aria-label="số liệu 1 phút trước"]')).not.toBeNull()
    time.pass(240_000)
    await expect.element(getByRole('status')).toHaveTextContent('Không trực tiếp từ 10:42')
    expect(container.querySelectorAll('[data-indicator="activated"]').length).toBeGreaterThan(0)
    time.clock.touch()
    time.pass(100)
    await expect.element(getByRole('status')).toHaveTextContent('Trực tiếp')
    expect(colour()).toBe(bright)
  })

  it('is never blank: it says that the server is away, and shows the wall as soon as it answers', async () => {
    const { page, server } = await wall()
    server.away = true
    const { getByText, getByRole } = await render(page())
    await expect.element(getByText('Chưa kết nối được máy chủ')).toBeVisible()
    server.away = false
    await expect.element(getByRole('heading', { name: 'IOC Duy Xuyên' }), { timeout: 30_000 }).toBeVisible()
  })

  it('says how the first reading is sent while there is none', async () => {
    const { page } = await wall({ empty: true })
    const { getByText, container } = await render(page())
    await expect.element(getByText('Chưa có số liệu nào')).toBeVisible()
    expect(container.textContent).toContain('npm run ioc -- source add')
    expect(container.textContent).toContain('/api/v1/readings')
  })

  it('names a scope that is no unit', async () => {
    const { page } = await wall({}, {}, { scope: '99999' })
    const { getByText } = await render(page())
    await expect.element(getByText('Không có đơn vị này')).toBeVisible()
  })

  it('shows where dossiers stand, anew as soon as it is told of them', async () => {
    const registers = [{ ...DOSSIERS, fields: [...DOSSIERS.fields.values()] }]
    const { page, server, cache } = await wall({}, { registers })
    const { container } = await render(page())
    const appraising = () => container.querySelector('[data-step="appraised"] .live-value')?.textContent
    await vi.waitFor(() => expect(appraising()).toBe('10'), 30_000)
    server.steps = playedSteps({}, { 1: { open: 11 } })
    await cache.invalidateQueries({ queryKey: ['registers/dossiers'] })
    await vi.waitFor(() => expect(appraising()).toContain('11'), 30_000)
  })

  it('leads a phone to the proof of what a scene shows, where a phone can reach it', async () => {
    const league = { scene: 'league', of: 'activated', seconds: 3_600 } as const
    const { page } = await wall({}, { publicUrl: 'https://ioc.example' }, { scene: league })
    const shown = await render(page())
    await expect.element(shown.getByRole('img', { name: 'Mã QR: mở bằng chứng trên điện thoại' })).toBeVisible()
    const unreachable = await wall({}, { publicUrl: null }, { scene: league })
    const other = await render(unreachable.page())
    await expect.poll(() => other.container.querySelector('[data-scene="league"]')).not.toBeNull()
    expect(other.container.querySelector('[data-scene="league"] svg[role="img"][shape-rendering]')).toBeNull()
  })

  it('lets the link be cut in the demonstration and nowhere else', async () => {
    const shown = await wall()
    const first = await render(shown.page())
    const button = first.getByRole('button', { name: 'Ngắt kết nối' })
    await button.click()
    await expect.element(first.getByRole('button', { name: 'Nối lại' })).toHaveAttribute('aria-pressed', 'true')
    await first.unmount()
    const serving = await wall({}, { demonstration: false })
    const second = await render(serving.page())
    await expect.element(second.getByRole('heading', { name: 'IOC Duy Xuyên' })).toBeVisible()
    expect(second.getByRole('button', { name: 'Ngắt kết nối' }).elements()).toEqual([])
  })

  it('has its language, theme and map within reach of keys', async () => {
    const { page, chosen } = await wall()
    const { getByRole } = await render(page())
    await getByRole('button', { name: 'EN – English' }).click()
    await getByRole('button', { name: 'Nền sáng' }).click()
    await getByRole('combobox', { name: 'Chỉ số trên bản đồ' }).selectOptions('Hồ sơ đúng hạn')
    expect(chosen).toEqual({ lang: 'en', theme: 'light', map: 'on-time' })
  })

  it('adds no listener and no element over a thousand changes', async () => {
    const { page, show, server } = await wall()
    const { container } = await render(page())
    await vi.waitFor(() => expect(container.querySelector('[data-widget="unit-map"] svg text')).not.toBeNull(), 30_000)
    const turn = async (seq: number) => {
      const [first, ...rest] = server.snapshot.cells
      show({ ...server.snapshot, seq, cells: [{ ...first!, value: 90 + (seq % 9) }, ...rest] })
      if (seq % 20 === 0) await new Promise((resolve) => setTimeout(resolve))
    }
    for (let seq = 2; seq < 50; seq++) await turn(seq)
    const added = vi.spyOn(EventTarget.prototype, 'addEventListener')
    const removed = vi.spyOn(EventTarget.prototype, 'removeEventListener')
    const before = container.querySelectorAll('*').length
    for (let seq = 50; seq <= 1_040; seq++) await turn(seq)
    await vi.waitFor(() => expect(container.querySelector('main')?.dataset.seq).toBe('1040'), 30_000)
    const growth = added.mock.calls.length - removed.mock.calls.length
    added.mockRestore()
    removed.mockRestore()
    expect(growth).toBeLessThan(10)
    await vi.waitFor(() => expect(container.querySelectorAll('*').length).toBeLessThanOrEqual(before + 2), 30_000)
  })
})
