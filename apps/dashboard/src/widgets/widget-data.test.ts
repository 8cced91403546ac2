import { describe, expect, it } from 'vitest'
import { playedView } from '../testing/played-view.ts'
import { speak } from '../testing/speak.ts'
import { wordsOf } from './attention-entry.tsx'
import { attentionOf } from './attention-list.tsx'
import { componentCards } from './component-cards.tsx'
import { mainTiles } from './main-tiles.tsx'
import { mapChoices, mapIndicator, mapUnits } from './unit-map.tsx'
import { workFigures } from './work-strip.tsx'

const vi = speak('vi')

describe('main tiles', () => {
  it("are the catalogue's, in its order", () => {
    expect(mainTiles(playedView()).map((tile) => ('cell' in tile ? tile.indicator.id : tile.id))).toEqual([
      'on-time',
      'activated',
    ])
  })

  it('keep their place when the snapshot does not know them', () => {
    const view = playedView()
    const without = {
      ...view,
      cellOf: (id: string, unit?: string) => (id === 'on-time' ? undefined : view.cellOf(id, unit)),
    }
    expect(mainTiles(without)[0]).toEqual({ id: 'on-time' })
  })
})

describe('the map', () => {
  it('shows the indicator asked for, or the last main one that units have a status in', () => {
    expect(mapIndicator(playedView())?.id).toBe('activated')
    const asked = playedView({}, { map: { indicator: 'overdue', choose: () => undefined } })
    expect(mapIndicator(asked)?.id).toBe('overdue')
    const unknown = playedView({}, { map: { indicator: 'gone', choose: () => undefined } })
    expect(mapIndicator(unknown)?.id).toBe('activated')
  })

  it('offers what units report', () => {
    expect(mapChoices(playedView()).map(({ id }) => id)).toEqual(['activated', 'on-time', 'received', 'overdue'])
  })

  it('has every unit with a shape, those without a value too, and no other', () => {
    const view = playedView({ active: { '20620': 0.8, '20617': 0.93 }, silent: ['20638'] })
    expect(mapUnits(view, mapIndicator(view)!, vi)).toEqual([
      { code: '20599', name: 'Nam Phước', value: '97,0', mark: 'on-target', late: false },
      { code: '20617', name: 'Duy Trinh', value: '93,0', mark: 'watch', late: false },
      { code: '20620', name: 'Duy Sơn', value: '80,0', mark: 'off-target', late: false },
      { code: '20638', name: 'Duy Hải', value: '–', mark: 'no-data', late: true },
    ])
  })
})

describe('what needs attention', () => {
  it('is one entry per matter, its worst case first, with how many more there are', () => {
    const { shown, total } = attentionOf(playedView({ active: { '20620': 0.8, '20617': 0.7, '20599': 0.93 } }))
    expect(total).toBe(2)
    expect(shown.map(({ worst, others }) => [worst.kind, worst.unit, others])).toEqual([
      ['off-target', '20617', 1],
      ['watch', '20599', 0],
    ])
  })

  it('is told by what, where and whose', () => {
    const view = playedView({ active: { '20620': 0.8 } })
    expect(wordsOf(vi, view, attentionOf(view).shown[0]!.worst)).toEqual([
      'Kích hoạt định danh',
      'Duy Sơn · 80% · mục tiêu 95%',
      'Công an huyện',
    ])
  })

  it('names the silent with all that they owe', () => {
    const view = playedView({ silent: ['20638'] })
    const silent = attentionOf(view).shown.find(({ worst }) => worst.kind === 'not-reported')!
    expect(wordsOf(vi, view, silent.worst)[0]).toBe('Chưa báo cáo')
    expect(wordsOf(vi, view, silent.worst)[1]).toBe('Duy Hải · 4 chỉ số')
  })

  it('is nothing where all is well', () => {
    expect(attentionOf(playedView())).toEqual({ shown: [], total: 0 })
  })
})

describe('component cards', () => {
  it("stand in the catalogue's order, each as its lead does", () => {
    const cards = componentCards(playedView({ active: { '20620': 0.5 } }))
    expect(cards.map(({ component, state }) => [component.id, state?.status, state?.onTarget, state?.counted])).toEqual(
      [
        ['security', 'off-target', 0, 1],
        ['procedures', 'on-target', 2, 2],
      ],
    )
  })
})

describe('work in hand', () => {
  it("is the daily figures of the first main indicator's component that are not shown large already", () => {
    expect(workFigures(playedView()).map(({ indicator }) => indicator.id)).toEqual(['received', 'overdue'])
  })
})
