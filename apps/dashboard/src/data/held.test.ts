import type { Delta, LiveSnapshot } from '@ioc/contract'
import { describe, expect, it } from 'vitest'
import { playedSnapshot } from '../testing/played.ts'
import { heldAfterDelta, heldAfterSnapshot, isBehind, NOTHING_HELD, WAITING_AT_MOST } from './held.ts'

const first = playedSnapshot({ seq: 4 })
const deltaTo = (seq: number, over: Partial<Delta> = {}): Delta => ({
  epoch: 'e1',
  scope: '508',
  prev: seq - 1,
  seq,
  acceptedSeq: seq,
  asOf: first.asOf + seq,
  cells: [{ ...first.cells[0]!, value: seq }],
  ...over,
})
const holding = (snapshot: LiveSnapshot) => heldAfterSnapshot(NOTHING_HELD, snapshot)

describe('what a screen holds', () => {
  it('takes a delta that follows on', () => {
    const held = heldAfterDelta(holding(first), deltaTo(5))
    expect(held.torn).toBe(false)
    expect(held.snapshot?.seq).toBe(5)
    expect(held.snapshot?.cells[0]?.value).toBe(5)
  })

  it('is torn by a gap and keeps showing what it had', () => {
    const held = heldAfterDelta(holding(first), deltaTo(7))
    expect(held.torn).toBe(true)
    expect(held.snapshot).toBe(first)
  })

  it('is mended by a fresh snapshot joined with what came while it was fetched', () => {
    let held = heldAfterDelta(holding(first), deltaTo(7))
    held = heldAfterDelta(held, deltaTo(8))
    held = heldAfterSnapshot(held, playedSnapshot({ seq: 7 }))
    expect(held).toMatchObject({ torn: false, waiting: [] })
    expect(held.snapshot?.seq).toBe(8)
  })

  it('stays torn when the fresh snapshot is older than the gap', () => {
    const torn = heldAfterDelta(holding(first), deltaTo(9))
    expect(heldAfterSnapshot(torn, playedSnapshot({ seq: 5 })).torn).toBe(true)
  })

  it('does not go back to an older snapshot of the same run', () => {
    const held = heldAfterSnapshot(holding(playedSnapshot({ seq: 9 })), playedSnapshot({ seq: 8 }))
    expect(held.snapshot?.seq).toBe(9)
  })

  it('begins anew with another run of the server, whatever its numbers', () => {
    const held = heldAfterSnapshot(holding(playedSnapshot({ seq: 9 })), playedSnapshot({ seq: 1, epoch: 'e2' }))
    expect(held.snapshot).toMatchObject({ epoch: 'e2', seq: 1 })
  })

  it('keeps no more than a fixed number of deltas waiting, however long a snapshot takes', () => {
    let held = NOTHING_HELD
    for (let seq = 5; seq < 500; seq++) held = heldAfterDelta(held, deltaTo(seq))
    expect(held.waiting).toHaveLength(WAITING_AT_MOST)
  })

  it('is behind when a heartbeat tells of a later delta or of another run', () => {
    const held = holding(first)
    expect(isBehind(held, 'e1', 4)).toBe(false)
    expect(isBehind(held, 'e1', undefined)).toBe(false)
    expect(isBehind(held, 'e1', 5)).toBe(true)
    expect(isBehind(held, 'e2', 0)).toBe(true)
    expect(isBehind(NOTHING_HELD, 'e1', 0)).toBe(true)
  })
})
