import { LANGS } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { faultsOf } from '../testing/faults-of.ts'
import { NOW } from '../testing/played.ts'
import { playedSteps, WITH_STEPS } from '../testing/played-steps.ts'
import { playedView } from '../testing/played-view.ts'
import { Stage } from '../testing/stage.tsx'
import type { WallView } from './widget.tsx'
import { workWidget } from './work.tsx'

const { View } = workWidget
const LATE = { 1: { overdue: 2, median: 130 * 60_000 }, 2: { open: 1_250 } }
const panel = (over: Partial<WallView> = {}, lang: (typeof LANGS)[number] = 'vi') => (
  <Stage lang={lang} theme={over.theme ?? 'dark'}>
    <main className="bg-page text-text" style={{ width: '55rem' }}>
      <View view={playedView({}, { catalogue: WITH_STEPS, steps: playedSteps({}, LATE), ...over })} />
    </main>
  </Stage>
)
const station = (container: HTMLElement, step: string) => container.querySelector(`[data-step="${step}"]`)

describe('the panel of steps', () => {
  it('has a station for each step, with what waits, for how long, and what of it is late', async () => {
    const { container } = await render(panel())
    expect([...container.querySelectorAll('[data-step]')].map((one) => one.getAttribute('data-step'))).toEqual([
      'received',
      'appraised',
      'approved',
      'signed',
      'returned',
    ])
    const late = station(container, 'appraised')
    expect(late?.textContent).toBe('Thẩm định102 giờ 10 phút2 quá hạn')
    expect(late?.querySelector('[data-mark="off-target"]')).not.toBeNull()
    expect(station(container, 'approved')?.querySelector('[data-mark]')).toBeNull()
    expect(station(container, 'received')?.textContent).toBe('Tiếp nhận20hôm nay')
  })

  it.each(LANGS)('is clean by axe and cuts no word off in %s, on dark and light', async (lang) => {
    await page.viewport(1920, 1080)
    for (const theme of ['dark', 'light'] as const) {
      const screen = await render(panel({ theme }, lang))
      expect(await faultsOf(screen.container)).toEqual([])
      const cut = [...screen.container.querySelectorAll<HTMLElement>('.truncate')].filter(
        (one) => one.scrollWidth > one.clientWidth,
      )
      expect(cut.map((one) => one.textContent)).toEqual([])
      expect(screen.container.textContent).not.toMatch(/NaN|undefined|null|[{}]/)
      await screen.unmount()
    }
  })

  it('says all of it to those who do not see it', async () => {
    const { getByRole, getByText } = await render(panel())
    await expect.element(getByText(/^Sổ hồ sơ: 1\.330 đang chờ, 2 quá hạn/)).toBeInTheDocument()
    await expect.element(getByRole('row', { name: 'Thẩm định 10 2 giờ 10 phút 2 19' })).toBeInTheDocument()
  })

  it('keeps every station where it is when numbers grow and something falls late', async () => {
    await page.viewport(1920, 1080)
    const { container, rerender } = await render(panel({ steps: undefined }))
    const places = () =>
      [...container.querySelectorAll('[data-step] > p')].map((one) => {
        const { x, y } = one.getBoundingClientRect()
        return [x, y]
      })
    const before = places()
    for (const open of [0, 7, 12_345]) {
      const counts = { 1: { open, overdue: open, median: open * 60_000 }, 3: { open, overdue: 1 } }
      await rerender(panel({ steps: playedSteps({}, counts) }))
      expect(places()).toEqual(before)
    }
  })

  it('says how old its figures are once the link is gone, or once they no longer come', async () => {
    const { container, rerender } = await render(panel())
    expect(container.textContent).toContain('hôm nay xong 16')
    await rerender(panel({ staleFor: 120_000 }))
    expect(container.querySelector('[aria-label="số liệu 2 phút trước"]')).not.toBeNull()
    await rerender(panel({ now: NOW + 10 * 60_000 }))
    expect(container.querySelector('[aria-label="số liệu 10 phút trước"]')).not.toBeNull()
  })

  it('leaves its place to the daily figures where no register has steps', async () => {
    const { container } = await render(panel({ catalogue: playedView().catalogue, steps: undefined }))
    expect(container.querySelector('[data-step]')).toBeNull()
    expect(container.querySelector('[data-indicator]')).not.toBeNull()
  })
})
