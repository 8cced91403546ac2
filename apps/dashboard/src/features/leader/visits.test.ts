import { describe, expect, it } from 'vitest'
import { left, marked, NEVER, opened, unmarked, visitsOf } from './visits.ts'

const MINUTE = 60_000
const NOON = 1_764_000_000_000
const at = (minutes: number) => ({ at: NOON + minutes * MINUTE, knownSeq: 100 + minutes })

describe('visits', () => {
  it('are told since nothing on the first of them', () => {
    expect(opened(NEVER, at(0))).toEqual({ since: null, last: at(0), before: null })
  })

  it('are told since the last moment of the one before', () => {
    const first = left(opened(NEVER, at(0)), at(3))
    expect(opened(first, at(600)).since).toEqual(at(3))
  })

  it('do not begin anew for who comes back within ten minutes', () => {
    const second = opened(opened(NEVER, at(0)), at(600))
    expect(opened(left(second, at(601)), at(610)).since).toEqual(at(0))
    expect(opened(left(second, at(601)), at(611)).since).toEqual(at(601))
  })

  it('are not shortened by reloading every few minutes', () => {
    const second = opened(opened(NEVER, at(0)), at(600))
    const reloaded = [605, 612, 620].reduce((visits, minute) => opened(visits, at(minute)), second)
    expect(reloaded.since).toEqual(at(0))
  })

  it('can be marked as seen, and the mark undone', () => {
    const second = opened(opened(NEVER, at(0)), at(600))
    const seen = marked(second, at(602))
    expect(seen.since).toEqual(at(602))
    expect(unmarked(seen).since).toEqual(at(0))
    expect(unmarked(unmarked(seen)).since).toEqual(at(0))
  })

  it('have nothing to undo once a new one begins', () => {
    const seen = marked(opened(opened(NEVER, at(0)), at(600)), at(602))
    expect(opened(seen, at(900)).before).toBe(null)
  })

  it('are kept as text and read again', () => {
    const visits = marked(opened(opened(NEVER, at(0)), at(600)), at(602))
    expect(visitsOf(JSON.stringify(visits))).toEqual(visits)
  })

  it.each([null, '', '{', '7', '{"since":{"at":"x","knownSeq":1}}', '{"since":{"at":1}}'])(
    'count as none where %s was kept',
    (kept) => {
      expect(visitsOf(kept)).toEqual(NEVER)
    },
  )
})
