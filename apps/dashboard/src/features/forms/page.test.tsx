import type { FormDraft, ProblemBody, Receipt, Submission, WireCatalogue } from '@ioc/contract'
import { QueryClientProvider } from '@tanstack/react-query'
import { MemoryRouter, Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { HttpFailure } from '../../data/http.ts'
import { createQueryClient } from '../../data/query-client.ts'
import { faultsOf } from '../../testing/faults-of.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { createPlayedClock, Stage } from '../../testing/stage.tsx'
import { Page as ChoosePage } from './choose-page.tsx'
import { FORM, receiptOf } from './played-form.ts'
import { Page as ReceiptPage } from './receipt-page.tsx'
import { Page as UnitPage } from './unit-page.tsx'

const caches: ReturnType<typeof createQueryClient>[] = []
beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.unstubAllGlobals()
  for (const cache of caches.splice(0)) cache.clear()
})

/** A played server: it keeps drafts by compare-and-set, and a receipt per key. */
function createServer() {
  const server = {
    form: FORM,
    draft: null as FormDraft | null,
    receipts: new Map<string, Receipt>(),
    posts: [] as { readonly key: string; readonly body: Submission }[],
    /** The answer to a sending is lost on its way. */
    silent: false,
    away: false,
    /** What a sending is refused with. */
    refusal: null as Partial<ProblemBody> | null,
  }
  const problem = (status: number, more: Partial<ProblemBody> = {}) =>
    Response.json(
      { type: 'urn:ioc:problem:conflict', title: 'No', status, ...more },
      { status, headers: { 'content-type': 'application/problem+json' } },
    )
  async function answer(path: string, { method, body, headers }: RequestInit): Promise<Response> {
    if (server.away) throw new TypeError('away')
    const sent = JSON.parse(body as string)
    if (method === 'PUT') {
      if (sent.version !== (server.draft?.version ?? 0)) return problem(409)
      server.draft = { version: sent.version + 1, savedAt: FORM.asOf, rows: sent.rows }
      return Response.json(server.draft)
    }
    if (path.endsWith('/confirmation')) {
      const receipt = [...server.receipts.values()][0]
      return Response.json({ ...receipt, confirmation: { role: sent.role, at: FORM.asOf } })
    }
    if (server.refusal) return problem(422, server.refusal)
    const key = new Headers(headers).get('idempotency-key') ?? ''
    server.posts.push({ key, body: sent })
    server.receipts.set(key, receiptOf(sent))
    if (server.silent) throw new TypeError('lost')
    return Response.json(server.receipts.get(key))
  }
  vi.stubGlobal('fetch', answer)
  const getJson = (async (path: string) => {
    if (path.includes('/receipts/')) {
      const [receipt] = server.receipts.values()
      if (!receipt) throw new HttpFailure(path, 404)
      return { body: receipt, date: null }
    }
    if (path.endsWith('/nowhere')) throw new HttpFailure(path, 404)
    return { body: { ...server.form, draft: server.draft }, date: null }
  }) as never
  return { server, getJson }
}

async function open(
  { server, getJson }: ReturnType<typeof createServer>,
  at = '/forms/20617',
  lang: 'vi' | 'en' | 'bn' = 'vi',
  theme: 'dark' | 'light' = 'dark',
  catalogue: WireCatalogue = SMALL_DISTRICT,
) {
  const time = createPlayedClock()
  const cache = createQueryClient()
  caches.push(cache)
  const props = { source: { getJson, clock: time.clock }, catalogue }
  const screen = await render(
    <QueryClientProvider client={cache}>
      <Stage played={time} lang={lang} theme={theme}>
        <MemoryRouter initialEntries={[at]}>
          <Routes>
            <Route path="/forms" element={<ChoosePage {...props} />} />
            <Route path="/forms/:unit" element={<UnitPage {...props} />} />
            <Route path="/forms/receipts/:receipt" element={<ReceiptPage {...props} />} />
          </Routes>
        </MemoryRouter>
      </Stage>
    </QueryClientProvider>,
  )
  const field = (row: string, name = 'value') =>
    screen.container.querySelector<HTMLInputElement>(`[data-row="${row}"] [data-field="${name}"]`)
  return { screen, server, field }
}

const LATE = 'received 2026-11-20'
const TODAY = 'received 2026-11-23'
const PEOPLE = 'people now'

describe('the form of a unit', () => {
  it('shows what is due under its component with the last value, and keeps what was reported behind a toggle', async () => {
    const { screen, field } = await open(createServer())
    await expect.poll(() => field(LATE)).not.toBeNull()
    const row = screen.container.querySelector(`[data-row="${TODAY}"]`)?.textContent
    expect(row).toContain('lần trước 12')
    expect(row).toContain('Thứ Sáu, 20/11/2026')
    await expect.element(screen.getByRole('heading', { name: 'Hành chính công' })).toBeVisible()
    expect(field('overdue now')).toBeNull()
    await screen.getByRole('checkbox').click()
    await expect.poll(() => field('overdue now')).not.toBeNull()
  })

  it('of a period long past asks first, says what is replaced, and wants a reason where it is locked', async () => {
    const played = createServer()
    const [row] = played.server.form.rows
    if (!row?.last) throw new Error('a row to begin with')
    const reported = { ...row.last, value: 7, period: '2026-09-01' }
    const rows = [{ ...row, period: '2026-09-01', state: 'reported' as const, reported, longPast: true, locked: true }]
    played.server.form = { ...played.server.form, rows }
    const { screen, server, field } = await open(played, '/forms/20617?period=2026-09-01')
    await expect.poll(() => field('received 2026-09-01')).not.toBeNull()
    await userEvent.fill(field('received 2026-09-01')!, '9')
    await expect.element(screen.getByText('thay số đã báo: 7 → 9')).toBeVisible()
    await expect.element(screen.getByText('Kỳ này đã khóa: ghi lý do sửa ở đây.')).toBeVisible()
    await userEvent.fill(field('received 2026-09-01', 'note')!, 'Sổ gốc ghi 9')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(screen.getByRole('dialog').getByText(/sắp sửa.*01\/09\/2026.*kỳ đã qua từ lâu/)).toBeVisible()
    expect(server.posts).toEqual([])
    await screen.getByRole('button', { name: 'Đúng, gửi đi' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Biên nhận số 7K3M-9QXA-P2' })).toBeVisible()
    expect(server.posts.map(({ body }) => body.rows)).toEqual([
      [{ measure: 'received', period: '2026-09-01', value: 9, note: 'Sổ gốc ghi 9', confirmed: true }],
    ])
  })

  it('is filled and sent by the keyboard alone', async () => {
    const { screen, server, field } = await open(createServer())
    await expect.poll(() => field(LATE)).not.toBeNull()
    field(LATE)?.focus()
    await userEvent.keyboard('11{Enter}12{Enter}1.234{ArrowUp}{ArrowDown}')
    await expect.poll(() => field(PEOPLE)?.value).toBe('1.234')
    await expect.element(screen.getByText('hiểu là 1.234')).toBeVisible()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(screen.getByRole('heading', { name: 'Biên nhận số 7K3M-9QXA-P2' })).toBeVisible()
    expect(server.posts.map(({ body }) => body.rows)).toEqual([
      [
        { measure: 'received', period: '2026-11-20', value: 11 },
        { measure: 'received', period: '2026-11-23', value: 12 },
        { measure: 'people', value: 1_234 },
      ],
    ])
  })

  it('tells beside a part that it is above its whole, asks once, and sends it when it is said to be right', async () => {
    const played = createServer()
    const [, , people] = FORM.rows
    played.server.form = { ...FORM, rows: [people!, { ...people!, measure: 'active' }] }
    const rule = { id: 'active <= people', kind: 'part', left: ['active'], right: ['people'], readings: true } as const
    const catalogue = { ...SMALL_DISTRICT, rules: [rule] }
    const { screen, field } = await open(played, undefined, 'vi', 'dark', catalogue)
    await expect.poll(() => field(PEOPLE)).not.toBeNull()
    await userEvent.fill(field(PEOPLE)!, '6191')
    await userEvent.fill(field('active now')!, '15000')
    const said = (row: string) => screen.container.querySelector(`[data-row="${row}"]`)?.textContent
    await expect.poll(() => said('active now')).toContain('Bất hợp lý: active 15.000 > people 6.191.')
    expect(said(PEOPLE)).not.toContain('Bất hợp lý')
    await screen.getByRole('button', { name: /^Gửi/ }).click()
    await expect.element(screen.getByRole('dialog').getByText(/active 15\.000 > people 6\.191/)).toBeVisible()
    expect(played.server.posts).toEqual([])
    await screen.getByRole('button', { name: 'Đúng, gửi đi' }).click()
    await expect.poll(() => played.server.posts, { timeout: 30_000 }).toHaveLength(1)
    const sent = played.server.posts[0]?.body.rows.map(({ measure, value, confirmed = false }) => [
      measure,
      value,
      confirmed,
    ])
    expect(sent).toEqual(
      expect.arrayContaining([
        ['people', 6191, false],
        ['active', 15_000, true],
      ]),
    )
  })

  it('warns of an odd jump, asks once, and sends it when it is said to be right', async () => {
    const { screen, server, field } = await open(createServer())
    await expect.poll(() => field(TODAY)).not.toBeNull()
    await userEvent.fill(field(TODAY)!, '900')
    await expect.element(screen.getByText(/Khác thường: mọi khi từ 6 đến 16/)).toBeVisible()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(screen.getByRole('dialog', { name: '1 giá trị khác thường' })).toBeVisible()
    expect(await faultsOf(screen.container)).toEqual([])
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
    expect(document.activeElement).toBe(field(TODAY))
    expect(server.posts).toEqual([])
    await screen.getByRole('button', { name: 'Gửi 1 số liệu' }).click()
    await screen.getByRole('button', { name: 'Đúng, gửi đi' }).click()
    await expect.poll(() => server.posts[0]?.body.rows[0]).toMatchObject({ value: 900, confirmed: true })
  })

  it('asks which of two numbers is meant before anything is sent, and takes the one that is pressed', async () => {
    const { screen, server, field } = await open(createServer())
    await expect.poll(() => field(TODAY)).not.toBeNull()
    await userEvent.fill(field(TODAY)!, '2,000')
    await expect.element(screen.getByText('“2,000” là số nào?')).toBeVisible()
    await screen.getByRole('button', { name: /^Gửi/ }).click()
    await expect.element(screen.getByText(/1 ô chưa đúng/)).toBeVisible()
    expect(document.activeElement).toBe(field(TODAY))
    expect(server.posts).toEqual([])
    await screen.getByRole('button', { name: '2.000', exact: true }).click()
    await expect.poll(() => field(TODAY)?.value).toBe('2000')
    await expect.poll(() => screen.container.textContent).not.toContain('là số nào?')
  })

  it('sends once when it is pressed twice', async () => {
    const { screen, server, field } = await open(createServer())
    await expect.poll(() => field(TODAY)).not.toBeNull()
    await userEvent.fill(field(TODAY)!, '12')
    const button = screen.getByRole('button', { name: /^Gửi/ }).element() as HTMLButtonElement
    button.click()
    button.click()
    await expect.element(screen.getByRole('heading', { name: /Biên nhận/ })).toBeVisible()
    expect(server.posts).toHaveLength(1)
  })

  it('asks again under the same key after a lost answer and a reload', async () => {
    const played = createServer()
    played.server.silent = true
    const first = await open(played)
    await expect.poll(() => first.field(TODAY)).not.toBeNull()
    await userEvent.fill(first.field(TODAY)!, '12')
    await first.screen.getByRole('button', { name: /^Gửi/ }).click()
    await expect.element(first.screen.getByText(/chưa có trả lời/)).toBeVisible()
    await first.screen.unmount()
    played.server.silent = false
    const { screen, server } = await open(played)
    await screen.getByRole('button', { name: 'Gửi tiếp' }).click()
    await expect.element(screen.getByRole('heading', { name: /Biên nhận/ })).toBeVisible()
    const [one, other] = server.posts.map(({ key }) => key)
    expect(one).toMatch(/^[0-9a-f]{32}$/)
    expect(other).toBe(one)
    expect(localStorage).toHaveLength(0)
  })

  it('keeps what was typed over a reload while the server is away, and saves it when it is back', async () => {
    const played = createServer()
    played.server.away = true
    const first = await open(played)
    await expect.poll(() => first.field(TODAY)).not.toBeNull()
    await userEvent.fill(first.field(TODAY)!, '12')
    await expect.element(first.screen.getByText(/Bản nháp được giữ trên máy này/)).toBeVisible()
    await first.screen.unmount()
    played.server.away = false
    const { screen, field, server } = await open(played)
    await expect.poll(() => field(TODAY)?.value).toBe('12')
    await expect.element(screen.getByText('đã lưu nháp 10:42')).toBeVisible()
    expect(server.draft?.rows).toEqual([
      { measure: 'received', period: '2026-11-23', text: '12', lang: 'vi', note: '' },
    ])
  })

  it('shows both versions when another typed meanwhile, and goes on with the one chosen', async () => {
    const { screen, server, field } = await open(createServer())
    await expect.poll(() => field(TODAY)).not.toBeNull()
    const theirs = { measure: 'received', period: '2026-11-23', text: '13', lang: 'vi', note: '' } as const
    server.draft = { version: 1, savedAt: FORM.asOf, rows: [theirs] }
    await userEvent.fill(field(TODAY)!, '12')
    await expect.element(screen.getByText('Bản trên máy chủ (10:42)')).toBeVisible()
    await screen.getByRole('button', { name: 'Xem hai bản' }).click()
    expect(document.activeElement?.textContent).toBe('Giữ bản của tôi')
    await screen.getByRole('button', { name: 'Lấy bản trên máy chủ' }).click()
    await expect.poll(() => field(TODAY)?.value).toBe('13')
  })

  it.each([
    ['vi', 'ngoài khoảng tin được'],
    ['en', 'outside what can be believed'],
    ['bn', 'বিশ্বাসযোগ্য সীমার বাইরে'],
  ] as const)('says in %s which row the server refused and why', async (lang, why) => {
    const played = createServer()
    const errors = [
      { row: 2, column: 'value', code: 'out-of-range', detail: 'is past the most' },
      { row: 1, column: 'value', code: 'of-tomorrow', detail: 'In its own words.' },
    ]
    played.server.refusal = { type: 'urn:ioc:problem:bad-rows', detail: 'Some rows cannot be accepted.', errors }
    const { screen, field } = await open(played, '/forms/20617', lang)
    await expect.poll(() => field(TODAY)).not.toBeNull()
    await userEvent.fill(field(TODAY)!, '12')
    await userEvent.fill(field(PEOPLE)!, '7')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.poll(() => screen.container.querySelector('[data-refused]')).not.toBeNull()
    const said = [...screen.container.querySelectorAll('[data-refused] li')].map(({ textContent }) => textContent)
    const nameOf = (id: string) => SMALL_DISTRICT.measures.find((measure) => measure.id === id)?.name[lang]
    expect(said).toEqual([`${nameOf('people')}: ${why}`, `${nameOf('received')}: In its own words.`])
    expect(screen.container.textContent).not.toContain('Some rows cannot be accepted.')
    expect(field(TODAY)?.value).toBe('12')
  })

  it('says when nothing is due, and when there is no such unit', async () => {
    const played = createServer()
    played.server.form = { ...FORM, rows: [] }
    const { screen } = await open(played)
    await expect.element(screen.getByText(/không còn số liệu nào phải nhập/)).toBeVisible()
    await screen.unmount()
    const other = await open(played, '/forms/nowhere')
    await expect.element(other.screen.getByText('Không có đơn vị này.')).toBeVisible()
  })

  it.each([
    ['vi', 'dark', '১২'],
    ['en', 'light', '9,00'],
    ['bn', 'light', '৯০০'],
    ['bn', 'dark', '1.234,5'],
  ] as const)('is whole and free of faults in %s on %s ground', async (lang, theme, typed) => {
    const { screen, field } = await open(createServer(), '/forms/20617', lang, theme)
    await expect.poll(() => field(TODAY)).not.toBeNull()
    await userEvent.fill(field(TODAY)!, typed)
    await expect.poll(() => screen.container.querySelector('[data-said]')).not.toBeNull()
    expect(await faultsOf(screen.container)).toEqual([])
  })
})

describe('the receipt', () => {
  it('says what was stored and is confirmed by a second role', async () => {
    const played = createServer()
    played.server.receipts.set('k', receiptOf({ role: 'clerk', rows: [{ measure: 'people', value: 1_234 }] }))
    const { screen } = await open(played, '/forms/receipts/7K3M-9QXA-P2')
    await expect.element(screen.getByText('Chưa có người thứ hai xác nhận.')).toBeVisible()
    expect(await faultsOf(screen.container)).toEqual([])
    const options = [...screen.container.querySelectorAll('option')].map(({ value }) => value)
    expect(options).not.toContain('clerk')
    await screen.getByRole('combobox').selectOptions('Lãnh đạo đơn vị')
    await screen.getByRole('button', { name: 'Xác nhận số liệu này' }).click()
    await expect.element(screen.getByText(/Lãnh đạo đơn vị đã xác nhận lúc 10:42/)).toBeVisible()
  })

  it('says so where there is none of that number', async () => {
    const { screen } = await open(createServer(), '/forms/receipts/none')
    await expect.element(screen.getByText('Không có biên nhận số none.')).toBeVisible()
  })
})

describe('the choice of a unit', () => {
  it('finds a unit without its marks and leads to its form', async () => {
    const { screen, field } = await open(createServer(), '/forms')
    expect(await faultsOf(screen.container)).toEqual([])
    await screen.getByRole('searchbox').fill('duy tri')
    await screen.getByRole('link', { name: /Duy Trinh/ }).click()
    await expect.poll(() => field(TODAY)).not.toBeNull()
  })
})
