import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPacer } from './pacer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the pacer', () => {
  it('lets the first through at once and gathers the rest of the second into one', () => {
    let done = 0
    const pacer = createPacer(() => void (done += 1), 1_000)
    pacer.ask()
    expect(done).toBe(1)
    for (let at = 0; at < 50; at++) pacer.ask()
    vi.advanceTimersByTime(999)
    expect(done).toBe(1)
    vi.advanceTimersByTime(1)
    expect(done).toBe(2)
  })

  it('works at most once a second under a constant stream', () => {
    let done = 0
    const pacer = createPacer(() => void (done += 1), 1_000)
    for (let at = 0; at < 100; at++) {
      pacer.ask()
      vi.advanceTimersByTime(100)
    }
    expect(done).toBe(11)
  })

  it('does nothing more once closed', () => {
    let done = 0
    const pacer = createPacer(() => void (done += 1), 1_000)
    pacer.ask()
    pacer.ask()
    pacer.close()
    vi.advanceTimersByTime(5_000)
    expect(done).toBe(1)
  })
})
