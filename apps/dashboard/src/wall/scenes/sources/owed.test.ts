import type { LateList, SourceHealth } from '@ioc/contract'
import { describe, expect, it } from 'vitest'
import { NOW } from '../../../testing/played.ts'
import { playedView } from '../../../testing/played-view.ts'
import { speak } from '../../../testing/speak.ts'
import { wordsOf } from '../../../i18n/feature-text.tsx'
import { messages } from './messages.ts'
import { fitted, owedOf, pullFailure, sourceFacts } from './owed.ts'
import { LATE, playedSource } from './played-sources.ts'
import { placesIn } from './places.ts'
import { sourcesSentence, standingWords, troubleWords, whatWords } from './words.ts'

const HOUR = 3_600_000
const vi = wordsOf(messages, speak('vi'))
const view = playedView()
const lateness = playedSource().lateness!
const sentence = (late: LateList, sources: readonly SourceHealth[] = [playedSource()]) =>
  sourcesSentence(vi, { ...view, sources: { late, health: { asOf: NOW, sources: [...sources] } } })

describe('who owes data', () => {
  it('is in one list, what was never reported or is missing first, then the longest owed', () => {
    expect(owedOf(LATE).map(({ kind, id, state }) => [kind, id, state])).toEqual([
      ['unit', '20617', 'unknown'],
      ['register', 'dossiers', 'late'],
      ['unit', '20620', 'late'],
    ])
  })

  it('has how many measures of which components, and since when', () => {
    expect(owedOf(LATE)[0]).toMatchObject({
      count: 3,
      since: NOW - 70 * HOUR,
      components: [
        { id: 'procedures', count: 2 },
        { id: 'security', count: 1 },
      ],
    })
    expect(vi.say('owed.title')).not.toBe('')
    expect(owedOf(LATE).map((owed) => whatWords(vi, view, owed))).toEqual([
      '3 số liệu: Hành chính công 2, An ninh & Đề án 06 1',
      'Sổ, do Một cửa điện tử giữ',
      '1 số liệu: Hành chính công 1',
    ])
  })

  it('is cut where there is no room, the last place saying how many more there are', () => {
    expect(fitted([1, 2, 3], 3)).toEqual({ shown: [1, 2, 3], more: 0 })
    expect(fitted([1, 2, 3, 4], 3)).toEqual({ shown: [1, 2], more: 2 })
  })
})

describe('the room for a list', () => {
  it('is what the canvas has, half of it upright, and never none', () => {
    expect(placesIn('wide', 67.5)).toBe(9)
    expect(placesIn('wide', 50.3)).toBe(6)
    expect(placesIn('tall', 120)).toBe(9)
    expect(placesIn('tall', 89.5)).toBe(6)
    expect(placesIn('wide', 10)).toBe(1)
    expect(placesIn('hand', 70)).toBe(20)
  })
})

describe('how a source does', () => {
  it('is what it owes, or that it owes nothing, or that nothing is expected', () => {
    expect(standingWords(vi, playedSource())).toBe('đúng hạn')
    expect(standingWords(vi, playedSource({ lateness: { ...lateness, state: 'late', late: 2 } }))).toBe('nợ 2 số liệu')
    expect(standingWords(vi, playedSource({ lateness: { ...lateness, state: 'unknown' } }))).toBe('chưa gửi lần nào')
    expect(standingWords(vi, playedSource({ lateness: null }))).toBe('không có hạn')
  })

  it('names refused deliveries that wait for someone, else the rows refused today', () => {
    const refused = { ...playedSource().today, refused: 3 }
    expect(troubleWords(vi, playedSource(), NOW)).toBeNull()
    expect(troubleWords(vi, playedSource({ today: refused }), NOW)).toBe('trả lại 3 dòng hôm nay')
    expect(troubleWords(vi, playedSource({ today: refused, open: 1 }), NOW)).toBe('1 lần bị trả lại chưa xử lý')
  })

  it('says that fetching fails until it has succeeded again', () => {
    const lastError = { at: NOW - HOUR, detail: 'HTTP 502' }
    const pull = (lastSuccess: number | null) => ({ pull: { lastSuccess, lastError, nextRun: null } })
    expect(pullFailure(playedSource(pull(null)))).toEqual(lastError)
    expect(troubleWords(vi, playedSource(pull(NOW - 2 * HOUR)), NOW)).toBe('tự lấy không được từ 09:42')
    expect(pullFailure(playedSource(pull(NOW)))).toBeNull()
  })

  it('counts those on time among those of which something is expected', () => {
    const late = playedSource({ lateness: { ...lateness, state: 'late' } })
    expect(sourceFacts([playedSource(), late, playedSource({ lateness: null, open: 2 })])).toEqual({
      sources: 3,
      onTime: 1,
      expected: 2,
      refused: 0,
      open: 2,
    })
  })
})

describe('the sentence over the sources', () => {
  it('says how many owe, and who for longest', () => {
    expect(sentence(LATE)).toBe('2 đơn vị nợ số liệu. 1 sổ chưa được cập nhật. Lâu nhất: Duy Trinh, từ 20/11 (2 ngày).')
  })

  it('is calm where nobody owes anything, and still tells of refused rows', () => {
    const calm = { asOf: NOW, registers: [], units: [] }
    expect(sentence(calm)).toBe('Không đơn vị nào nợ số liệu, không sổ nào muộn.')
    expect(sentence(calm, [playedSource({ today: { ...playedSource().today, refused: 2 } })])).toContain(
      'Hôm nay 2 dòng bị trả lại.',
    )
  })

  it('says that it is looking until the sources are there', () => {
    expect(sourcesSentence(vi, view)).toBe('Đang xem các nguồn…')
  })
})
