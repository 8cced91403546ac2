import { describe, expect, it } from 'vitest'
import { DOSSIERS, playedSteps, WITH_STEPS } from '../testing/played-steps.ts'
import { playedView } from '../testing/played-view.ts'
import { speak } from '../testing/speak.ts'
import { pipelineOf, pipelineRows, pipelineSentence, stationColumns } from './stations.ts'

const vi = speak('vi')
const pipeline = (...args: Parameters<typeof playedSteps>) =>
  pipelineOf({ catalogue: WITH_STEPS, steps: playedSteps(...args) })!

describe('the stations', () => {
  it('are none where no register has steps', () => {
    expect(pipelineOf(playedView())).toBeNull()
  })

  it('stand in order with what waits at each, and what came today where nothing can wait', () => {
    const { stations } = pipeline({}, { 2: { open: 1_250, overdue: 3 } })
    expect(stations.map(({ field, figure, overdue }) => [field, figure, overdue])).toEqual([
      ['received', 20, 0],
      ['appraised', 10, 0],
      ['approved', 1_250, 3],
      ['signed', 30, 0],
      ['returned', 40, 0],
    ])
  })

  it('show what waits at the first too where records may lie before it', () => {
    const fields = new Map([...DOSSIERS.fields].map(([id, field]) => [id, { ...field, required: false }]))
    const catalogue = { ...WITH_STEPS, registers: new Map([['dossiers', { ...DOSSIERS, fields }]]) }
    const steps = playedSteps({}, { 0: { open: 7 } })
    expect(pipelineOf({ catalogue, steps })?.stations[0]).toMatchObject({ isEntry: false, figure: 7 })
  })

  it('are all there with nothing known while the answer is on its way, and while nobody spoke', () => {
    for (const steps of [undefined, playedSteps({ toldAt: null })]) {
      const unknown = pipelineOf({ catalogue: WITH_STEPS, steps })!
      expect(unknown.stations.map(({ figure }) => figure)).toEqual([null, null, null, null, null])
      expect(unknown.asOf).toBeNull()
      expect(pipelineSentence(vi, unknown)).toBe('Sổ hồ sơ: chưa có số liệu.')
      expect(pipelineRows(vi, unknown)[1]).toEqual(['Thẩm định', '–', '–', '–', '–'])
    }
  })

  it('are told in one sentence', () => {
    expect(pipelineSentence(vi, pipeline({}, { 2: { open: 1_250, overdue: 3 }, 4: { overdue: 1 } }))).toBe(
      'Sổ hồ sơ: 1.330 đang chờ, 4 quá hạn. Nhiều nhất ở bước Phê duyệt, 1.250.',
    )
    const none = Object.fromEntries([1, 2, 3, 4].map((place) => [place, { open: 0, median: null }]))
    expect(pipelineSentence(vi, pipeline({}, none))).toBe('Sổ hồ sơ: không có gì đang chờ.')
  })

  it('are told as rows, with no wait where nothing waits', () => {
    expect(pipelineRows(vi, pipeline({}, { 1: { overdue: 2 } })).slice(0, 2)).toEqual([
      ['Tiếp nhận', '–', '–', '0', '20'],
      ['Thẩm định', '10', '2 giờ 1 phút', '2', '19'],
    ])
  })

  it('have columns that follow their names and never their numbers', () => {
    const few = stationColumns(vi, pipeline({}, { 1: { open: 1 } }).stations)
    expect(stationColumns(vi, pipeline({}, { 1: { open: 12_000, overdue: 900 } }).stations)).toBe(few)
  })
})
