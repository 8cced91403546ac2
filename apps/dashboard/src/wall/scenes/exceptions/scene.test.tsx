import { LANGS } from '@ioc/metrics'
import { describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { faultsOf } from '../../../testing/faults-of.ts'
import type { Played } from '../../../testing/played.ts'
import { playedView } from '../../../testing/played-view.ts'
import { Stage } from '../../../testing/stage.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import { exceptionsScene } from './scene.tsx'

const { Body } = exceptionsScene
const TROUBLE: Played = { active: { '20620': 0.5, '20617': 0.93 }, silent: ['20638'], overdue: 1 }

function Shown({ view, lang, theme }: { view: WallView; lang?: (typeof LANGS)[number]; theme?: 'dark' | 'light' }) {
  return (
    <Stage {...(lang && { lang })} {...(theme && { theme })}>
      <main className="h-[50rem] bg-page text-text">
        <Body view={view} of={null} />
      </main>
    </Stage>
  )
}

describe('the scene of the exceptions', () => {
  it('tells of each what, how far, since when, whose, and who drags', async () => {
    const { container } = await render(<Shown view={playedView(TROUBLE)} />)
    const [first] = container.querySelectorAll('li')
    expect(first?.querySelector('[aria-label="chưa đạt"]')).not.toBeNull()
    for (const told of [
      'Kích hoạt định danh',
      'mục tiêu 95%',
      'thiếu 15 điểm',
      'từ 25/10 hoặc trước đó',
      'Phụ trách: Công an huyện',
      'Duy Sơn',
    ]) {
      expect(first?.textContent).toContain(told)
    }
  })

  it('names who is silent and what they owe', async () => {
    const { container } = await render(<Shown view={playedView({ silent: ['20638'] })} />)
    expect(container.textContent).toContain('Duy Hải')
    expect(container.textContent).toContain('Còn nợ 4 chỉ số')
  })

  it('draws the days of a few, each with its table', async () => {
    const { container } = await render(<Shown view={playedView({ active: { '20620': 0.5 } })} />)
    await vi.waitFor(() => expect(container.querySelector('svg text')).not.toBeNull(), 30_000)
    expect(container.querySelector('table caption')?.textContent).toContain('Kích hoạt định danh')
  })

  it('is calm where all is well', async () => {
    const { container } = await render(<Shown view={playedView()} />)
    expect(container.textContent).toContain('Tất cả đều đạt')
    expect(container.querySelector('[data-mark="on-target"]')).not.toBeNull()
  })

  it('carries the age of its numbers once the link is gone', async () => {
    const { container } = await render(<Shown view={playedView(TROUBLE, { staleFor: 120_000 })} />)
    expect(container.querySelector('[aria-label="số liệu 2 phút trước"]')).not.toBeNull()
  })

  it.each(['dark', 'light'] as const)('is clean to axe in every language, %s', async (theme) => {
    for (const lang of LANGS) {
      const { container, unmount } = await render(
        <Shown view={playedView(TROUBLE, { theme })} lang={lang} theme={theme} />,
      )
      expect(await faultsOf(container)).toEqual([])
      await unmount()
    }
  })
})
