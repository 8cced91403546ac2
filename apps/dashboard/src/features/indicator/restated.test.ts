import { describe, expect, it } from 'vitest'
import { playedSnapshot } from '../../testing/played.ts'
import { restated, restatedUnits } from './restated.ts'

describe('a number of an earlier day', () => {
  it('is the same where nobody can read a difference', () => {
    expect(restated(92.94, 92.93, 1)).toEqual({ kind: 'same', value: 92.93 })
  })

  it('was corrected, came late, was taken back, or never was', () => {
    expect(restated(92.9, 93.4, 1)).toEqual({ kind: 'changed', was: 92.9, now: 93.4 })
    expect(restated(null, 0, 1)).toEqual({ kind: 'appeared', now: 0 })
    expect(restated(0, null, 1)).toEqual({ kind: 'gone', was: 0 })
    expect(restated(null, null, 1)).toEqual({ kind: 'none' })
  })

  it('is counted over the units whose number is another now', () => {
    const was = playedSnapshot({ active: { '20599': 0.9 } }).cells.filter(({ unit }) => unit !== '508')
    const now = playedSnapshot({ active: { '20599': 0.92 } }).cells.filter(({ unit }) => unit !== '508')
    expect(restatedUnits(was, now, 'activated', 1)).toBe(1)
    expect(restatedUnits(now, now, 'activated', 1)).toBe(0)
  })
})
