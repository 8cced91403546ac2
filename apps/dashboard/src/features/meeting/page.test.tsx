import type { Meeting, WireCatalogue } from '@ioc/contract'
import { QueryClientProvider } from '@tanstack/react-query'
import { MemoryRouter, Route, Routes, useLocation } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import type { GetJson } from '../../data/http.ts'
import { createQueryClient } from '../../data/query-client.ts'
import { LineProvider } from '../../data/use-live.ts'
import { faultsOf } from '../../testing/faults-of.ts'
import { NOW } from '../../testing/played.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { createPlayedClock, Stage, unopenedLine } from '../../testing/stage.tsx'
import { Page as ListPage } from './list-page.tsx'
import { Page } from './page.tsx'
import { MEETING, type PlayedMeetings, playMeetings } from './played-meetings.ts'

const caches: ReturnType<typeof createQueryClient>[] = []
beforeEach(() => localStorage.clear())
afterEach(async () => {
  // A page that is left saves what was typed: to the server it was typed for.
  await cleanup()
  vi.unstubAllGlobals()
  for (const cache of caches.splice(0)) cache.clear()
})

const BEHIND = { active: { '20620': 0.6, '20617': 0.9 }, silent: ['20638'] }
const HERE = `/meetings/${MEETING.id}`

interface Scene extends Partial<PlayedMeetings> {
  readonly at?: string
  readonly lang?: 'vi' | 'en' | 'bn'
  readonly theme?: 'dark' | 'light'
}

/** The pages of meetings before a played server. */
async function open({ at = HERE, lang = 'vi', theme = 'dark', ...played }: Scene = {}) {
  const server: PlayedMeetings = {
    meetings: [MEETING],
    held: BEHIND,
    now: BEHIND,
    away: false,
    catalogue: SMALL_DISTRICT,
    ...played,
  }
  const { get, answer } = playMeetings(server)
  vi.stubGlobal('fetch', answer)
  const time = createPlayedClock()
  const cache = createQueryClient()
  caches.push(cache)
  const props = { source: { getJson: get as GetJson, clock: time.clock }, catalogue: SMALL_DISTRICT }
  const Address = () => (
    <output data-address>{decodeURIComponent(useLocation().pathname + useLocation().search)}</output>
  )
  const screen = await render(
    <QueryClientProvider client={cache}>
      <LineProvider value={unopenedLine(props.source, cache)}>
        <MemoryRouter initialEntries={[at]}>
          <Stage played={time} lang={lang} theme={theme}>
            <main className="bg-page p-4 text-text sm:px-8">
              <Routes>
                <Route path="/meetings" element={<ListPage {...props} />} />
                <Route path="/meetings/:meeting" element={<Page {...props} />} />
              </Routes>
            </main>
            <Address />
          </Stage>
        </MemoryRouter>
      </LineProvider>
    </QueryClientProvider>,
  )
  const part = (selector: string) => screen.container.querySelector(selector)
  const words = (selector: string) => part(selector)?.textContent ?? ''
  return { screen, server, time, part, words }
}

const STEP = 'article[data-step]'
const BAND = '[data-frozen]'
const CLOSED: Meeting = {
  ...MEETING,
  endedAt: NOW,
  kept: { catalogue: 'a'.repeat(64), numbers: 'b'.repeat(64) },
}

/** The catalogue when an indicator had another name. */
const renamed = (name: string): WireCatalogue => ({
  ...SMALL_DISTRICT,
  indicators: SMALL_DISTRICT.indicators.map((one) =>
    one.id === 'activated' ? { ...one, short: { vi: name, en: name, bn: name } } : one,
  ),
})

const notes = [{ indicator: 'activated', unit: null, text: 'Giao Công an huyện', at: NOW }]

describe('a meeting on the screen', () => {
  it('says in words of when its numbers are, and that nothing is different since', async () => {
    const { words, time } = await open()
    await expect.poll(() => words(BAND)).toContain('Số liệu giữ nguyên lúc 10:42 23/11/2026')
    expect(words(BAND)).toContain('vừa xong')
    await expect.poll(() => words(BAND)).toContain('Từ đó đến nay chưa có gì khác.')
    time.pass(30_000)
    await expect.poll(() => words(BAND)).not.toContain('phút trước')
  })

  it('counts what is different by now, and shows it beside what was held', async () => {
    const { words } = await open({ now: { active: { '20620': 0.6 } } })
    await expect.poll(() => words(BAND)).toContain('1 đơn vị đã báo cáo lại')
    await expect.poll(() => words('[data-changed="activated"]')).toMatch(/Kích hoạt định danh.*→/)
  })

  it('does not pass off what was heard before the line went as how things stand now', async () => {
    const { words, time } = await open({ now: {} })
    await expect.poll(() => words(BAND)).toContain('không còn chưa đạt')
    time.pass(120_000)
    await expect.poll(() => words(BAND)).toContain('Chưa so được với số liệu trực tiếp.')
    expect(words(BAND)).not.toContain('không còn chưa đạt')
  })

  it('is stepped through by the keyboard, and the address says where one is', async () => {
    const { screen, words, part } = await open()
    await expect.poll(() => part(STEP)).not.toBeNull()
    await userEvent.keyboard('{ArrowRight}')
    await expect
      .element(screen.getByRole('heading', { level: 2, name: 'chưa đạt Duy Xuyên: Kích hoạt định danh' }))
      .toBeVisible()
    await expect.poll(() => words('[data-address]')).toContain('at=activated@')
    expect(words('[aria-current="step"]')).toBe('Duy Xuyên: Kích hoạt định danh')
    await userEvent.keyboard('{End}')
    await expect.poll(() => part(STEP)?.getAttribute('data-step')).not.toBe('activated@')
    await userEvent.keyboard('{Home}')
    await expect.poll(() => words('[data-address]')).toBe(HERE)
    await userEvent.keyboard(' ')
    await expect.poll(() => part(STEP)?.getAttribute('data-step')).toBe('activated@')
  })

  it('shows of an exception the target, whose it is, and who drags with what they are counted over', async () => {
    const { words } = await open({ at: `${HERE}?at=activated@` })
    await expect.poll(() => words(STEP)).toContain('mục tiêu 95%')
    expect(words('[data-drag="20620"]')).toMatch(/Duy Sơn.*60,0%.*6\.000 \/ 10\.000 người/)
    expect(words(STEP)).toContain('Phụ trách')
  })

  it('pins the proof of a number to the instant and the batch', async () => {
    const { screen, words } = await open({ at: `${HERE}?at=activated@` })
    await screen.getByRole('button', { name: /Duy Sơn.*60,0/ }).click()
    await expect.poll(() => words('[data-address]')).toContain(`proof=activated@20620@${NOW}@7`)
  })

  it('shows what a silent unit owes', async () => {
    const { words } = await open({ at: `${HERE}?at=@20638` })
    await expect.poll(() => words(STEP)).toContain('Duy Hải: chưa báo cáo')
    expect(words(STEP)).toContain('Còn nợ')
  })

  it('keeps arrows and space for whoever types, and Esc leads back to stepping', async () => {
    const { screen, part } = await open()
    const note = screen.getByRole('textbox', { name: 'Kết luận chung' })
    await note.click()
    await userEvent.keyboard('a b{ArrowLeft}{ArrowRight}')
    await expect.element(note).toHaveValue('a b')
    expect(part(STEP)?.getAttribute('data-step')).toBe('@')
    await userEvent.keyboard('{Escape}{ArrowRight}')
    await expect.poll(() => part(STEP)?.getAttribute('data-step')).toBe('activated@')
  })

  it('says that only this device has a note while the server is away, and keeps it over a reload', async () => {
    const { screen, server, part } = await open()
    await expect.element(screen.getByRole('textbox')).toBeVisible()
    server.away = true
    await userEvent.fill(screen.getByRole('textbox'), 'Chờ mạng')
    await expect.poll(() => part('[data-standing]')?.getAttribute('data-standing')).toBe('here')
    await screen.unmount()
    const again = await open()
    await expect.poll(() => again.server.meetings[0]?.notes.map(({ text }) => text)).toEqual(['Chờ mạng'])
  })

  it('that has ended can be read and not written, by the catalogue and the list it was held by', async () => {
    const { screen, words, part } = await open({
      meetings: [{ ...CLOSED, notes }],
      catalogue: renamed('Tên của hôm ấy'),
      at: `${HERE}?at=activated@`,
    })
    await expect.poll(() => words(STEP)).toContain('Giao Công an huyện')
    expect(words(STEP)).toContain('Tên của hôm ấy')
    expect(words('[data-protocol]')).toContain('Tên của hôm ấy')
    await expect.element(screen.getByRole('textbox', { name: 'Ghi chú, việc giao' })).not.toBeInTheDocument()
    expect(part('[data-step] textarea')?.closest('form')).not.toBeNull()
    expect(words(STEP)).toContain('Biên bản giữ nguyên')
  })

  it('that has ended takes addenda, which stand with their dates, on paper too', async () => {
    const { screen, server, words, part } = await open({ meetings: [CLOSED] })
    const field = screen.getByRole('textbox')
    await userEvent.fill(field, 'gọi 0905 123 456')
    await screen.getByRole('button', { name: 'Ghi bổ sung' }).click()
    await expect.poll(() => words('[role="alert"]')).toContain('số điện thoại')
    await userEvent.fill(field, 'Số của Duy Sơn là 61%')
    await screen.getByRole('button', { name: 'Ghi bổ sung' }).click()
    await expect.poll(() => words('[data-step] [data-addendum]')).toMatch(/Bổ sung lúc .*Số của Duy Sơn là 61%/)
    await expect.element(field).toHaveValue('')
    expect(words('[data-protocol] [data-addendum]')).toContain('Số của Duy Sơn là 61%')
    expect(part('[data-protocol]')?.lastElementChild?.textContent).toContain('Bổ sung sau cuộc họp')
    expect(server.meetings[0]?.addenda).toHaveLength(1)
  })

  it('that ended before anything was kept says by which catalogue it is shown', async () => {
    const { words } = await open({ meetings: [{ ...MEETING, endedAt: NOW }] })
    await expect.poll(() => words(STEP)).toContain('Cuộc họp này kết thúc trước khi biên bản được giữ nguyên')
    expect(words('[data-protocol]')).toContain('là theo danh mục hiện nay')
  })

  it('is ended only once that was said twice', async () => {
    const { screen, server, words } = await open()
    await screen.getByRole('button', { name: 'Kết thúc họp' }).click()
    await screen.getByRole('button', { name: 'Chưa khép' }).click()
    expect(server.meetings[0]?.endedAt).toBe(null)
    await screen.getByRole('button', { name: 'Kết thúc họp' }).click()
    await screen.getByRole('button', { name: 'Khép biên bản' }).click()
    await expect.poll(() => words(STEP)).toContain('Cuộc họp đã kết thúc lúc')
  })

  it('gives what was typed too late the way into the addenda, with what it was on', async () => {
    const { screen, server, words } = await open({ at: `${HERE}?at=activated@` })
    await expect.element(screen.getByRole('textbox')).toBeVisible()
    server.away = true
    await userEvent.fill(screen.getByRole('textbox'), 'Giao thêm việc')
    await screen.unmount()
    const again = await open({ meetings: [CLOSED], at: `${HERE}?at=activated@` })
    await expect.poll(() => again.words('[data-late]')).toBe('Giao thêm việc')
    await again.screen.getByRole('button', { name: 'Gửi thành bổ sung' }).click()
    await expect.poll(() => again.words('[data-addendum]')).toMatch(/Kích hoạt định danh: Giao thêm việc/)
    await expect.poll(() => again.part('[data-late]')).toBeNull()
    expect(words('[data-late]')).toBe('')
  })

  it('collects every note to conclude from, also of what is no exception any more', async () => {
    const gone = { indicator: 'received', unit: null, text: 'Việc cũ', at: NOW }
    const { words, part } = await open({ meetings: [{ ...MEETING, notes: [...notes, gone] }] })
    await expect.poll(() => words('[data-noted="activated@"]')).toContain('Giao Công an huyện')
    expect(words('[data-noted="received@"]')).toContain('Việc cũ')
    expect(part('[data-protocol]')?.textContent).toContain('Việc cũ')
  })

  it('offers what the last meeting noted of what is still an exception', async () => {
    const last = { ...MEETING, id: '2026-11-16-aaaaaa', asOf: NOW - 7 * 86_400_000, notes }
    const { screen } = await open({ meetings: [MEETING, last], at: `${HERE}?at=activated@` })
    await screen.getByRole('button', { name: 'Chép sang cuộc họp này' }).click()
    await expect.element(screen.getByRole('textbox')).toHaveValue('Giao Công an huyện')
  })

  it('without any exception says so', async () => {
    const { words } = await open({ held: {}, now: {} })
    await expect.poll(() => words(STEP)).toContain('Mọi chỉ số có mục tiêu đều đạt')
    expect(words(STEP)).toContain('1 / 1')
  })

  it('that is not there says so and leads to those that are', async () => {
    const { screen } = await open({ at: '/meetings/nowhere' })
    await expect.element(screen.getByText('Không có cuộc họp nào ở địa chỉ này.')).toBeVisible()
    await screen.getByRole('link', { name: 'Các cuộc họp' }).click()
    await expect.element(screen.getByRole('link', { name: 'Giao ban tuần 48' })).toBeVisible()
  })
})

describe('the list of meetings', () => {
  it('says how to begin where there is none, and leads to the one that was begun', async () => {
    const { screen, words } = await open({ at: '/meetings', meetings: [] })
    await expect.element(screen.getByText('Chưa có cuộc họp nào.', { exact: false })).toBeVisible()
    await userEvent.fill(screen.getByRole('textbox'), 'Đầu tuần')
    await screen.getByRole('button', { name: 'Bắt đầu họp, giữ nguyên số liệu' }).click()
    await expect.poll(() => words(BAND)).toContain('Đầu tuần')
  })

  it('refuses a telephone number in a name, and keeps the name to be corrected', async () => {
    const { screen, server } = await open({ at: '/meetings', meetings: [] })
    await userEvent.fill(screen.getByRole('textbox'), 'gọi 0905123456')
    await screen.getByRole('button', { name: 'Bắt đầu họp, giữ nguyên số liệu' }).click()
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('Tên cuộc họp có vẻ chứa số điện thoại hoặc số định danh. Hãy bỏ số đó đi.')
    await expect.element(screen.getByRole('textbox')).toHaveValue('gọi 0905123456')
    expect(server.meetings).toEqual([])
  })
})

describe.each(['vi', 'en', 'bn'] as const)('in %s', (lang) => {
  it.each(['dark', 'light'] as const)('the pages are clean to axe, %s', async (theme) => {
    await page.viewport(1280, 800)
    const addenda = [{ text: 'Bổ sung', at: NOW }]
    const closed = { ...CLOSED, id: '2026-11-23-222222', notes, addenda }
    const meetings = [{ ...MEETING, notes }, closed]
    for (const at of ['/meetings', HERE, `${HERE}?at=activated@`, `${HERE}?at=@20638`, `/meetings/${closed.id}`]) {
      const { screen, part } = await open({ at, lang, theme, now: {}, meetings })
      await expect.poll(() => part('h1')).not.toBeNull()
      expect([at, await faultsOf(screen.container)]).toEqual([at, []])
      await screen.unmount()
    }
  })
})
