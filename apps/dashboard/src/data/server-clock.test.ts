import { describe, expect, it } from 'vitest'
import { createServerClock } from './server-clock.ts'

function played() {
  let at = 5_000
  const clock = createServerClock(() => at)
  return { clock, pass: (milliseconds: number) => (at += milliseconds) }
}

describe("the server's clock", () => {
  it('says nothing before the server has', () => {
    const { clock, pass } = played()
    pass(2_000)
    expect(clock.now()).toBeNull()
    expect(clock.silence()).toBe(2_000)
  })

  it('goes on from what the server said by the monotonic clock alone', () => {
    const { clock, pass } = played()
    clock.hear(1_000_000)
    pass(7_500)
    expect(clock.now()).toBe(1_007_500)
  })

  it('counts any message as a sign of life without moving the time', () => {
    const { clock, pass } = played()
    clock.hear(1_000_000)
    pass(9_000)
    clock.touch()
    expect(clock.silence()).toBe(0)
    expect(clock.now()).toBe(1_009_000)
  })

  it('takes the time of an HTTP answer only until a heartbeat has told it exactly', () => {
    const { clock } = played()
    clock.hearAbout(990_000)
    expect(clock.now()).toBe(990_000)
    clock.hear(1_000_000)
    clock.hearAbout(999_000)
    expect(clock.now()).toBe(1_000_000)
  })

  it('follows the server when its clock is set, forwards or back', () => {
    const { clock } = played()
    clock.hear(1_000_000)
    clock.hear(400_000)
    expect(clock.now()).toBe(400_000)
  })
})
