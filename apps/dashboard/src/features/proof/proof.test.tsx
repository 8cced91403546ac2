import { QueryClientProvider } from '@tanstack/react-query'
import decodeQR from 'qr/decode.js'
import { MemoryRouter, useSearchParams } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { HttpFailure } from '../../data/http.ts'
import { createQueryClient } from '../../data/query-client.ts'
import { faultsOf } from '../../testing/faults-of.ts'
import { OVER_95 } from '../../testing/played-figures.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { createPlayedClock, Stage } from '../../testing/stage.tsx'
import { ProofLink } from '../../ui/proof-link.tsx'
import { ProofDrawer } from './drawer.tsx'
import { playedProof } from './played-proof.ts'

const caches: ReturnType<typeof createQueryClient>[] = []
afterEach(() => {
  for (const cache of caches.splice(0)) cache.clear()
})

function Address() {
  const [address] = useSearchParams()
  return <output>{address.toString()}</output>
}

/** A page with one number on it, before a server that knows its proof. */
async function desk(
  address = '/',
  lang: 'vi' | 'en' | 'bn' = 'vi',
  theme: 'dark' | 'light' = 'dark',
  proof = playedProof(),
) {
  const time = createPlayedClock()
  const cache = createQueryClient()
  caches.push(cache)
  const asked: string[] = []
  const getJson = (async (path: string) => {
    asked.push(path)
    if (path.includes('nowhere')) throw new HttpFailure(path, 404)
    return { body: proof, date: null }
  }) as never
  const screen = await render(
    <MemoryRouter initialEntries={[address]}>
      <QueryClientProvider client={cache}>
        <Stage played={time} lang={lang} theme={theme}>
          <ProofLink of={{ indicator: 'activated', unit: '508' }} label="Kích hoạt định danh">
            92,9
          </ProofLink>
          <ProofDrawer
            source={{ getJson, clock: time.clock }}
            catalogue={{ ...SMALL_DISTRICT, published: [OVER_95] }}
          />
          <Address />
        </Stage>
      </QueryClientProvider>
    </MemoryRouter>,
  )
  return { screen, asked }
}

describe('the proof of a number', () => {
  it.each([
    ['vi', 'Con số đã công bố', 'trên 95 %', 'Báo Quảng Nam, “Duy Xuyên nỗ lực chuyển đổi số”, giữa năm 2024'],
    ['en', 'Published figure', 'over 95%', 'Quảng Nam newspaper, “Duy Xuyên nỗ lực chuyển đổi số”, mid-2024'],
    ['bn', 'প্রকাশিত সংখ্যা', '৯৫ %-এর বেশি', 'কুয়াং নাম সংবাদপত্র, “Duy Xuyên nỗ lực chuyển đổi số”, ২০২৪-এর মাঝামাঝি'],
  ] as const)('shows what was published beside it, with source and date (%s)', async (lang, title, figure, where) => {
    const { screen } = await desk('/?proof=activated@508', lang)
    await expect.element(screen.getByRole('region', { name: title })).toBeVisible()
    const said = screen.container.querySelector('[data-published="e-id"]')?.textContent
    for (const words of [figure, where, 'baoquangnam.vn/3139534.html']) expect(said).toContain(words)
  })

  it('names what is here and counts only later, by measure and period, with from when; nothing where there is none', async () => {
    const from = Date.parse('2026-11-27T17:00:00+07:00')
    const waits = (measure: string, unit: string, value: number) => ({ measure, unit, period: '2026-W47', value, from })
    const waiting = [waits('active', '20599', 9_700), waits('active', '20620', 8_900), waits('people', '20620', 10_000)]
    const later = await desk('/?proof=activated@508', 'vi', 'dark', { ...playedProof(), waiting })
    await expect.element(later.screen.getByRole('region', { name: 'Đã nhận, chưa được tính' })).toBeVisible()
    const lines = [...later.screen.container.querySelectorAll('[data-waiting] li')].map(
      ({ textContent }) => textContent,
    )
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/2026-W47: 2 đơn vị, cộng 18\.600.*tính từ 17:00, .*27\/11\/2026/)
    expect(lines[1]).toMatch(/2026-W47: Duy Sơn 10\.000/)
    await later.screen.unmount()
    const { screen } = await desk('/?proof=activated@508')
    await expect.element(screen.getByRole('dialog')).toBeVisible()
    await expect.element(screen.getByText('đếm lại')).toBeVisible()
    expect(screen.container.querySelector('[data-waiting]')).toBeNull()
  })

  it('opens by the keyboard from the number, and Esc leads back to it', async () => {
    const { screen } = await desk()
    const number = screen.getByRole('button', { name: 'Xem bằng chứng của Kích hoạt định danh' })
    await userEvent.tab()
    await expect.element(number).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('dialog', { name: 'Bằng chứng' })).toBeVisible()
    await expect.element(screen.getByText('proof=activated%40508')).toBeInTheDocument()
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(screen.container.querySelector('output')?.textContent).toBe(''), 30_000)
    await expect.element(number).toHaveFocus()
  })

  it('takes the number apart: parts, who gave what, each report with its file, its row and what it replaced', async () => {
    const { screen } = await desk('/?proof=activated@508')
    await expect.poll(() => screen.container.querySelectorAll('dialog table')).toHaveLength(2)
    const said = screen.container.querySelector('dialog')?.textContent ?? ''
    for (const words of ['18.570', '20.000', 'tuần 47.xlsx · Biểu, dòng 12', 'bản sửa 2', 'đếm lại', 'Công an huyện']) {
      expect(said).toContain(words)
    }
    expect(screen.container.querySelector('dialog s')?.textContent).toBe('8.870')
  })

  it('asks for exactly the number an address names, and says so where there is none', async () => {
    const { asked } = await desk('/?proof=activated@508@1764000000000@812')
    await expect
      .poll(() => asked)
      .toEqual(['/api/v1/indicators/activated/proof?unit=508&asOf=1764000000000&knownSeq=812'])
    const { screen } = await desk('/?proof=activated@nowhere')
    await expect.element(screen.getByText(/Không có con số này/)).toBeVisible()
  })

  it('gives the address of exactly this number as a code that a camera reads', async () => {
    const { screen } = await desk('/?proof=activated@508')
    const code = screen.getByRole('img', { name: /Mã QR/ })
    await expect.element(code).toBeInTheDocument()
    const svg = code
      .element()
      .outerHTML.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"')
    const picture = new Image(400, 400)
    picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
    await picture.decode()
    const canvas = new OffscreenCanvas(400, 400).getContext('2d')!
    canvas.fillStyle = '#fff'
    canvas.fillRect(0, 0, 400, 400)
    canvas.drawImage(picture, 0, 0)
    const { data, width, height } = canvas.getImageData(0, 0, 400, 400)
    const { asOf } = playedProof()
    expect(decodeQR({ data, width, height })).toBe(`${location.origin}/numbers/activated/508?asOf=${asOf}&knownSeq=812`)
  })

  it.each([
    ['vi', 'dark'],
    ['en', 'light'],
    ['bn', 'dark'],
  ] as const)('is free of faults in %s on %s', async (lang, theme) => {
    const { screen } = await desk('/?proof=activated@508', lang, theme)
    await expect.poll(() => screen.container.querySelectorAll('dialog table')).toHaveLength(2)
    expect(await faultsOf(screen.container)).toEqual([])
  })
})
