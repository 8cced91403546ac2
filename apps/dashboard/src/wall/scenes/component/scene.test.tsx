import { LANGS } from '@ioc/metrics'
import { describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { faultsOf } from '../../../testing/faults-of.ts'
import { playedView } from '../../../testing/played-view.ts'
import { Stage } from '../../../testing/stage.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import { componentScene } from './scene.tsx'

const { Body } = componentScene
const TROUBLE = { active: { '20620': 0.7, '20599': 0.99 }, overdue: 1, byHand: ['20617'] }

interface ShownProps {
  readonly view?: WallView
  readonly of?: string
  readonly lang?: (typeof LANGS)[number]
  readonly theme?: 'dark' | 'light'
}

function Shown({ view = playedView(TROUBLE), of = 'security', lang = 'vi', theme = 'dark' }: ShownProps) {
  return (
    <Stage lang={lang} theme={theme}>
      <main className="h-[50rem] bg-page text-text">
        <Body view={view} of={of} />
      </main>
    </Stage>
  )
}

/** A component of so many indicators: the real one, told again under other names. */
function crowded(count: number): WallView {
  const view = playedView(TROUBLE)
  const [first] = view.catalogue.indicators.values()
  const ids = Array.from({ length: count }, (_, at) => (at === 0 ? 'activated' : `copy-${at}`))
  const indicators = new Map(ids.map((id) => [id, { ...first!, id }]))
  return { ...view, catalogue: { ...view.catalogue, indicators }, cellOf: () => view.cellOf('activated') }
}

describe('the scene of a component', () => {
  it('shows its first indicator large, with the target told at the end of its line', async () => {
    const { container } = await render(<Shown />)
    await vi.waitFor(
      () =>
        expect([...container.querySelectorAll('svg text')].map((text) => text.textContent)).toContain('mục tiêu 95%'),
      30_000,
    )
    expect(container.querySelector('table caption')?.textContent).toContain('Kích hoạt định danh')
  })

  it('names who helps and who drags, and by how much', async () => {
    const { container } = await render(<Shown />)
    expect(container.querySelector('[data-pull="helps"]')?.textContent).toContain(
      'Nam Phước99,0%toàn bộ tốt hơn 1 điểm',
    )
    expect(container.querySelector('[data-pull="drags"]')?.textContent).toContain('Duy Sơn70,0%toàn bộ kém đi 6,3 điểm')
  })

  it.each([1, 3, 4, 7, 10, 14, 30])('has a tile for each of %i indicators', async (count) => {
    const { container } = await render(<Shown view={crowded(count)} />)
    expect(container.querySelectorAll('article')).toHaveLength(count)
  })

  it('says of more than fit how many there are', async () => {
    const { container } = await render(<Shown view={crowded(36)} />)
    expect(container.textContent).toContain('và 5 chỉ số nữa')
  })

  it('says what could be written in place of an unknown component', async () => {
    const { container } = await render(<Shown of="nix" />)
    expect(container.textContent).toContain('?scene=component:security')
    expect(await faultsOf(container)).toEqual([])
  })

  it('carries the age of its numbers once the link is gone', async () => {
    const { container } = await render(<Shown view={{ ...crowded(14), staleFor: 120_000 }} />)
    expect(container.querySelectorAll('[aria-label="số liệu 2 phút trước"]')).toHaveLength(14)
  })

  it.each(['dark', 'light'] as const)('is clean to axe in every language, %s', async (theme) => {
    for (const lang of LANGS) {
      for (const count of [14, 24]) {
        const { container, unmount } = await render(
          <Shown view={{ ...crowded(count), theme }} lang={lang} theme={theme} />,
        )
        expect(await faultsOf(container)).toEqual([])
        await unmount()
      }
    }
  })
})
