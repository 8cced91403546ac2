import { QueryClientProvider } from '@tanstack/react-query'
import { userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { HttpFailure } from '../../data/http.ts'
import { createQueryClient } from '../../data/query-client.ts'
import { faultsOf } from '../../testing/faults-of.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { createPlayedClock, Stage } from '../../testing/stage.tsx'
import { Page } from './page.tsx'
import { HEALTH, LATE, REFUSED } from './played-sources.ts'

const caches: ReturnType<typeof createQueryClient>[] = []
afterEach(() => {
  vi.unstubAllGlobals()
  for (const cache of caches.splice(0)) cache.clear()
})

/** The page before a played server, which remembers what was sent to it. */
async function desk(answers: Record<string, unknown> = {}, lang: 'vi' | 'en' | 'bn' = 'vi', theme?: 'light') {
  const server: { away: boolean; answers: Record<string, unknown>; sent: string[]; status: number } = {
    away: false,
    answers: { health: HEALTH, late: LATE, refusals: [REFUSED], ...answers },
    sent: [],
    status: 200,
  }
  const getJson = (async (path: string) => {
    if (server.away) throw new HttpFailure(path, null)
    return { body: server.answers[path.split('/').at(-1) ?? ''], date: null }
  }) as never
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    server.sent.push(`${init.method} ${path}`)
    const headers = { 'content-type': server.status === 200 ? 'application/json' : 'application/problem+json' }
    return Response.json({ type: 'urn:ioc:problem:conflict', title: '', status: server.status }, { ...server, headers })
  })
  const time = createPlayedClock()
  const cache = createQueryClient()
  caches.push(cache)
  const screen = await render(
    <QueryClientProvider client={cache}>
      <Stage played={time} lang={lang} {...(theme ? { theme } : {})}>
        <Page source={{ getJson, clock: time.clock }} catalogue={SMALL_DISTRICT} />
      </Stage>
    </QueryClientProvider>,
  )
  return { server, cache, screen }
}

describe('the page of sources', () => {
  it('says of each source how it stands, in shape and word, with what came and what was refused', async () => {
    const { screen } = await desk()
    await expect.poll(() => screen.container.querySelector('[data-source="counter"]')).not.toBeNull()
    const row = screen.container.querySelector('[data-source="counter"]')?.textContent
    for (const words of ['thiếu', '2 giờ trước', 'nhận 12', 'trả lại 2', '1 lần bị trả lại chưa xử lý']) {
      expect(row).toContain(words)
    }
    const marks = [...screen.container.querySelectorAll('[data-source] tr:first-child [data-mark]')]
    expect(marks.map((mark) => mark.getAttribute('data-mark'))).toEqual(['off-target', 'on-target'])
  })

  it.each([
    ['vi', undefined],
    ['en', 'light'],
    ['bn', undefined],
  ] as const)('is whole and free of faults in %s with a source opened', async (lang, theme) => {
    const { screen } = await desk({}, lang, theme)
    await screen.getByRole('button', { name: /Một cửa điện tử/ }).click()
    await expect.poll(() => screen.container.querySelector('[data-refusal] summary')).not.toBeNull()
    screen.container.querySelector<HTMLElement>('[data-refusal] summary')?.click()
    await expect.poll(() => screen.container.querySelectorAll('[data-refusal] tbody tr')).toHaveLength(2)
    expect(await faultsOf(screen.container)).toEqual([])
  })

  it('narrows the list to a name written without its marks, and to those that need attention', async () => {
    const { screen } = await desk()
    const names = () =>
      [...screen.container.querySelectorAll('[data-source]')].map((row) => row.getAttribute('data-source'))
    await screen.getByRole('searchbox').fill('cong an')
    await expect.poll(names).toEqual(['police'])
    await screen.getByRole('searchbox').fill('')
    await screen.getByRole('checkbox').click()
    await expect.poll(names).toEqual(['counter'])
    await screen.getByRole('searchbox').fill('công an')
    await expect.element(screen.getByText('Không có nguồn nào khớp.')).toBeVisible()
  })

  it('opens a source by the keyboard and shows each refused row with its reason', async () => {
    const { screen } = await desk()
    const name = screen.getByRole('button', { name: /Một cửa điện tử/ })
    await expect.element(name).toHaveAttribute('aria-expanded', 'false')
    name.element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(name).toHaveAttribute('aria-expanded', 'true')
    const rows = screen.getByText('Xem các dòng (2)')
    await expect.element(rows).toBeVisible()
    rows.element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByText('Đơn vị: không có đơn vị này vào ngày đó')).toBeVisible()
  })

  it('sends a refused delivery again, puts one aside, and pulls at once', async () => {
    const { screen, server } = await desk()
    await screen.getByRole('button', { name: /Một cửa điện tử/ }).click()
    await screen.getByRole('button', { name: /Gửi lại các dòng này/ }).click()
    await screen.getByRole('button', { name: /Bỏ qua/ }).click()
    await screen.getByRole('button', { name: 'Lấy ngay' }).click()
    await expect
      .poll(() => server.sent)
      .toEqual([
        'POST /api/v1/sources/counter/refusals/001-a/retry',
        'POST /api/v1/sources/counter/refusals/001-a/dismiss',
        'POST /api/v1/sources/counter/pull',
      ])
    await expect.element(screen.getByText('Đã lấy xong.')).toBeVisible()
  })

  it('is worked by the keyboard alone: what was pressed keeps the focus, or what came of it has it', async () => {
    const { screen, server } = await desk()
    const name = screen.getByRole('button', { name: /Một cửa điện tử/ })
    await expect.element(name).toBeVisible()
    name.element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('button', { name: /Gửi lại các dòng này/ })).toBeVisible()
    const focused = () => document.activeElement?.textContent
    await userEvent.keyboard('{Tab}')
    expect(focused()).toBe('Lấy ngay')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByText('Đã lấy xong.')).toBeVisible()
    expect(focused()).toBe('Lấy ngay')
    await userEvent.keyboard('{Tab}{Tab}')
    expect(focused()).toContain('Gửi lại các dòng này')
    server.status = 409
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByText(/Vừa có người xử lý/)).toBeVisible()
    expect(focused()).toContain('Gửi lại các dòng này')
    server.status = 200
    const stored = { rows: 1, unchanged: 1 }
    server.answers['refusals'] = [{ ...REFUSED, state: 'stored', tried: { at: REFUSED.at, stored } }]
    await userEvent.keyboard('{Enter}')
    await expect.poll(focused).toBe('đã lưu: 1 dòng mới hoặc sửa, 1 dòng không đổi')
  })

  it('says so where another was faster', async () => {
    const { screen, server } = await desk()
    server.status = 409
    await screen.getByRole('button', { name: /Một cửa điện tử/ }).click()
    await screen.getByRole('button', { name: /Gửi lại các dòng này/ }).click()
    await expect.element(screen.getByText(/Vừa có người xử lý/)).toBeVisible()
  })

  it('offers no retry of what was not kept whole, and says who has to send it', async () => {
    const { screen } = await desk({ refusals: [{ ...REFUSED, complete: false }] })
    await screen.getByRole('button', { name: /Một cửa điện tử/ }).click()
    await expect.element(screen.getByText(/Nguồn phải gửi lại/)).toBeVisible()
    expect(screen.getByRole('button', { name: /Gửi lại các dòng này/ }).elements()).toHaveLength(0)
  })

  it('keeps what it showed while the server is away, and says how old it is', async () => {
    const { screen, server, cache } = await desk()
    await expect.element(screen.getByRole('button', { name: /Công an huyện/ })).toBeVisible()
    server.away = true
    void cache.invalidateQueries({ queryKey: ['sources', 'health'] })
    await expect.element(screen.getByText(/Không cập nhật được/)).toBeVisible()
    await expect.element(screen.getByRole('button', { name: /Công an huyện/ })).toBeVisible()
  })

  it('says what is not there: no source, nobody late, nothing refused', async () => {
    const { screen } = await desk({
      health: { ...HEALTH, sources: [] },
      late: { ...LATE, registers: [], units: [] },
    })
    await expect.element(screen.getByText('Chưa khai báo nguồn nào.')).toBeVisible()
    await expect.element(screen.getByText(/Không sổ nào muộn, không đơn vị nào muộn/)).toBeVisible()
  })
})

describe('the late and missing', () => {
  it('stand by unit, with since when and who answers, and can be narrowed to one agency', async () => {
    const { screen } = await desk()
    const unit = screen.container
    await expect.poll(() => unit.querySelectorAll('[data-unit]')).toHaveLength(2)
    const first = unit.querySelector('[data-unit="20617"]')
    expect(first?.textContent).toContain('Duy Trinh · 0 muộn, 2 thiếu')
    expect(first?.textContent).toContain('chưa từng báo cáo')
    await screen.getByRole('combobox').selectOptions('Công an huyện')
    await expect.poll(() => unit.querySelectorAll('[data-unit]')).toHaveLength(1)
    await expect.element(screen.getByText('1 sổ; 1 số liệu, 1 đơn vị')).toBeVisible()
  })

  it('name a register once, with who keeps it, and no unit for what is counted from it', async () => {
    const { screen } = await desk()
    const row = screen.getByRole('row', { name: /dossiers/ })
    await expect.element(row).toBeVisible()
    for (const words of ['Một cửa điện tử', 'muộn', '1 kỳ', '4 đơn vị'])
      expect(row.element().textContent).toContain(words)
    const never = screen.getByRole('row', { name: /schools/ }).element().textContent
    expect(never).toContain('chưa có nguồn nào được giao giữ')
    expect(never).toContain('chưa từng báo cáo')
    await screen.getByRole('button', { name: /Một cửa điện tử/ }).click()
    expect(screen.container.querySelector('[data-source="counter"] li')?.textContent).toContain('dossiers')
  })

  it('name the units that wait for a register where they are few', async () => {
    const [dossiers] = LATE.registers
    const { screen } = await desk({ late: { ...LATE, registers: [{ ...dossiers, units: ['20617', '20620'] }] } })
    await expect.element(screen.getByRole('row', { name: /dossiers.*Duy Trinh, Duy Sơn/ })).toBeVisible()
  })

  it('says the year of what is owed since another one', async () => {
    const [dossiers] = LATE.registers
    const { screen } = await desk({
      late: { ...LATE, registers: [{ ...dossiers, since: Date.parse('2024-08-05T17:00:00+07:00') }] },
    })
    await expect.element(screen.getByRole('row', { name: /dossiers.*05\/08\/2024 17:00/ })).toBeVisible()
  })

  it('are copied as plain text, or shown to be copied where the browser forbids it', async () => {
    const { screen } = await desk()
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    await screen.getByRole('button', { name: 'Chép cả danh sách' }).click()
    await expect.element(screen.getByRole('textbox')).toHaveValue(write.mock.calls[0]?.[0] ?? '')
    expect(write.mock.calls[0]?.[0]?.split('\n')).toEqual([
      'Số liệu muộn và thiếu lúc 10:42, Thứ Hai, 23/11/2026:',
      '',
      'Sổ chưa được cập nhật (hỏi nguồn giữ sổ):',
      '- dossiers (Một cửa điện tử): muộn; từ 07:42; 1 kỳ; Chịu trách nhiệm: Công an huyện; Đang chờ: 4 đơn vị',
      '- schools (chưa có nguồn nào được giao giữ): chưa từng báo cáo',
      '',
      'Duy Trinh: 0 muộn, 2 thiếu',
      '- received: thiếu; từ 20/11 12:42; 3 kỳ; Chịu trách nhiệm: Công an huyện',
      '- active: chưa từng báo cáo',
      '',
      'Duy Sơn: 1 muộn, 0 thiếu',
      '- received: muộn; từ 09:42; 1 kỳ',
    ])
    write.mockResolvedValue()
    await screen.getByRole('button', { name: 'Chép phần của Duy Trinh' }).click()
    await expect.element(screen.getByText('Đã chép.')).toBeVisible()
    write.mockRestore()
  })
})
