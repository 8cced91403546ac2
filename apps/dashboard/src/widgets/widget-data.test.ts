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
  it('is one entry per matter, told by the worst of its units, with how many more there are', () => {
    const { shown, total } = attentionOf(playedView({ active: { '20620': 0.8, '20617': 0.7, '20599': 0.93 } }))
    expect(total).toBe(1)
    expect(shown.map(({ kind, place, unit, units }) => [kind, place, unit?.code, units.length])).toEqual([
      ['off-target', 'scope', '508', 3],
    ])
    const single = attentionOf(playedView({ active: { '20620': 0.88, '20617': 0.89, '20599': 1, '20638': 1 } }))
    expect(single.shown.map(({ place, unit, units }) => [place, unit?.code, units.length])).toEqual([
      ['unit', '20620', 2],
      ['scope', '508', 2],
    ])
  })

  it('is told by whose and what, how much and how many people that is, and who answers for it', () => {
    const unit = playedView({ active: { '20620': 0.8, '20599': 1, '20638': 1, '20617': 1 } })
    expect(wordsOf(vi, unit, attentionOf(unit).shown[0]!)).toEqual([
      'Duy Sơn: Kích hoạt định danh',
      '80% · còn thiếu 1.500 người',
      'Công an huyện',
    ])
    const whole = playedView({ active: { '20620': 0.5 } })
    expect(wordsOf(vi, whole, attentionOf(whole).shown[0]!).slice(0, 2)).toEqual([
      'Duy Xuyên: Kích hoạt định danh',
      '85,3% · còn thiếu 3.900 người',
    ])
  })

  it('names the silent with all that they owe', () => {
    const view = playedView({ silent: ['20638'] })
    const silent = attentionOf(view).shown.find(({ kind }) => kind === 'not-reported')!
    expect(wordsOf(vi, view, silent).slice(0, 2)).toEqual(['Duy Hải: chưa báo cáo', '4 chỉ số'])
  })

  it('names who has to correct numbers that break a rule, with both sides of it', () => {
    const implausible = { rule: 'active <= people', left: 12_000, right: 10_000 }
    const played = playedView()
    const cells = played.snapshot.cells.map((cell) =>
      cell.unit === '20620' && cell.indicator === 'activated' ? { ...cell, implausible, status: null } : cell,
    )
    const view = { ...played, snapshot: { ...played.snapshot, cells } }
    const [broken] = attentionOf(view).shown
    expect(broken?.kind).toBe('implausible')
    expect(wordsOf(vi, view, broken!)).toEqual([
      'Duy Sơn: số liệu bất hợp lý',
      '12.000 > 10.000',
      'Kích hoạt định danh',
    ])
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
