import { describe, expect, it } from 'vitest'
import { type Facts, standingOf } from './standing.ts'

const HOUR = 3_600_000
const facts = (over: Partial<Facts>): Facts => ({ link: 'live', silence: 0, online: true, keptAge: 5 * HOUR, ...over })

describe('how the page stands', () => {
  it('is live while the server is heard', () => {
    expect(standingOf(facts({ silence: 4_000 }))).toEqual({ kind: 'live' })
  })

  it('is offline at once where the browser knows that there is no network', () => {
    expect(standingOf(facts({ silence: 4_000, online: false }))).toEqual({ kind: 'offline', age: 4_000 })
  })

  it('is offline after a minute of silence, whatever the browser believes', () => {
    expect(standingOf(facts({ link: 'reconnecting', silence: 20_000 }))).toEqual({ kind: 'connecting', age: 20_000 })
    expect(standingOf(facts({ link: 'stale', silence: 90_000 }))).toEqual({ kind: 'offline', age: 90_000 })
  })

  it('has the age of what was kept where the server was never heard', () => {
    expect(standingOf(facts({ link: 'connecting', silence: 1_000 }))).toEqual({ kind: 'connecting', age: 5 * HOUR })
    expect(standingOf(facts({ link: 'connecting', silence: 9_000 }))).toEqual({ kind: 'offline', age: 5 * HOUR })
    expect(standingOf(facts({ link: 'connecting', online: false }))).toEqual({ kind: 'offline', age: 5 * HOUR })
  })
})
