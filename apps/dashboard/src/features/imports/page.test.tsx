import type { ImportState } from '@ioc/contract'
import { QueryClientProvider } from '@tanstack/react-query'
import { MemoryRouter, useLocation } from 'react-router'
import { userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { HttpFailure } from '../../data/http.ts'
import { createQueryClient } from '../../data/query-client.ts'
import { faultsOf } from '../../testing/faults-of.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { createPlayedClock, Stage } from '../../testing/stage.tsx'
import { Page } from './page.tsx'
import { ID, PROFILES, READING, READY, REFUSED, STORED, summaryOf } from './played-imports.ts'

const caches: ReturnType<typeof createQueryClient>[] = []
afterEach(() => {
  vi.unstubAllGlobals()
  for (const cache of caches.splice(0)) cache.clear()
})

interface Desk {
  /** The import the server has; null where none was sent. */
  now: ImportState | null
  /** What a sent file, a choice or a commit makes of it. */
  next: ImportState
  away: boolean
  refuse: string | null
  sent: string[]
  /** Where the page is opened. */
  at: string
}

/** What a browser would show above the page. */
function Address() {
  const { search } = useLocation()
  return <output data-address>{search}</output>
}

/** The page before a played server, which remembers what was sent to it. */
async function desk(played: Partial<Desk> = {}, lang: 'vi' | 'en' | 'bn' = 'vi', theme?: 'light') {
  const server: Desk = { now: null, next: READY, away: false, refuse: null, sent: [], at: '/imports', ...played }
  const getJson = (async (path: string) => {
    if (server.away) throw new HttpFailure(path, null)
    if (path.endsWith('/profiles')) return { body: PROFILES, date: null }
    if (path.endsWith('/imports')) return { body: server.now ? [summaryOf(server.now)] : [], date: null }
    return { body: server.now, date: null }
  }) as never
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit) => {
    const said = body instanceof FormData ? (body.get('file') as File).name : (body ?? '')
    server.sent.push(`${method} ${path} ${said as string}`.trim())
    if (server.refuse !== null) {
      const status = server.refuse === 'bad-request' ? 400 : 409
      const problem = { type: `urn:ioc:problem:${server.refuse}`, title: '', status, detail: 'In its own words.' }
      return Response.json(problem, { status, headers: { 'content-type': 'application/problem+json' } })
    }
    if (path.includes('/templates/')) {
      const name = encodeURIComponent('Biểu II.06a - Duy Trinh.xlsx')
      return new Response('PK', { headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` } })
    }
    if (path.endsWith('/profile')) return new Response(null, { status: 204 })
    server.now = method === 'DELETE' ? null : server.next
    return server.now ? Response.json(server.now) : new Response(null, { status: 204 })
  })
  const time = createPlayedClock()
  const cache = createQueryClient()
  caches.push(cache)
  const screen = await render(
    <QueryClientProvider client={cache}>
      <Stage played={time} lang={lang} {...(theme ? { theme } : {})}>
        <MemoryRouter initialEntries={[server.at]}>
          <Page source={{ getJson, clock: time.clock }} catalogue={SMALL_DISTRICT} />
          <Address />
        </MemoryRouter>
      </Stage>
    </QueryClientProvider>,
  )
  return { server, cache, screen }
}

/** The same, with its only import opened. */
async function opened(now: ImportState, ...rest: [lang?: 'vi' | 'en' | 'bn', theme?: 'light']) {
  const all = await desk({ now }, ...rest)
  await all.screen.getByRole('button', { name: 'bieu.xlsx' }).click()
  return all
}

const FILE = new File(['a'], 'bieu.xlsx')
const PATH = `/api/v1/imports/${ID}`

describe('the page of imports', () => {
  it('sends a chosen file and shows what was understood and what storing it would do', async () => {
    const { screen, server } = await desk()
    await expect.element(screen.getByText('Chưa nhập tệp nào.')).toBeVisible()
    await userEvent.upload(screen.getByLabelText(/Chọn tệp/), FILE)
    await expect.element(screen.getByText(/không có lỗi/)).toBeVisible()
    expect(server.sent).toEqual(['POST /api/v1/imports bieu.xlsx'])
    const would = [...screen.container.querySelectorAll('[data-would]')].map(({ textContent }) => textContent)
    expect(would).toEqual(['số liệu mới9', 'số liệu thay số cũ2', 'không đổi1'])
    await expect.element(screen.getByRole('definition').getByText('Biểu II.06a')).toBeVisible()
    const facts = [...screen.container.querySelectorAll('dd')].map(({ textContent }) => textContent)
    for (const fact of ['Biểu II.06a', '5–7', '1.234,5 (kiểu Việt Nam)', '1900', 'Duy Trinh', '2026-10', '11']) {
      expect(facts).toContain(fact)
    }
  })

  it('takes a dropped file, and only one', async () => {
    const { screen, server } = await desk()
    const drop = (...files: File[]) => {
      const dataTransfer = new DataTransfer()
      for (const file of files) dataTransfer.items.add(file)
      screen.container
        .querySelector('[data-drop]')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }
    drop(FILE, FILE)
    await expect.element(screen.getByText('Mỗi lần chỉ gửi một tệp.')).toBeVisible()
    expect(server.sent).toEqual([])
    drop(FILE)
    await expect.poll(() => server.sent).toEqual(['POST /api/v1/imports bieu.xlsx'])
  })

  it.each([
    ['vi', undefined, READY],
    ['en', 'light', REFUSED],
    ['bn', undefined, STORED],
    ['bn', 'light', READING],
  ] as const)('is whole and free of faults in %s (%s)', async (lang, theme, state) => {
    const { screen } = await opened(state, lang, theme)
    await expect.poll(() => screen.container.querySelector('[data-import] h2')?.textContent).toBe('bieu.xlsx')
    for (const details of screen.container.querySelectorAll('details')) details.open = true
    expect(await faultsOf(screen.container)).toEqual([])
    expect(screen.container.textContent).not.toMatch(
      /\b(?:verdict|would|choices|columns|map|layout|receipt|code)\.[a-z]/,
    )
  })

  it('says how far it is while the file is read, asks again by itself, and can be stopped', async () => {
    const { screen, server } = await opened(READING)
    await expect.element(screen.getByText('Đã đọc 12.000 dòng…')).toBeVisible()
    server.now = { ...READING, progress: 40_000 }
    await expect.element(screen.getByText('Đã đọc 40.000 dòng…'), { timeout: 30_000 }).toBeVisible()
    await screen.getByRole('button', { name: 'Hủy' }).click()
    await expect.element(screen.getByText('Đã hủy. Không có gì được lưu.')).toBeVisible()
    expect(server.sent).toEqual([`DELETE ${PATH}`])
  })

  it('stores it and hands out a receipt with its number and time', async () => {
    const { screen, server } = await opened(READY)
    server.next = STORED
    await screen.getByRole('button', { name: 'Lưu tất cả' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Biên nhận 20261123-3F9A1C' })).toBeVisible()
    await expect.element(screen.getByText('Đã lưu lúc 10:42, Thứ Hai, 23/11/2026.')).toBeVisible()
    expect(server.sent).toEqual([`POST ${PATH}/commit`])
  })

  it('has it read again as chosen, once asked to, and forgets a choice that is taken back', async () => {
    const { screen, server } = await opened({ ...READY, choices: { number: 'en' } })
    await screen.getByLabelText('Trang tính').selectOptions('Ghi chú (3 dòng, bị ẩn)')
    await screen.getByLabelText('Mẫu biểu').selectOptions('Biểu II.06a')
    await screen.getByLabelText('Đơn vị của cả trang').selectOptions('Duy Trinh (20617)')
    await screen.getByLabelText(/viết như 2026-11/).fill('2026-09')
    await screen.getByLabelText('Cách viết số').selectOptions('tự tìm')
    expect(server.sent).toEqual([])
    await screen.getByRole('button', { name: 'Đọc lại theo lựa chọn' }).click()
    const [said = ''] = server.sent
    expect(said.startsWith(`PATCH ${PATH} `)).toBe(true)
    expect(JSON.parse(said.split(' ').slice(2).join(' '))).toEqual({
      sheet: 'Ghi chú',
      profile: 'form-06a',
      unit: '20617',
      period: '2026-09',
    })
  })

  it('asks about hidden rows until somebody has chosen', async () => {
    const understood = { ...READY.understood!, hidden: { rows: '4, 5', columns: '' } }
    const { screen } = await opened({ ...REFUSED, understood })
    const asked = screen.getByText('Có dòng bị ẩn trong trang tính: 4, 5. Hãy chọn đọc hay bỏ qua.')
    await expect.element(asked).toBeVisible()
    await screen.getByLabelText('Dòng, cột bị ẩn trong tệp').selectOptions('bỏ qua dòng, cột bị ẩn')
    await expect.element(asked).not.toBeInTheDocument()
  })

  it('names every problem by sheet, row and column, the first 200 of them, and stores nothing', async () => {
    const { screen } = await opened(REFUSED)
    await expect.poll(() => screen.container.querySelectorAll('[data-problems] tbody tr')).toHaveLength(200)
    const cells = [...screen.container.querySelectorAll('[data-problems] tbody tr:nth-child(2) td')]
    expect(cells.slice(0, 3).map(({ textContent }) => textContent)).toEqual(['Biểu', '10', 'D'])
    expect(cells[3]?.textContent).toContain('không bằng tổng các cột thành phần')
    await expect.element(screen.getByText('Hiện 200 trong 1.300 lỗi.')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Lưu tất cả' }).elements()).toHaveLength(0)
  })

  it('says nothing of the unit, period and numbers of a table it does not know', async () => {
    const understood = READY.understood && { ...READY.understood, profile: null, layout: null }
    const { screen } = await opened({ ...REFUSED, understood })
    await expect.element(screen.getByRole('definition').getByText('không nhận ra')).toBeVisible()
    expect(screen.getByRole('term').getByText('Kỳ', { exact: true }).elements()).toHaveLength(0)
  })

  it('copies the problems as text', async () => {
    const { screen } = await opened(REFUSED)
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await screen.getByRole('button', { name: 'Chép danh sách lỗi' }).click()
    expect(write.mock.calls[0]?.[0].split('\n').slice(0, 3)).toEqual([
      'Lỗi trong tệp bieu.xlsx:',
      '- trang =HYPERLINK("http://x"), dòng 9, cột D: không bằng tổng các cột thành phần (101 is not 60 + 30 + 10.)',
      '- trang Biểu, dòng 10, cột D: không bằng tổng các cột thành phần (101 is not 60 + 30 + 10.)',
    ])
    write.mockRestore()
  })

  it('takes a corrected file in place of the one with problems', async () => {
    const { screen, server } = await opened(REFUSED)
    await userEvent.upload(screen.getByLabelText(/Gửi tệp đã sửa/), FILE)
    await expect.element(screen.getByText(/không có lỗi/)).toBeVisible()
    expect(server.sent).toEqual([`POST ${PATH}/file bieu.xlsx`])
  })

  it('takes what a person says of each column, and keeps it under a name', async () => {
    const { screen, server } = await opened(READY)
    await screen.getByText('Chỉ rõ từng cột bằng tay').click()
    await screen.getByLabelText('Cột E là').selectOptions('số đếm')
    await expect.element(screen.getByRole('button', { name: 'Đọc lại theo các cột này' })).toBeDisabled()
    await screen.getByLabelText('Số liệu gốc của cột E').selectOptions('overdue')
    const columns = [
      { column: 'C', role: 'label' },
      { column: 'D', role: 'count', measure: 'received' },
      { column: 'E', role: 'count', measure: 'overdue' },
    ]
    const mapping = { layout: 'form', columns } as const
    server.next = { ...READY, choices: { mapping: { layout: 'form', columns: [...columns] as never } } }
    await screen.getByRole('button', { name: 'Đọc lại theo các cột này' }).click()
    await screen.getByLabelText(/Tên mẫu biểu/).fill('Biểu của xã')
    await screen.getByRole('button', { name: 'Giữ mẫu biểu' }).click()
    await expect.element(screen.getByText(/^Đã giữ/)).toBeVisible()
    expect(server.sent).toEqual([
      `PATCH ${PATH} ${JSON.stringify({ mapping })}`,
      `POST ${PATH}/profile {"id":"bieu-cua-xa","name":"Biểu của xã"}`,
    ])
  })

  it('says why a file was not taken, and keeps what it showed while the server is away', async () => {
    const { screen, server, cache } = await desk({ now: STORED, refuse: 'unsupported-format' })
    await userEvent.upload(screen.getByLabelText(/Chọn tệp/), FILE)
    await expect.element(screen.getByText(/Không nhận loại tệp này/)).toBeVisible()
    expect(screen.container.textContent).not.toContain('In its own words.')
    server.refuse = 'something-newer'
    await userEvent.upload(screen.getByLabelText(/Chọn tệp/), FILE)
    await expect.element(screen.getByText('In its own words.')).toBeVisible()
    server.away = true
    void cache.invalidateQueries({ queryKey: ['imports'] })
    await expect.element(screen.getByText(/Không cập nhật được/)).toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'bieu.xlsx' })).toBeVisible()
  })

  it('asks whoever keeps a file about figures that contradict others, and stores them as they are on their word', async () => {
    const broken = { sheet: null, row: 9, column: 'D', code: 'implausible', detail: '15000 > 6191' }
    const { screen, server } = await opened({
      ...READY,
      state: 'refused',
      would: null,
      problems: [broken],
      problemCount: 1,
    })
    await expect.element(screen.getByText(/mâu thuẫn với số liệu khác/).first()).toBeVisible()
    await screen.getByRole('button', { name: 'Sổ gốc đúng như vậy, lưu nguyên' }).click()
    await expect.element(screen.getByText(/không có lỗi/)).toBeVisible()
    expect(server.sent).toEqual([`PATCH ${PATH} {"implausible":"mark"}`])
  })

  it('offers that for nothing else: a cell that is no number stays to be put right', async () => {
    const broken = { sheet: null, row: 9, column: 'D', code: 'implausible', detail: '15000 > 6191' }
    const problems = [broken, { ...broken, code: 'bad-number' }]
    const { screen } = await opened({ ...READY, state: 'refused', would: null, problems, problemCount: 2 })
    await expect.element(screen.getByText(/mâu thuẫn với số liệu khác/).first()).toBeVisible()
    expect(screen.getByRole('button', { name: 'Sổ gốc đúng như vậy, lưu nguyên' }).elements()).toEqual([])
  })

  it('asks for the reason why locked periods are corrected, and reads the file again with it', async () => {
    const locked = { sheet: null, row: 2, column: 'D', code: 'period-locked', detail: 'was locked' }
    const { screen, server } = await opened({
      ...READY,
      state: 'refused',
      would: null,
      problems: [locked],
      problemCount: 1,
    })
    const give = screen.getByRole('button', { name: 'Đọc lại với lý do này' })
    await expect.element(give).toBeDisabled()
    const field = screen.getByLabelText('Lý do sửa số của kỳ đã khóa')
    await field.fill('gọi ông A 0905 123 456')
    await expect.element(screen.getByText(/không lưu dữ liệu cá nhân/)).toBeVisible()
    await expect.element(give).toBeDisabled()
    await field.fill('Sổ gốc ghi 9')
    await give.click()
    await expect.element(screen.getByText(/không có lỗi/)).toBeVisible()
    expect(server.sent).toEqual([`PATCH ${PATH} {"reason":"Sổ gốc ghi 9"}`])
  })

  it('keeps the opened file in the address, so that a reload opens it again', async () => {
    const { screen } = await opened(READY)
    const address = () => screen.container.querySelector('[data-address]')?.textContent
    await expect.poll(address).toBe(`?import=${ID}`)
    await screen.getByRole('button', { name: 'Đóng' }).click()
    await expect.poll(address).toBe('')
    await screen.unmount()
    const again = await desk({ now: READY, at: `/imports?lang=vi&import=${ID}` })
    await expect.element(again.screen.getByText(/không có lỗi/)).toBeVisible()
    await again.screen.getByRole('button', { name: 'Hủy, không lưu' }).click()
    await expect.element(again.screen.getByText('Đã hủy. Không có gì được lưu.')).toBeVisible()
    await expect.poll(() => again.screen.container.querySelector('[data-address]')?.textContent).toBe('?lang=vi')
  })

  it('hands out the template of a table, unit and period, and says where there is none', async () => {
    const { screen, server } = await desk()
    await screen.getByLabelText('Đơn vị').selectOptions('Duy Trinh (20617)')
    await screen.getByLabelText('Kỳ').selectOptions('tháng 10/2026')
    await screen.getByRole('button', { name: 'Tải tệp mẫu' }).click()
    await expect.element(screen.getByText('Đã tải Biểu II.06a - Duy Trinh.xlsx.')).toBeVisible()
    expect(server.sent).toEqual(['GET /api/v1/templates/form-06a.xlsx?unit=20617&period=2026-10'])
    server.refuse = 'bad-request'
    await screen.getByRole('button', { name: 'Tải tệp mẫu' }).click()
    await expect.element(screen.getByText(/không có số liệu nào của mẫu biểu và kỳ đã chọn/)).toBeVisible()
  })
})
