import { describe, expect, it } from 'vitest'
import { playedSteps, WITH_STEPS } from '../../../testing/played-steps.ts'
import { playedView } from '../../../testing/played-view.ts'
import { speak } from '../../../testing/speak.ts'
import { pipelineAge, pipelineOf } from '../../../widgets/stations.ts'
import { stepsScene } from './scene.tsx'
import { sharesOf } from './shares.ts'

const view = (steps = playedSteps()) => playedView({}, { catalogue: WITH_STEPS, steps })
const shares = (steps = playedSteps()) => sharesOf(pipelineOf(view(steps))?.stations ?? [])

describe('the bars of the steps', () => {
  it('are parts of the longest; an entry, where nothing waits, has none', () => {
    expect(shares().map(({ open }) => open)).toEqual([0, 0.25, 0.5, 0.75, 1])
  })

  it('hold what is overdue, and never more than waits', () => {
    const steps = playedSteps({}, { 1: { overdue: 4 }, 2: { overdue: 50 } })
    expect(shares(steps).map(({ overdue }) => overdue)).toEqual([0, 0.1, 0.5, 0, 0])
  })

  it('are empty before anyone spoke of the register', () => {
    expect(shares(playedSteps({ toldAt: null })).every(({ open }) => open === 0)).toBe(true)
  })
})

describe('the scene of the steps', () => {
  it('says how many wait, how many of them are late, and where most are', () => {
    const { title, sentence } = stepsScene.head({ view: view(), of: null }, speak('vi'))
    expect(title).toBe('Quy trình 5 bước')
    expect(sentence).toBe('Sổ hồ sơ: 100 đang chờ, 0 quá hạn. Nhiều nhất ở bước Trả kết quả, 40.')
  })

  it('says that no register declares steps', () => {
    expect(stepsScene.head({ view: playedView(), of: null }, speak('en')).sentence).toBe(
      'No register declares steps yet.',
    )
  })

  it('knows when its figures are old: the link is gone, or they have not come for three minutes', () => {
    const pipeline = pipelineOf(view())!
    const { now } = view()
    expect(pipelineAge(pipeline, { now, staleFor: null })).toBeNull()
    expect(pipelineAge(pipeline, { now: now + 240_000, staleFor: null })).toBe(240_000)
    expect(pipelineAge(pipeline, { now, staleFor: 60_000 })).toBe(60_000)
    expect(pipelineAge({ ...pipeline, asOf: null }, { now, staleFor: 60_000 })).toBeNull()
  })
})
