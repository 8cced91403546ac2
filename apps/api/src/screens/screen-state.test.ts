import { describe, expect, it } from 'vitest'
import { type Sighting, screenState } from './screen-state.ts'
import { reported } from './testing/told.ts'

const NOW = 1_000_000
const seen = (more: Partial<Sighting> = {}): Sighting => ({
  connected: true,
  heardAt: NOW,
  report: reported({ paintedAt: NOW }),
  behindSince: null,
  ...more,
})
const painted = (paintedAt: number | null) => reported({ paintedAt })

describe('a screen', () => {
  it.each([
    ['never, when nothing was ever heard of it', undefined, 'never'],
    ['live, when it paints and says so', seen(), 'live'],
    ['live, when its browser does not tell when it painted', seen({ report: painted(null) }), 'live'],
    ['away, once its connection ended', seen({ connected: false }), 'away'],
    ['away rather than frozen', seen({ connected: false, heardAt: 0 }), 'away'],
    ['live, thirty seconds after its last word', seen({ heardAt: NOW - 30_000, report: painted(null) }), 'live'],
    ['frozen, after thirty seconds without a word', seen({ heardAt: NOW - 30_001, report: painted(null) }), 'frozen'],
    ['live, when it painted thirty seconds before it said so', seen({ report: painted(NOW - 30_000) }), 'live'],
    ['frozen, when it speaks and has not painted for longer', seen({ report: painted(NOW - 30_001) }), 'frozen'],
    ['live, when its last word is on its way', seen({ heardAt: NOW - 20_000, report: painted(NOW - 40_000) }), 'live'],
    ['live, thirty seconds after the first delta it lacks', seen({ behindSince: NOW - 30_000 }), 'live'],
    ['behind, after thirty seconds', seen({ behindSince: NOW - 30_001 }), 'behind'],
    ['frozen rather than behind', seen({ behindSince: 0, heardAt: 0, report: painted(0) }), 'frozen'],
  ] as const)('is %s', (_what, sighting, state) => {
    expect(screenState(sighting, NOW)).toBe(state)
  })
})
