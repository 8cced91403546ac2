import { describe, expect, it } from 'vitest'
import { retryDelay } from './retry.ts'

describe('the wait before another try', () => {
  it('doubles from half a second to five seconds and stays there for ever', () => {
    const most = [0, 1, 2, 3, 4, 1_000].map((count) => retryDelay(count, () => 1))
    expect(most).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000])
  })

  it('leaves half to chance, so that walls do not come back together', () => {
    expect(retryDelay(4, () => 0)).toBe(2_500)
  })
})
