import { LANGS } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { faultsOf } from '../../../testing/faults-of.ts'
import type { Played } from '../../../testing/played.ts'
import { playedView } from '../../../testing/played-view.ts'
import { speak } from '../../../testing/speak.ts'
import { Stage } from '../../../testing/stage.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import { matrixScene } from './scene.tsx'

const TROUBLE: Played = { active: { '20620': 0.8, '20617': 0.93 }, silent: ['20638'] }
const { Body, head } = matrixScene
const sentence = (played: Played, lang: (typeof LANGS)[number] = 'vi') =>
  head({ view: playedView(played), of: null }, speak(lang)).sentence

function Shown({ view, lang, theme }: { view: WallView; lang?: (typeof LANGS)[number]; theme?: 'dark' | 'light' }) {
  return (
    <Stage {...(lang && { lang })} {...(theme && { theme })}>
      <main className="h-[40rem] bg-page text-text">
        <Body view={view} of={null} />
      </main>
    </Stage>
  )
}

describe('the scene of the matrix', () => {
  it('says who and what is off target most', () => {
    expect(sentence(TROUBLE)).toBe(
      'Nhiều chỉ số chưa đạt nhất: Duy Sơn (1). Nhiều nơi chưa đạt nhất: Kích hoạt định danh, 1 trên 3 đơn vị.',
    )
    expect(sentence({ active: { '20620': 0.8, '20617': 0.8 } }, 'en')).toBe(
      'Most indicators off target: Duy Son and Duy Trinh (1). Missed most widely: e-ID activation, by 2 of 4 units.',
    )
    expect(sentence({ active: { '20617': 0.93 } })).toBe(
      'Không đơn vị nào chưa đạt ở các chỉ số này. Cần theo dõi: 1 chỗ.',
    )
    expect(sentence({ empty: true }, 'en')).toBe('No unit has data for these indicators yet.')
  })

  it('has a shape with its word and a figure in every cell, a dash where there is no data', async () => {
    const { container } = await render(<Shown view={playedView(TROUBLE)} />)
    const row = (code: string) => [...container.querySelectorAll(`tr[data-unit="${code}"] td`)]
    expect(row('20620').map((cell) => cell.getAttribute('data-mark'))).toEqual(['off-target', 'on-target'])
    expect(row('20620')[0]?.querySelector('[aria-label="chưa đạt"]')).not.toBeNull()
    expect(row('20620')[0]?.textContent).toBe('80,0')
    expect(row('20638')[0]?.textContent).toBe('–')
  })

  it('hatches what is late, and leaves empty what is not collected', async () => {
    const view = playedView()
    const cellOf: WallView['cellOf'] = (id, unit) => {
      const cell = view.cellOf(id, unit)
      if (cell === undefined || unit !== '20599') return cell
      if (id === 'on-time') return { ...cell, value: null, reason: 'not-collected-here' }
      return { ...cell, freshness: { ...cell.freshness, state: 'late' } }
    }
    const { container } = await render(<Shown view={{ ...view, cellOf }} />)
    const [late, none] = [...container.querySelectorAll('tr[data-unit="20599"] td')]
    expect(late?.querySelector('.hatched')).not.toBeNull()
    expect(late?.querySelector('[aria-label="báo cáo muộn"]')).not.toBeNull()
    expect(none?.querySelector('svg')).toBeNull()
    expect(none?.textContent).toBe('không thu thập ở cấp này')
  })

  it('says in place of its legend how old everything is once the link is gone', async () => {
    const { container } = await render(<Shown view={playedView({}, { staleFor: 120_000 })} />)
    expect(container.querySelector('[aria-label="số liệu 2 phút trước"]')).not.toBeNull()
  })

  it.each(LANGS)('cuts no word of its head, in %s', async (lang) => {
    const { container } = await render(<Shown view={playedView(TROUBLE)} lang={lang} />)
    for (const cell of container.querySelectorAll('th')) expect(cell.scrollWidth).toBeLessThanOrEqual(cell.offsetWidth)
    expect(container.textContent).not.toMatch(/NaN|undefined|null|[{}]/)
  })

  it.each(['dark', 'light'] as const)('is clean by axe on %s', async (theme) => {
    const { container } = await render(<Shown view={playedView(TROUBLE, { theme })} theme={theme} />)
    expect(await faultsOf(container)).toEqual([])
  })
})
