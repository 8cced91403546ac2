import { LANGS } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { faultsOf } from '../../../testing/faults-of.ts'
import { playedSteps, WITH_STEPS } from '../../../testing/played-steps.ts'
import { playedView } from '../../../testing/played-view.ts'
import { Stage } from '../../../testing/stage.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import { stepsScene } from './scene.tsx'

const { Body } = stepsScene
const steps = playedSteps({}, { 1: { overdue: 3 } })
const VIEW = playedView({}, { catalogue: WITH_STEPS, steps })

interface ShownProps {
  readonly view?: WallView
  readonly lang?: (typeof LANGS)[number]
  readonly theme?: 'dark' | 'light'
}

function Shown({ view = VIEW, lang = 'vi', theme = 'dark' }: ShownProps) {
  return (
    <Stage lang={lang} theme={theme}>
      <main className="h-[50rem] bg-page text-text">
        <Body view={view} of={null} />
      </main>
    </Stage>
  )
}

describe('the stations of the steps', () => {
  it('stand in their order, each with what waits, how long, what is overdue and what was done today', async () => {
    const { container } = await render(<Shown />)
    const stations = [...container.querySelectorAll('[data-step]')]
    expect(stations.map((one) => one.getAttribute('data-step'))).toEqual([
      'received',
      'appraised',
      'approved',
      'signed',
      'returned',
    ])
    for (const told of ['Thẩm định', '10', '2 giờ 1 phút', 'Quá hạn3', 'Xong hôm nay19']) {
      expect(stations[1]?.textContent).toContain(told)
    }
    expect(stations[1]?.querySelector('dd [data-mark="off-target"]')).not.toBeNull()
    expect(stations[2]?.querySelector('dd [data-mark]')).toBeNull()
  })

  it('are a table to those who cannot see them', async () => {
    const { container } = await render(<Shown />)
    expect(container.querySelectorAll('tbody tr')).toHaveLength(5)
  })

  it('stand there with dashes until their figures come', async () => {
    const { container } = await render(<Shown view={{ ...VIEW, steps: undefined }} />)
    const [first] = container.querySelectorAll('[data-step] .live-value')
    expect(first?.textContent).toBe('–')
  })

  it('give way to how steps are declared where no register has any', async () => {
    const { container } = await render(<Shown view={playedView()} />)
    expect(container.textContent).toContain('registers')
  })

  it('carry the age of their figures once the link is gone', async () => {
    const { container } = await render(<Shown view={{ ...VIEW, staleFor: 120_000 }} />)
    expect(container.querySelector('[aria-label="số liệu 2 phút trước"]')).not.toBeNull()
  })

  it.each(['dark', 'light'] as const)('are clean to axe in every language, %s', async (theme) => {
    for (const lang of LANGS) {
      const { container, unmount } = await render(<Shown lang={lang} theme={theme} />)
      expect(await faultsOf(container)).toEqual([])
      await unmount()
    }
  })
})
