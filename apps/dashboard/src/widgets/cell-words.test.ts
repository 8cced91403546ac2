import { LANGS } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { CATALOGUE, type Played, playedSnapshot } from '../testing/played.ts'
import { speak } from '../testing/speak.ts'
import { sentenceOf } from './cell-figure.ts'
import * as words from './cell-words.ts'

const [vi, en, bn] = LANGS.map((lang) => speak(lang))
const activated = CATALOGUE.indicators.get('activated')!
const overdue = CATALOGUE.indicators.get('overdue')!
const cellOf = (played: Played = {}, indicator = 'activated') =>
  playedSnapshot(played).cells.find((cell) => cell.indicator === indicator && cell.unit === '508')!

describe('the words of a cell', () => {
  it('give numerator, denominator and what is counted', () => {
    expect(words.partsOf(vi!, CATALOGUE, activated, cellOf())).toBe('38.800 / 40.000 người')
    expect(words.partsOf(en!, CATALOGUE, activated, cellOf())).toBe('38,800 / 40,000 people')
    expect(words.partsOf(bn!, CATALOGUE, activated, cellOf())).toBe('৩৮,৮০০ / ৪০,০০০ জন')
    expect(words.partsOf(vi!, CATALOGUE, overdue, cellOf({ overdue: 1 }, 'overdue'))).toBe('4 hồ sơ')
  })

  it('give no parts where they are not known', () => {
    expect(words.partsOf(vi!, CATALOGUE, activated, cellOf({ empty: true }))).toBeNull()
  })

  it('give coverage in communes where only they report', () => {
    expect(words.coverageOf(vi!, CATALOGUE, activated, cellOf({ silent: ['20638'] }))).toBe('3/4 xã')
    expect(
      words.coverageOf(en!, CATALOGUE, activated, {
        ...cellOf(),
        coverage: { reported: 1, due: 1, missing: [], excluded: [] },
      }),
    ).toBe('1/1 commune')
    expect(
      words.coverageOf(vi!, CATALOGUE, activated, {
        ...cellOf(),
        coverage: { reported: 0, due: 0, missing: [], excluded: [] },
      }),
    ).toBeNull()
  })

  it('call what must not be passed a limit, and what is to be reached a target', () => {
    expect(words.targetOf(vi!, CATALOGUE, activated, cellOf())).toBe('mục tiêu 95%')
    expect(words.targetOf(vi!, CATALOGUE, overdue, cellOf({}, 'overdue'))).toBe('không quá 0 hồ sơ')
    expect(words.targetOf(vi!, CATALOGUE, activated, { ...cellOf(), target: null })).toBe('chưa đặt mục tiêu')
  })

  it.each([
    [97, null, 'vượt 2 điểm'],
    [93.4, null, 'thiếu 1,6 điểm'],
    [95.01, null, 'đúng mục tiêu'],
    [95.4, { done: 0.3, needed: 0.4 }, '+0,3/tuần, cần +0,4'],
    [97, { done: 0.3, needed: null }, 'vượt 2 điểm'],
  ])('at %d tell the way to 95 as it is walked', (value, pace, said) => {
    expect(words.paceOf(vi!, CATALOGUE, activated, { ...cellOf(), value, pace })).toBe(said)
  })

  it('turn round where less is better', () => {
    const cell = cellOf({ overdue: 1 }, 'overdue')
    expect(words.paceOf(vi!, CATALOGUE, overdue, cell)).toBe('quá mức 4 hồ sơ')
    expect(words.paceOf(vi!, CATALOGUE, overdue, { ...cell, value: 0 })).toBe('đúng mục tiêu')
  })

  it('give the range a value could take, and none where it could take but one', () => {
    expect(words.rangeOf(vi!, activated, { ...cellOf(), range: { low: 93.9, high: 95.9 } })).toBe('93,9–95,9')
    expect(words.rangeOf(vi!, activated, { ...cellOf(), range: { low: 95.41, high: 95.42 } })).toBeNull()
    expect(words.rangeOf(vi!, activated, { ...cellOf(), range: null })).toBeNull()
  })

  it('say over which time is counted', () => {
    const over = (indicator: string) => words.windowOf(vi!, CATALOGUE, CATALOGUE.indicators.get(indicator)!)
    expect(over('received')).toBe('30 ngày')
    expect(over('overdue')).toBe('hiện nay')
  })

  it('say of every count over which time it is, and of the year before that it is that', () => {
    const received = CATALOGUE.indicators.get('received')!
    const told = [vi!, en!, bn!].map((text) => words.valueWords(text, CATALOGUE, received, 10))
    expect(told).toEqual(['10 hồ sơ/30 ngày', '10 dossiers in 30 days', '১০ আবেদন/৩০ দিন'])
    expect(words.valueWords(vi!, CATALOGUE, CATALOGUE.indicators.get('overdue')!, 4)).toBe('4 hồ sơ')
    expect(words.nameOverTime(vi!, CATALOGUE, received)).toBe(`${received.short.vi}, 30 ngày`)
    const lastYear = { ...received, targets: [{ value: 'same-period-last-year', from: null, due: null, unit: null }] }
    const cell = { ...cellOf({}, 'received'), target: 4 }
    const held = [vi!, en!, bn!].map((text) =>
      words.targetOf(text, CATALOGUE, { ...received, ...lastYear } as typeof received, cell),
    )
    expect(held).toEqual(['cùng kỳ 4 (30 ngày)', 'same time last year 4 (30 days)', 'গত বছর একই সময়ে ৪ (৩০ দিন)'])
    expect(words.targetOf(vi!, CATALOGUE, received, cell)).toBe('mục tiêu 4 (30 ngày)')
    const week = { ...received, window: { grain: 'week', count: 1, upTo: 'now' } } as typeof received
    expect(words.valueWords(en!, CATALOGUE, received, 1)).toBe('1 dossier in 30 days')
    expect(words.withUnit(en!, CATALOGUE, received, 1)).toBe('1 dossier')
    expect(words.valueWords(vi!, CATALOGUE, week, 3)).toBe('3 hồ sơ tuần này')
    expect(words.targetOf(vi!, CATALOGUE, week, cell)).toBe('mục tiêu 4 hồ sơ tuần này')
    expect(words.targetOf(vi!, CATALOGUE, { ...week, targets: lastYear.targets } as typeof received, cell)).toBe(
      'cùng kỳ 4',
    )
  })

  it('make one sentence of it all, in every language', () => {
    const said = [vi!, en!, bn!].map((text) => sentenceOf(text, CATALOGUE, activated, cellOf()))
    expect(said).toEqual([
      'Kích hoạt định danh: 97%, đạt. 38.800 / 40.000 người. mục tiêu 95%. Độ phủ: 4/4 xã.',
      'e-ID activation: 97%, on target. 38,800 / 40,000 people. target 95%. Coverage 4/4 communes.',
      'ই-পরিচয় সক্রিয়করণ: ৯৭%, লক্ষ্যে আছে। ৩৮,৮০০ / ৪০,০০০ জন। লক্ষ্য ৯৫%। কভারেজ ৪/৪ কমিউন।',
    ])
  })

  it('say why where there is no value', () => {
    const said = sentenceOf(vi!, CATALOGUE, activated, cellOf({ empty: true }))
    expect(said).toContain('– (chưa ai báo cáo), chưa có số liệu.')
  })
})
