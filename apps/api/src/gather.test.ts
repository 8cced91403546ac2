import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createGatherer } from './gather.ts'

beforeEach(() =>
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'] }),
)
afterEach(() => vi.useRealTimers())

describe('a gatherer', () => {
  it('works at once for the first, and once for all who ask within the wait', () => {
    let runs = 0
    const gatherer = createGatherer(() => void (runs += 1), 100)
    gatherer.ask()
    gatherer.ask()
    vi.advanceTimersByTime(1)
    expect(runs).toBe(1)
    for (let ms = 0; ms < 90; ms += 10) {
      vi.advanceTimersByTime(10)
      gatherer.ask()
    }
    expect(runs).toBe(1)
    vi.advanceTimersByTime(10)
    expect(runs).toBe(2)
    vi.advanceTimersByTime(1_000)
    expect(runs).toBe(2)
    gatherer.ask()
    vi.advanceTimersByTime(1)
    expect(runs).toBe(3)
  })

  it('takes what is asked for while it works into the next run', () => {
    let runs = 0
    const gatherer = createGatherer(() => {
      runs += 1
      if (runs === 1) gatherer.ask()
    }, 100)
    gatherer.ask()
    vi.advanceTimersByTime(50)
    expect(runs).toBe(1)
    vi.advanceTimersByTime(60)
    expect(runs).toBe(2)
  })

  it('does nothing more once closed', () => {
    let runs = 0
    const gatherer = createGatherer(() => void (runs += 1), 100)
    gatherer.ask()
    gatherer.close()
    gatherer.ask()
    vi.advanceTimersByTime(1_000)
    expect(runs).toBe(0)
  })
})
