import type { Cell } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { CATALOGUE, playedSnapshot } from '../../testing/played.ts'
import { againstPast, againstPeers } from './standing.ts'

const { cells } = playedSnapshot()
const cellOf = (indicator: string, over: Partial<Cell>): Cell => ({
  ...cells.find((cell) => cell.indicator === indicator && cell.unit === '20620')!,
  denominator: 1_000,
  ...over,
})
const share = (value: number | null, denominator = 1_000) => cellOf('activated', { value, denominator })
const overdue = (value: number) => cellOf('overdue', { value, denominator: null })
const told = ({ strengths, gaps, compared }: ReturnType<typeof againstPast>) => ({
  strengths: strengths.map(({ indicator, better }) => [indicator.id, better]),
  gaps: gaps.map(({ indicator, better }) => [indicator.id, better]),
  compared,
})

describe('a unit against its own past', () => {
  it('is stronger where it is better by half a band of watch or more, whichever way is better', () => {
    const standing = againstPast(CATALOGUE, [share(95), overdue(2)], [share(90), overdue(12)])
    expect(told(standing)).toEqual({
      strengths: [
        ['overdue', 10],
        ['activated', 5],
      ],
      gaps: [],
      compared: 2,
    })
  })

  it('has a gap where it is worse, the worst first', () => {
    const standing = againstPast(CATALOGUE, [share(87), overdue(22)], [share(90), overdue(12)])
    expect(told(standing).gaps.map(([id]) => id)).toEqual(['overdue', 'activated'])
  })

  it('neither praises nor blames a difference too small to matter', () => {
    expect(told(againstPast(CATALOGUE, [share(92)], [share(90)]))).toEqual({ strengths: [], gaps: [], compared: 1 })
  })

  it('compares nothing made of a few cases, then or now, and nothing without a value', () => {
    expect(againstPast(CATALOGUE, [share(95, 4)], [share(50)]).compared).toBe(0)
    expect(againstPast(CATALOGUE, [share(95)], [share(50, 4)]).compared).toBe(0)
    expect(againstPast(CATALOGUE, [share(95)], [share(null)]).compared).toBe(0)
    expect(againstPast(CATALOGUE, [share(95)], []).compared).toBe(0)
  })

  it('leaves out figures of which neither more nor less is better, and months that have only begun', () => {
    const received = cellOf('received', { value: 900, denominator: null })
    expect(againstPast(CATALOGUE, [received], [{ ...received, value: 100 }]).compared).toBe(0)
    const monthly = CATALOGUE.indicators.get('on-time')!
    const window = { grain: 'month', count: 1, upTo: 'now' } as const
    const begun = {
      ...CATALOGUE,
      indicators: new Map([['on-time', { ...monthly, window }]]),
    } as typeof CATALOGUE
    const onTime = (value: number) => cellOf('on-time', { value })
    expect(againstPast(begun, [onTime(98)], [onTime(50)]).compared).toBe(0)
    expect(againstPast(CATALOGUE, [onTime(98)], [onTime(50)]).compared).toBe(1)
  })
})

describe('a unit against units like it', () => {
  it('is held against their median, which one odd unit does not move', () => {
    const standing = againstPeers(CATALOGUE, [share(95)], [share(90), share(88), share(0)])
    expect(standing.strengths.map(({ reference, better }) => [reference, better])).toEqual([[88, 7]])
    expect(againstPeers(CATALOGUE, [share(80)], [share(90), share(88), share(0), share(92)]).gaps[0]?.reference).toBe(
      89,
    )
  })

  it('is not compared where fewer than three others have a fair number', () => {
    expect(againstPeers(CATALOGUE, [share(95)], [share(90), share(88), share(10, 3)]).compared).toBe(0)
  })

  it('is not compared by what grows with a unit', () => {
    expect(againstPeers(CATALOGUE, [overdue(50)], [overdue(1), overdue(2), overdue(3)]).compared).toBe(0)
  })
})
