import { describe, expect, it } from 'vitest'
import type { Played } from '../../../testing/played.ts'
import { playedView } from '../../../testing/played-view.ts'
import { speak } from '../../../testing/speak.ts'
import { componentOf } from './component.ts'
import { tileLayout } from './layout.ts'
import { componentScene } from './scene.tsx'

const of = (id: string, played: Played = {}) => componentOf(playedView(played), id)
const head = (id: string | null, played: Played = {}, lang: 'vi' | 'en' = 'vi') =>
  componentScene.head({ view: playedView(played), of: id }, speak(lang))

describe('a component', () => {
  it('is its lead, and all its other indicators in the order of the catalogue', () => {
    const picture = of('procedures')
    expect(picture?.first?.indicator.id).toBe('on-time')
    expect(picture?.others.map(({ indicator }) => indicator.id)).toEqual(['received', 'overdue'])
  })

  it('has its first indicator in place of a lead that is not its own', () => {
    const view = playedView()
    const [component] = view.catalogue.components
    const catalogue = { ...view.catalogue, components: [{ ...component!, lead: 'on-time' }] }
    expect(componentOf({ ...view, catalogue }, 'security')?.first?.indicator.id).toBe('activated')
  })

  it('keeps the place of an indicator that the snapshot lacks', () => {
    const view = playedView()
    const without = { ...view, cellOf: (id: string) => (id === 'received' ? undefined : view.cellOf(id)) }
    expect(componentOf(without, 'procedures')?.others.map(({ cell }) => cell?.indicator)).toEqual([
      undefined,
      'overdue',
    ])
  })

  it('knows who helps and who drags', () => {
    const pulls = of('security', { active: { '20620': 0.7, '20599': 0.99, '20617': 0.94 } })?.pulls
    expect(pulls?.helps?.unit.code).toBe('20599')
    expect(pulls?.helps?.gap).toBeCloseTo(-1, 9)
    expect(pulls?.drags?.unit.code).toBe('20620')
    expect(pulls?.drags?.gap).toBeCloseTo(6.25, 9)
  })

  it('has nobody who helps where all are short, and nobody who drags where none is', () => {
    const short = { '20599': 0.9, '20617': 0.9, '20620': 0.9, '20638': 0.9 }
    expect(of('security', { active: short })?.pulls?.helps).toBeNull()
    expect(of('security')?.pulls?.drags).toBeNull()
  })

  it('says nothing of pulls where there is no value', () => {
    expect(of('security', { empty: true })?.pulls).toBeNull()
  })

  it('is null where the catalogue has no such id', () => {
    expect(of('nix')).toBeNull()
    expect(componentOf(playedView(), null)).toBeNull()
  })
})

describe("a component's sentence", () => {
  it('counts what is on target and says how the first stands', () => {
    expect(head('security', { active: { '20620': 0.5 } })).toMatchObject({
      title: 'An ninh & Đề án 06',
      sentence: '0/1 chỉ số đạt mục tiêu. Kích hoạt định danh: 85,3%, thiếu 9,8 điểm.',
    })
    expect(head('security', {}, 'en').sentence).toBe('1 of 1 indicator on target. e-ID activation: 97%, 2 pts ahead.')
  })

  it('gives the reason in place of a value that is not there', () => {
    expect(head('security', { empty: true }).sentence).toBe(
      'Chưa chỉ số nào có cả số liệu và mục tiêu. Kích hoạt định danh: chưa ai báo cáo.',
    )
  })

  it('names an id that is no component', () => {
    expect(head('nix').sentence).toBe('Không có hợp phần mang mã “nix”')
    expect(head(null, {}, 'en').sentence).toBe('No component was named')
  })
})

describe('the tiles beside', () => {
  it('are as large as their number lets them be, and never more across than can be read', () => {
    const sizes = Array.from({ length: 31 }, (_, count) => tileLayout(count))
    expect(sizes.map(({ size }) => size)).toEqual([
      ...Array.from({ length: 10 }, () => 'large'),
      ...Array.from({ length: 6 }, () => 'small'),
      ...Array.from({ length: 15 }, () => 'line'),
    ])
    expect(Math.max(...sizes.map(({ columns }) => columns))).toBe(3)
    for (const [count, { columns, size }] of sizes.entries()) {
      const rows = Math.ceil(count / columns)
      expect(rows).toBeLessThanOrEqual({ large: 3, small: 5, line: 10 }[size])
    }
  })
})
