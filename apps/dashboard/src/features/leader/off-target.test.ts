import { describe, expect, it } from 'vitest'
import { playedView } from '../../testing/played-view.ts'
import { offTargets } from './off-target.ts'

describe('what is off target', () => {
  it('is nothing while all fare well', () => {
    expect(offTargets(playedView())).toEqual([])
  })

  it('is an indicator once, with the agency that answers for it and who drags it down, most first', () => {
    const [found, ...more] = offTargets(playedView({ active: { '20617': 0.7, '20620': 0.5, '20638': 0.94 } }))
    expect(more).toEqual([])
    expect(found).toMatchObject({ isWhole: true, indicator: { id: 'activated' }, owner: { code: '508-ca' } })
    expect(found?.cell.unit).toBe('508')
    expect(found?.drags.map(({ unit }) => unit)).toEqual(['20620', '20617', '20638'])
  })

  it('names who misses their own target where the gap of the whole cannot be shared out', () => {
    const view = playedView({ active: { '20617': 0.7, '20620': 0.5 } })
    const cells = view.snapshot.cells.map((cell) =>
      cell.unit === '20638' && cell.indicator === 'activated' ? { ...cell, numerator: 1 } : cell,
    )
    const [found] = offTargets({ ...view, snapshot: { ...view.snapshot, cells } })
    expect(found?.drags.map(({ unit }) => unit)).toEqual(['20620', '20617'])
  })

  it('tells what the whole district misses before what single communes do, also where no commune alone is off', () => {
    const found = offTargets(playedView({ active: { '20620': 0.8 }, overdue: 3 }))
    expect(found.map(({ indicator, isWhole }) => [indicator.id, isWhole])).toEqual([
      ['overdue', true],
      ['activated', false],
    ])
  })

  it('has begun when the scope’s own status did, or with the first of its units', () => {
    const view = playedView({ active: { '20620': 0.8, '20617': 0.8 } })
    const cells = view.snapshot.cells.map((cell) =>
      cell.unit === '20620' && cell.indicator === 'activated' ? { ...cell, since: 1_000 } : cell,
    )
    const whole = offTargets({ ...view, snapshot: { ...view.snapshot, cells } })
    expect(whole[0]?.since).toBe(whole[0]?.isWhole === true ? view.cellOf('activated')?.since : 1_000)
    const single = playedView({ active: { '20620': 0.8 } })
    expect(offTargets(single)[0]?.since).toBe(single.cellOf('activated', '20620')?.since)
  })
})
