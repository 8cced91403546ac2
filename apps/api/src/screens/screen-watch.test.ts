import { describe, expect, it } from 'vitest'
import { createScreenWatch } from './screen-watch.ts'
import { reported } from './testing/told.ts'

function start() {
  let now = 1_000_000
  let seq = 1
  let news = 0
  const watch = createScreenWatch({ now: () => now, seqOf: () => seq, onChanged: () => void (news += 1) })
  return {
    watch,
    /** Says that all is well: it painted just now. */
    say: (connection: string, more = {}) => watch.report(connection, reported({ paintedAt: now, ...more })),
    pass: (ms: number) => {
      now += ms
      watch.look()
      return now
    },
    deltas: (count: number) => void (seq += count),
    now: () => now,
    news: () => news,
    states: () => watch.seen().map(({ screen, state, since }) => ({ screen, state, since })),
  }
}

describe('a watched wall', () => {
  it('is live since its first word and says nothing new while it goes on', () => {
    const { say, pass, states, now, news } = start()
    const began = now()
    for (let i = 0; i < 10; i++) {
      say('a')
      pass(10_000)
    }
    expect(states()).toEqual([{ screen: 'hall', state: 'live', since: began }])
    expect(news()).toBe(1)
  })

  it('that says no more is frozen since its last word, told once', () => {
    const { say, pass, states, now, news } = start()
    say('a')
    const last = now()
    pass(30_000)
    expect(states()).toMatchObject([{ state: 'live' }])
    pass(1)
    pass(60_000)
    expect(states()).toEqual([{ screen: 'hall', state: 'frozen', since: last }])
    expect(news()).toBe(2)
  })

  it('that speaks and does not paint is frozen since it last painted', () => {
    const { say, pass, states, now } = start()
    const painted = now()
    for (let i = 0; i < 5; i++) {
      say('a', { paintedAt: painted })
      pass(10_000)
    }
    expect(states()).toEqual([{ screen: 'hall', state: 'frozen', since: painted }])
    say('a')
    expect(states()).toEqual([{ screen: 'hall', state: 'live', since: now() }])
  })

  it('that holds the same old delta is behind since it was first found so, by how many', () => {
    const { say, pass, states, deltas, watch } = start()
    say('a')
    deltas(4)
    const found = pass(10_000)
    for (let i = 0; i < 4; i++) {
      say('a')
      pass(10_000)
    }
    expect(states()).toEqual([{ screen: 'hall', state: 'behind', since: found }])
    expect(watch.seen()[0]?.behindBy).toBe(4)
    say('a', { seq: 5 })
    expect(states()).toMatchObject([{ state: 'live' }])
  })

  it('that follows a busy scope a little late is not behind', () => {
    const { say, pass, states, deltas } = start()
    for (let seq = 1; seq < 20; seq++) {
      deltas(1)
      say('a', { seq })
      pass(10_000)
    }
    expect(states()).toMatchObject([{ state: 'live' }])
  })

  it('that went is away since then, and not when only an older connection of it ended', () => {
    const { say, pass, states, watch } = start()
    say('a')
    pass(1_000)
    say('b')
    watch.gone('a')
    expect(states()).toMatchObject([{ state: 'live' }])
    const left = pass(5_000)
    watch.gone('b')
    pass(100_000)
    expect(states()).toEqual([{ screen: 'hall', state: 'away', since: left }])
  })

  it('whose scripts answer no more while its browser does is frozen, not away, until it says something again', () => {
    const { say, pass, states, watch, now } = start()
    say('a')
    const last = now()
    pass(20_000)
    watch.gone('a', true)
    pass(20_000)
    expect(states()).toEqual([{ screen: 'hall', state: 'frozen', since: last }])
    say('b')
    expect(states()).toEqual([{ screen: 'hall', state: 'live', since: now() }])
  })

  it('without a name is there while its connection is', () => {
    const { say, states, watch } = start()
    say('a', { screen: null })
    say('b', { screen: null })
    expect(states()).toHaveLength(2)
    watch.gone('a')
    expect(states()).toHaveLength(1)
  })

  it('has one name at a time: what a connection was before is away', () => {
    const { say, states } = start()
    say('a', { screen: 'hall' })
    say('a', { screen: 'desk' })
    expect(states()).toMatchObject([
      { screen: 'hall', state: 'away' },
      { screen: 'desk', state: 'live' },
    ])
  })

  it('is forgotten when it is away and not to be kept', () => {
    const { say, states, watch } = start()
    say('a', { screen: 'typed-once' })
    say('b', { screen: 'hall' })
    say('c', { screen: 'there' })
    watch.gone('a')
    watch.gone('b')
    watch.forgetAwayExcept(new Set(['hall']))
    expect(states().map(({ screen }) => screen)).toEqual(['hall', 'there'])
  })

  it('tells of another scene, for whoever looks at its picture', () => {
    const { say, news } = start()
    say('a')
    say('a', { scene: 'matrix' })
    expect(news()).toBe(2)
  })
})
