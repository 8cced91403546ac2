import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { CATALOGUE, type Played } from '../testing/played.ts'
import { OVER_95 } from '../testing/played-figures.ts'
import { playedView } from '../testing/played-view.ts'
import { Stage } from '../testing/stage.tsx'
import { ValueTile } from './value-tile.tsx'
import type { WallView } from './widget.tsx'

const COMMUNES = ['20599', '20617', '20620', '20638']
const everywhere = (share: number) => Object.fromEntries(COMMUNES.map((code) => [code, share]))

function tile(played: Played, indicator = 'activated', over: Partial<WallView> = {}) {
  const view = playedView(played, over)
  const definition = view.catalogue.indicators.get(indicator)!
  return (
    <Stage>
      <div style={{ width: 480, height: 230, display: 'grid' }}>
        <ValueTile view={view} indicator={definition} cell={view.cellOf(indicator)!} />
      </div>
    </Stage>
  )
}
const markIn = (container: HTMLElement) => container.querySelector('[data-mark]')?.getAttribute('data-mark')

describe('a value tile', () => {
  it('says value, parts, target, gap and coverage', async () => {
    const { container, getByRole } = await render(tile({ active: everywhere(0.97) }))
    await expect.element(getByRole('article')).toBeVisible()
    const text = container.textContent ?? ''
    for (const words of ['97,0', '%', '38.800 / 40.000 người', 'mục tiêu 95%', 'vượt 2 điểm', '4/4 xã'])
      expect(text).toContain(words)
    expect(container.querySelector('article')?.title).toContain('Kích hoạt định danh: 97%, đạt. 38.800 / 40.000 người.')
  })

  it('says of a count over which time it is, and of its days too', async () => {
    const { container } = await render(tile({}, 'received'))
    expect(container.querySelector('.live-value')?.textContent).toContain('hồ sơ/30 ngày')
    expect(container.querySelector('table')?.textContent).toContain('Giá trị, hồ sơ/30 ngày')
  })

  it.each([
    [0.97, 'on-target'],
    [0.92, 'watch'],
    [0.8, 'off-target'],
  ])('with %d active shows the shape of %s', async (share, mark) => {
    const { container } = await render(tile({ active: everywhere(share) }))
    expect(markIn(container)).toBe(mark)
  })

  it('says what was published of it, by whom and when, and keeps its own value', async () => {
    const catalogue = { ...CATALOGUE, published: [OVER_95] }
    const { container, getByRole } = await render(tile({ active: everywhere(0.92) }, 'activated', { catalogue }))
    await expect.element(getByRole('img', { name: 'đã công bố: trên 95 % (Báo Quảng Nam, 2024)' })).toBeVisible()
    expect(container.textContent).toContain('trên 95 %')
    for (const words of ['Báo Quảng Nam', '2024']) expect(container.textContent).toContain(words)
    expect(container.querySelector('.live-value')?.textContent).toContain('92,0')
    expect(markIn(container)).toBe('watch')
  })

  it('says nothing of the kind of another unit or another indicator', async () => {
    const elsewhere = { ...CATALOGUE, published: [{ ...OVER_95, unit: '20599' }] }
    const { container } = await render(tile({}, 'activated', { catalogue: elsewhere }))
    expect(container.querySelector('[data-published]')).toBeNull()
    const other = await render(tile({}, 'overdue', { catalogue: { ...CATALOGUE, published: [OVER_95] } }))
    expect(other.container.querySelector('[data-published]')).toBeNull()
  })

  it('shows a dash and the reason where there is no value, and never a zero', async () => {
    const { container } = await render(tile({ empty: true }))
    expect(markIn(container)).toBe('no-data')
    expect(container.textContent).toContain('–')
    expect(container.textContent).toContain('chưa ai báo cáo')
    expect(container.textContent).not.toMatch(/\b0,0/)
  })

  it('shows zero as a number', async () => {
    const { container } = await render(tile({ overdue: 0 }, 'overdue'))
    expect(container.querySelector('.live-value')?.textContent).toMatch(/^0/)
    expect(markIn(container)).toBe('on-target')
  })

  it('says who is missing from it by coverage, and what it could be', async () => {
    const { container } = await render(tile({ silent: ['20638'] }))
    expect(container.textContent).toContain('3/4 xã')
    expect(container.textContent).toMatch(/\d,\d–\d+,\d/)
  })

  it('bears a pencil where a person typed a part', async () => {
    const { getByRole } = await render(tile({ byHand: ['20617'] }))
    await expect.element(getByRole('img', { name: 'nhập tay' })).toBeVisible()
  })

  it('carries its age once the link is stale', async () => {
    const { getByRole } = await render(tile({}, 'activated', { staleFor: 120_000 }))
    await expect.element(getByRole('img', { name: 'số liệu 2 phút trước' })).toBeVisible()
  })

  it('never moves, itself or its rows, when its status changes', async () => {
    const screen = await render(tile({ active: everywhere(0.97) }))
    const places = () =>
      [...screen.container.querySelectorAll('article, article > div, article > svg')].map((element) => {
        const { x, y, height } = element.getBoundingClientRect()
        return [x, y, height].map(Math.round)
      })
    const before = places()
    await screen.rerender(tile({ active: everywhere(0.8) }))
    expect(markIn(screen.container)).toBe('off-target')
    expect(places()).toEqual(before)
    await screen.rerender(tile({ active: everywhere(0.92) }))
    expect(places()).toEqual(before)
  })

  it('pulses when it is newly off target, and not because it was so at first', async () => {
    const screen = await render(tile({ active: everywhere(0.8) }))
    const pulses = () => screen.container.querySelector('article')?.classList.contains('pulse-off')
    expect(pulses()).toBe(false)
    await screen.rerender(tile({ active: everywhere(0.97) }))
    expect(pulses()).toBe(false)
    await screen.rerender(tile({ active: everywhere(0.8) }))
    expect(pulses()).toBe(true)
  })
})
