import { LANGS } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { faultsOf } from '../../../testing/faults-of.ts'
import type { Played } from '../../../testing/played.ts'
import { playedView } from '../../../testing/played-view.ts'
import { speak } from '../../../testing/speak.ts'
import { Stage } from '../../../testing/stage.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import { leagueScene } from './scene.tsx'

const TROUBLE: Played = { active: { '20620': 0.8, '20617': 0.93 }, silent: ['20638'], overdue: 3 }
const { Body, head } = leagueScene

const headOf = (played: Played, of: string | null, lang: (typeof LANGS)[number] = 'vi') =>
  head({ view: playedView(played), of }, speak(lang))

/** One commune has only seven people, however they fare. */
function withTiny(played: Played = {}): WallView {
  const view = playedView(played)
  const cellOf: WallView['cellOf'] = (id, unit) => {
    const cell = view.cellOf(id, unit)
    return cell !== undefined && unit === '20599' ? { ...cell, numerator: 7, denominator: 7, value: 100 } : cell
  }
  return { ...view, cellOf }
}

async function show(view: WallView, of: string | null, lang?: (typeof LANGS)[number], theme?: 'dark' | 'light') {
  const { container } = await render(
    <Stage {...(lang && { lang })} {...(theme && { theme })}>
      <main className="h-[40rem] bg-page text-text">
        <Body view={view} of={of} />
      </main>
    </Stage>,
  )
  return container
}

const ranks = (container: Element) =>
  [...container.querySelectorAll<HTMLElement>('tr[data-unit]')].map(({ dataset: { unit, rank } }) => [unit, rank])

describe('the scene of the league', () => {
  it('says who comes first, who last, and how many meet the target', () => {
    expect(headOf(TROUBLE, 'activated')).toMatchObject({
      title: 'Xếp hạng: Kích hoạt định danh',
      proof: { indicator: 'activated', unit: '508' },
      sentence: 'Đứng đầu: Nam Phước (97,0%). Đứng cuối: Duy Sơn (80,0%). 1 trên 3 đơn vị đạt mục tiêu.',
    })
    expect(headOf({ active: { '20620': 0.8 } }, 'activated', 'en').sentence).toBe(
      'First: 3 units (97.0%). Last: Duy Son (80.0%). 3 of 4 units on target.',
    )
    expect(headOf({}, 'activated', 'en').sentence).toBe('All ranked units are level: 97.0%. 4 of 4 units on target.')
  })

  it('names an indicator that the catalogue does not have', () => {
    expect(headOf({}, 'gone', 'en').sentence).toContain('no indicator gone')
  })

  it('says that nobody can be ranked where nobody has reported', () => {
    expect(headOf({ empty: true }, 'activated').sentence).toBe('Không xếp hạng được đơn vị nào theo chỉ số này.')
  })

  it('has the whole above, ranks below, then who is named and not ranked', async () => {
    const container = await show(withTiny(TROUBLE), 'activated')
    expect(ranks(container)).toEqual([
      ['508', undefined],
      ['20617', '1'],
      ['20620', '2'],
      ['20599', undefined],
      ['20638', undefined],
    ])
    expect(container.textContent).toContain('Dưới 20 người thì thêm bớt một đã làm thứ hạng đổi')
    expect(container.querySelector('tr[data-unit="20620"]')?.textContent).toContain('8.000 / 10.000 người')
  })

  it('says of a figure that grows with the unit why it ranks nobody', async () => {
    const container = await show(playedView(), 'received', 'en')
    expect(ranks(container).every(([, rank]) => rank === undefined)).toBe(true)
    expect(container.textContent).toContain('says nothing of better or worse')
  })

  it('shows nothing below the sentence where there is no such indicator', async () => {
    expect((await show(playedView(), 'gone')).querySelector('table')).toBeNull()
  })

  it.each(LANGS)('says nothing wrongly in %s', async (lang) => {
    const container = await show(withTiny(TROUBLE), 'activated', lang)
    expect(container.textContent).not.toMatch(/NaN|undefined|null|[{}]/)
  })

  it.each(['dark', 'light'] as const)('is clean by axe on %s', async (theme) => {
    expect(await faultsOf(await show(withTiny(TROUBLE), 'activated', 'vi', theme))).toEqual([])
  })
})
