import type { ScreenList, ScreenRecord } from '@ioc/contract'
import { QueryClientProvider } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { page as browserPage, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { HttpFailure } from '../../data/http.ts'
import { createQueryClient } from '../../data/query-client.ts'
import { faultsOf } from '../../testing/faults-of.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { createPlayedClock, Stage } from '../../testing/stage.tsx'
import { Page } from './page.tsx'
import { LIST, ROOM } from './played-screens.ts'

const caches: ReturnType<typeof createQueryClient>[] = []
afterEach(() => {
  vi.unstubAllGlobals()
  for (const cache of caches.splice(0)) cache.clear()
})

/** The page before a played server that keeps records as the real one does. */
async function desk({ list = LIST, lang = 'vi', theme = 'dark' }: Partial<Opening> = {}) {
  const server = { away: false, list, sent: [] as { method: string; path: string; body: unknown }[] }
  const getJson = (async (path: string) => {
    if (server.away) throw new HttpFailure(path, null)
    return { body: server.list, date: null }
  }) as never
  const stands = (id: string) => server.list.screens.find((screen) => screen.id === id)?.record ?? null
  function put(record: ScreenRecord | null, id: string) {
    const others = server.list.screens.filter((screen) => screen.id !== id)
    const standing = { id, record, state: 'never', since: null, heardAt: null, behindBy: 0, report: null } as const
    server.list = { ...server.list, screens: record ? [...others, standing] : others }
  }
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (server.away) throw new TypeError('Failed to fetch')
    const id = path.split('/').at(-1) ?? ''
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : null
    server.sent.push({ method: init.method ?? '', path, body })
    if (init.method === 'DELETE') {
      put(null, id)
      return new Response(null, { status: 204 })
    }
    if (body.version !== (stands(id)?.version ?? 0)) {
      const problem = { type: 'urn:ioc:problem:conflict', title: 'conflict', status: 409 }
      return Response.json(problem, { status: 409, headers: { 'content-type': 'application/problem+json' } })
    }
    const record = { ...body, id, version: body.version + 1 }
    put(record, id)
    return Response.json(record)
  })
  const time = createPlayedClock()
  const cache = createQueryClient()
  caches.push(cache)
  const screen = await render(
    <QueryClientProvider client={cache}>
      <Stage played={time} lang={lang} theme={theme}>
        <Page source={{ getJson, clock: time.clock }} catalogue={SMALL_DISTRICT} />
      </Stage>
    </QueryClientProvider>,
  )
  const { container } = screen
  await expect.poll(() => container.querySelector('section')).not.toBeNull()
  /** What is told as `changed screens`. */
  const news = () => cache.invalidateQueries({ queryKey: ['screens'] })
  const card = (id: string) => container.querySelector(`[data-screen="${id}"]`)
  return { screen, server, container, card, news, put, sent: () => server.sent.at(-1) }
}
interface Opening {
  readonly list: ScreenList
  readonly lang: 'vi' | 'en' | 'bn'
  readonly theme: 'dark' | 'light'
}

describe('the page of screens', () => {
  it('says in one sentence which froze, and shows that one first, with since when', async () => {
    const { screen, container, card } = await desk()
    await expect.element(screen.getByText('3 màn hình: 1 đứng hình (Sảnh tầng 1), 2 trực tiếp.')).toBeVisible()
    const order = [...container.querySelectorAll('article')].map((one) => one.dataset.screen)
    expect(order[0]).toBe('sanh')
    expect(card('sanh')?.textContent).toContain('đứng hìnhtừ 10:37 (5 phút)')
    expect(card('sanh')?.querySelector('header [data-mark]')?.getAttribute('data-mark')).toBe('off-target')
  })

  it('says of each what it painted, how far behind, of which build, its memory, errors and size', async () => {
    const { card } = await desk()
    const frozen = card('sanh')?.textContent
    for (const words of ['còn thiếu 4', '999999a, khác bản của máy chủ (abcdef1)', '48 MB', 'Lỗi1', '1080 × 1920'])
      expect(frozen).toContain(words)
    const live = card('phong-hop-a')?.textContent
    for (const words of ['4 giây trước', 'Xếp hạng đơn vị: Kích hoạt định danh', 'abcdef1', '2 việc cần chú ý'])
      expect(live).toContain(words)
    expect(live).not.toContain('khác bản')
  })

  it('draws each small, in its own proportions', async () => {
    const { screen, card } = await desk()
    await expect.element(screen.getByRole('img', { name: /Sảnh tầng 1: đứng hình, Tổng quan/ })).toBeVisible()
    const boxOf = (id: string) => card(id)!.querySelector('figure [role=img]')!.getBoundingClientRect()
    const [upright, wide] = [boxOf('sanh'), boxOf('phong-hop-a')]
    expect(upright.height / upright.width).toBeCloseTo(16 / 9, 1)
    expect(wide.width / wide.height).toBeCloseTo(16 / 9, 1)
  })

  it.each([
    ['vi', 'dark', 1920],
    ['en', 'light', 1920],
    ['bn', 'dark', 390],
  ] as const)('is whole and free of faults in %s on %s at %i px, with a record open', async (lang, theme, width) => {
    await browserPage.viewport(width, 900)
    const { screen, container } = await desk({ lang, theme })
    await screen
      .getByRole('button', { name: /Sửa|Change|বদলান/ })
      .first()
      .click()
    await expect.poll(() => container.querySelectorAll('form li')).toHaveLength(3)
    expect(await faultsOf(container)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    await browserPage.viewport(1920, 1080)
  })

  it('says how the first is made where there is none, and makes it', async () => {
    const { screen, server, sent } = await desk({ list: { ...LIST, screens: [] } })
    await expect.element(screen.getByText('Chưa có màn hình nào.')).toBeVisible()
    await screen.getByRole('button', { name: 'Thêm màn hình' }).click()
    await screen.getByRole('button', { name: 'Lưu' }).click()
    await expect.element(screen.getByText('Chưa lưu: sửa các ô có dấu trước.')).toBeVisible()
    expect(server.sent).toEqual([])
    await screen.getByLabelText('Tên', { exact: true }).fill('Phòng trực')
    await screen.getByLabelText('Tên trong địa chỉ').fill('truc')
    await screen.getByLabelText('Người xem xa nhất (m)').fill('2,5')
    await screen.getByRole('button', { name: 'Lưu' }).click()
    await expect.element(screen.getByText(/Đã lưu Phòng trực/)).toBeVisible()
    expect(sent()).toMatchObject({ method: 'PUT', path: '/api/v1/screens/truc', body: { version: 0, distance: 2.5 } })
    await expect.element(screen.getByRole('heading', { name: 'Phòng trực' })).toBeVisible()
  })

  it('takes no name that another screen has', async () => {
    const { screen } = await desk()
    await screen.getByRole('button', { name: 'Thêm màn hình' }).click()
    await screen.getByLabelText('Tên', { exact: true }).fill('Phòng khác')
    await screen.getByLabelText('Tên trong địa chỉ').fill('phong-hop-a')
    await screen.getByRole('button', { name: 'Lưu' }).click()
    await expect.element(screen.getByText('Đã có màn hình tên này.')).toBeVisible()
    await expect.element(screen.getByLabelText('Tên', { exact: true })).toHaveValue('Phòng khác')
  })

  it('gives a screen without a record one under the name it was opened with', async () => {
    const { screen } = await desk()
    await screen.getByRole('button', { name: 'Tạo hồ sơ cho nó' }).click()
    await expect.element(screen.getByLabelText('Tên trong địa chỉ')).toHaveValue('kiosk-2')
  })

  it('changes a record: stops added, moved by buttons and by keys, of a component, taken away', async () => {
    const { screen, container, sent } = await desk()
    await screen.getByRole('button', { name: 'Sửa Phòng họp A' }).click()
    const scenes = () => [...container.querySelectorAll<HTMLSelectElement>('form li select:first-of-type')]
    const order = () => [...container.querySelectorAll('form li')].map((li) => li.querySelector('select')?.value)
    await screen.getByRole('button', { name: 'Đưa cảnh 3 lên' }).click()
    expect(order()).toEqual(['overview', 'league', 'component'])
    scenes()[0]?.focus()
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(order()).toEqual(['league', 'overview', 'component'])
    expect(document.activeElement).toBe(container.querySelectorAll('form li')[1]?.querySelector('select'))
    await expect.element(screen.getByText('Giờ là cảnh 2 trong 3.')).toBeVisible()
    await screen.getByRole('button', { name: 'Bỏ cảnh 2' }).click()
    await screen.getByRole('button', { name: 'Thêm cảnh' }).click()
    await screen.getByRole('button', { name: 'Lưu' }).click()
    await expect.element(screen.getByText(/Đã lưu/)).toBeVisible()
    const { stops, version } = sent()!.body as ScreenRecord
    expect(version).toBe(3)
    expect(stops.map(({ scene, of }) => [scene, of])).toEqual([
      ['league', 'activated'],
      ['component', 'security'],
      ['matrix', null],
    ])
  })

  it('says while it is typed what could not be read there, and from where it could', async () => {
    const { screen } = await desk()
    await screen.getByRole('button', { name: 'Sửa Phòng họp A' }).click()
    await expect.element(screen.getByText('Mọi cảnh đều đọc được ở đây.')).toBeVisible()
    await screen.getByLabelText('Người xem xa nhất (m)').fill('4')
    await expect.element(screen.getByText('Tổng quan: chỉ đọc được trong vòng 3,2 m')).toBeVisible()
    await screen.getByLabelText('Đường chéo (inch)').fill('120')
    await expect.element(screen.getByText('Mọi cảnh đều đọc được ở đây.')).toBeVisible()
  })

  it('overwrites nobody: what changed meanwhile is said, and either is kept', async () => {
    const { screen, put, news, sent } = await desk()
    await screen.getByRole('button', { name: 'Sửa Phòng họp A' }).click()
    await screen.getByLabelText('Tên', { exact: true }).fill('Phòng họp lớn')
    put({ ...ROOM, version: 4, lang: 'en', distance: 2 }, ROOM.id)
    await screen.getByRole('button', { name: 'Lưu' }).click()
    await expect.element(screen.getByText('Có người vừa sửa màn hình này. Chưa ghi đè gì.')).toBeVisible()
    await expect.element(screen.getByText('Ngôn ngữ: Tiếng Việt → English')).toBeVisible()
    await expect.element(screen.getByText('Người xem xa nhất (m): 3 → 2')).toBeVisible()
    await screen.getByRole('button', { name: 'Giữ bản của tôi' }).click()
    put({ ...ROOM, version: 5, name: 'Phòng A' }, ROOM.id)
    void news()
    await expect.element(screen.getByText(/Tên: Phòng họp A → Phòng A/)).toBeVisible()
    await screen.getByRole('button', { name: 'Lấy bản của họ' }).click()
    await expect.element(screen.getByLabelText('Tên', { exact: true })).toHaveValue('Phòng A')
    await screen.getByLabelText('Tên', { exact: true }).fill('Phòng họp lớn')
    await screen.getByRole('button', { name: 'Lưu' }).click()
    await expect.element(screen.getByText(/Đã lưu Phòng họp lớn/)).toBeVisible()
    expect(sent()?.body).toMatchObject({ version: 5, name: 'Phòng họp lớn' })
  })

  it('keeps what was typed when the record is taken away meanwhile, and when the server is', async () => {
    const { screen, server, put, news, sent } = await desk()
    await screen.getByRole('button', { name: 'Sửa Phòng họp A' }).click()
    await screen.getByLabelText('Tên', { exact: true }).fill('Phòng họp lớn')
    put(null, ROOM.id)
    void news()
    await expect.element(screen.getByText('Có người vừa xóa màn hình này. Lưu sẽ tạo lại nó.')).toBeVisible()
    server.away = true
    await screen.getByRole('button', { name: 'Lưu' }).click()
    await expect.element(screen.getByText(/Máy chủ chưa trả lời/)).toBeVisible()
    server.away = false
    await screen.getByRole('button', { name: 'Lưu' }).click()
    await expect.element(screen.getByText(/Đã lưu Phòng họp lớn/)).toBeVisible()
    expect(sent()?.body).toMatchObject({ version: 0, name: 'Phòng họp lớn' })
  })

  it('takes a screen away and brings it back as it was', async () => {
    const { screen, card, sent } = await desk()
    await screen.getByRole('button', { name: /Xóa màn hình\s*Phòng họp A/ }).click()
    await expect.element(screen.getByText(/Đã xóa màn hình Phòng họp A/)).toBeVisible()
    await expect.poll(() => card(ROOM.id)).toBeNull()
    await screen.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect.element(screen.getByText('Màn hình Phòng họp A đã trở lại.')).toBeVisible()
    expect(sent()?.body).toMatchObject({ version: 0, name: 'Phòng họp A', stops: ROOM.stops })
    await expect.poll(() => card(ROOM.id)).not.toBeNull()
  })

  it('gives the address to be opened on the screen, to copy and to scan', async () => {
    const { screen } = await desk()
    await screen.getByRole('button', { name: 'Địa chỉ của Phòng họp A' }).click()
    const address = `${location.origin}/wall/phong-hop-a`
    await expect.element(screen.getByText(address, { exact: true })).toBeVisible()
    await expect.element(screen.getByRole('img', { name: `Mã QR của địa chỉ ${address}` })).toBeVisible()
    const open = screen.getByRole('link', { name: 'Mở Phòng họp A ở thẻ mới' })
    await expect.element(open).toHaveAttribute('href', '/wall/phong-hop-a')
  })

  it('keeps what it showed while the server is away', async () => {
    const { screen, server, news } = await desk()
    server.away = true
    void news()
    await expect.element(screen.getByText(/Không cập nhật được/)).toBeVisible()
    await expect.element(screen.getByRole('heading', { name: 'Phòng họp A' })).toBeVisible()
  })
})
