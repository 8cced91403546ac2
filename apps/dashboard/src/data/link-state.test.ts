import { describe, expect, it } from 'vitest'
import { linkState } from './link-state.ts'

describe('the link', () => {
  it.each([
    [0, 'live'],
    [10_000, 'live'],
    [10_001, 'reconnecting'],
    [60_000, 'reconnecting'],
    [60_001, 'stale'],
    [300_000, 'stale'],
    [300_001, 'not-live'],
  ] as const)('after %d ms of silence is %s', (silence, state) => {
    expect(linkState(silence, true)).toBe(state)
  })

  it('is only connecting until the server has been heard, however long that takes', () => {
    expect(linkState(600_000, false)).toBe('connecting')
  })
})
