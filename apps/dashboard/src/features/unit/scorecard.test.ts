import { describe, expect, it } from 'vitest'
import { playedView } from '../../testing/played-view.ts'
import { scorecard } from './scorecard.ts'

const view = playedView({ overdue: 40, active: { '20620': 0.97 } })
const of = (unit: string) => scorecard(view.catalogue, (indicator) => view.cellOf(indicator, unit))

describe('the scorecard of a unit', () => {
  it('has every component of the centre, each led by its own', () => {
    expect(of('20620').map(({ component, main }) => [component.id, main?.indicator.id])).toEqual([
      ['security', 'activated'],
      ['procedures', 'on-time'],
    ])
  })

  it('names what needs somebody first, and counts only what is judged', () => {
    const [, procedures] = of('20620')
    expect(procedures?.others.map(({ indicator }) => indicator.id)).toEqual(['overdue', 'received'])
    expect([procedures?.onTarget, procedures?.judged]).toEqual([1, 2])
  })

  it('is led by another where the first is not asked of the unit, and by none where nothing is', () => {
    const without = (lead: string) =>
      scorecard(view.catalogue, (indicator) => (indicator === lead ? undefined : view.cellOf(indicator, '20620')))
    expect(without('on-time')[1]?.main?.indicator.id).toBe('overdue')
    expect(of('508-ca').map(({ main, elsewhere }) => [main, elsewhere])).toEqual([
      [null, 1],
      [null, 3],
    ])
  })
})
