import { dayOf } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { CATALOGUE, NOW, type Played } from '../../../testing/played.ts'
import { playedView } from '../../../testing/played-view.ts'
import { speak } from '../../../testing/speak.ts'
import { absentWords } from '../../../widgets/exception-words.ts'
import { exceptionsOf } from '../../../widgets/exceptions.ts'
import { exceptionsScene } from './scene.tsx'

const heads = (played: Played) =>
  exceptionsOf(playedView(played)).map(({ kind, unit, indicators }) => [kind, unit?.code, indicators[0]?.id])
const sentence = (played: Played, lang: 'vi' | 'en' = 'vi') =>
  exceptionsScene.head({ view: playedView(played), of: null }, speak(lang)).sentence

describe('exceptions', () => {
  it('are the whole off target, then who is silent, then what is to be watched', () => {
    expect(heads({ active: { '20620': 0.5 }, overdue: 1, silent: ['20638'] })).toEqual([
      ['off-target', '508', 'activated'],
      ['not-reported', '20638', 'activated'],
      ['watch', '508', 'overdue'],
    ])
  })

  it('are told by the worst unit, apart from the whole, where units stand worse than the whole does', () => {
    expect(heads({ active: { '20620': 0.88, '20617': 0.89, '20599': 1, '20638': 1 } })).toEqual([
      ['off-target', '20620', 'activated'],
      ['watch', '508', 'activated'],
    ])
  })

  it('say whose they are, since when, and who drags by how much of the gap is theirs', () => {
    const [first] = exceptionsOf(playedView({ active: { '20620': 0.5, '20617': 0.94 } }))
    expect(first?.owner?.name.vi).toBe('Công an huyện')
    expect(first?.since).not.toBeNull()
    expect(first?.units.map(({ unit }) => unit.code)).toEqual(['20620', '20617'])
  })

  it('name who is not in the number, and why: who has not reported, and whose numbers cannot be right', () => {
    const view = playedView({ active: { '20620': 0.5 }, silent: ['20638'] })
    const cells = view.snapshot.cells.map((cell) =>
      cell.unit === '508' ? { ...cell, coverage: { ...cell.coverage, excluded: ['20617'] } } : cell,
    )
    const [first] = exceptionsOf({ ...view, snapshot: { ...view.snapshot, cells } })
    expect(first && absentWords(speak('vi'), first)).toEqual([
      'Chưa có số liệu của Duy Hải',
      'Không tính Duy Trinh: số liệu bất hợp lý',
    ])
  })

  it('name an indicator once, whatever its units are', () => {
    const found = exceptionsOf(playedView({ active: { '20620': 0.5, '20617': 0.93 } }))
    expect(found.map(({ indicators }) => indicators[0]?.id)).toEqual(['activated'])
  })

  it('hold all that a silent unit owes, and no value', () => {
    const silent = exceptionsOf(playedView({ silent: ['20638'] })).find(({ kind }) => kind === 'not-reported')
    expect(silent?.indicators).toHaveLength(4)
    expect(silent?.cell).toBeUndefined()
    expect(silent?.owner?.code).toBe('20638')
  })

  it('are counted in one sentence', () => {
    expect(sentence({ active: { '20620': 0.5 }, silent: ['20638'] })).toBe('1 chỉ số chưa đạt, 1 đơn vị chưa báo cáo.')
    expect(sentence({ active: { '20620': 0.5 } }, 'en')).toBe('1 indicator off target.')
  })

  it('are what is owed where nothing ever came and the pack says from when', () => {
    const catalogue = { ...CATALOGUE, from: dayOf(NOW, CATALOGUE.utcOffsetMinutes) - 7 }
    const view = playedView({ empty: true }, { catalogue })
    expect(exceptionsScene.head({ view, of: null }, speak('vi')).sentence).toBe('4 đơn vị chưa báo cáo.')
  })

  it('are none where all is well, and nothing is claimed before the first reading', () => {
    expect(heads({})).toEqual([])
    expect(sentence({})).toBe('Mọi chỉ số có mục tiêu đều đạt, và mọi đơn vị đã báo cáo.')
    expect(sentence({ empty: true })).toBe('Chưa có số liệu nào.')
  })
})
