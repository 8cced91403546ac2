import { LANGS } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { faultsOf } from '../../../testing/faults-of.ts'
import { NOW } from '../../../testing/played.ts'
import { playedView } from '../../../testing/played-view.ts'
import { Stage } from '../../../testing/stage.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import { LATE, playedSource } from './played-sources.ts'
import { sourcesScene } from './scene.tsx'

const { Body } = sourcesScene
const lateness = playedSource().lateness!
const BAD = playedSource({ lateness: { ...lateness, state: 'missing', late: 1, missing: 2 }, open: 2 })
const many = (count: number) => Array.from({ length: count }, (_, at) => playedSource({ id: `s${at}` }))
const told = (sources = [BAD, ...many(1)], late = LATE): WallView['sources'] => ({
  late,
  health: { asOf: NOW, sources },
})

async function show(sources: WallView['sources'], lang: (typeof LANGS)[number] = 'vi', theme?: 'dark' | 'light') {
  const { container } = await render(
    <Stage lang={lang} {...(theme && { theme })}>
      <main className="h-[50rem] bg-page text-text">
        <Body view={playedView({}, { sources })} of={null} />
      </main>
    </Stage>,
  )
  return container
}

describe('the scene of the sources', () => {
  it('names who owes what since when, and what is wrong with a source', async () => {
    const container = await show(told())
    const entry = (where: string) => container.querySelector(where)?.textContent
    expect(entry('[data-owed="20617"]')).toContain('Duy Trinh')
    expect(entry('[data-owed="20617"]')).toContain('từ 20/11 (2 ngày)')
    expect(container.querySelector('[data-owed="20617"] [aria-label="chưa từng báo cáo"]')).not.toBeNull()
    expect(entry('[data-source="counter"]')).toContain('2 lần bị trả lại chưa xử lý; nợ 3 số liệu')
    expect(entry('[data-source="counter"]')).toContain('hạn tới 16:42')
    expect(entry('[data-source="counter"]')).toContain('2 giờ trước')
  })

  it('shows as many as there is room for, and says how many more there are', async () => {
    const container = await show(told(many(14)))
    expect(container.querySelectorAll('[data-source]')).toHaveLength(8)
    expect(container.textContent).toContain('và 6 nguồn nữa')
  })

  it('is calm where nobody owes anything and no source is declared', async () => {
    const container = await show(told([], { asOf: NOW, registers: [], units: [] }))
    expect(container.textContent).toContain('Không ai nợ gì.')
    expect(container.textContent).toContain('Chưa khai báo nguồn nào.')
  })

  it('says that it is looking until the sources are there', async () => {
    expect((await show(undefined)).textContent).toContain('Đang xem các nguồn…')
  })

  it.each(LANGS)('says nothing wrongly in %s', async (lang) => {
    expect((await show(told(), lang)).textContent).not.toMatch(/NaN|undefined|null|[{}]/)
  })

  it.each(['dark', 'light'] as const)('is clean by axe on %s', async (theme) => {
    expect(await faultsOf(await show(told(), 'vi', theme))).toEqual([])
  })
})
