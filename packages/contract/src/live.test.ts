import type { Cell } from '@ioc/metrics'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyDelta, type Delta, type LiveSnapshot } from './live.ts'

const cell = (indicator: string, unit: string, value: number): Cell => ({
  indicator,
  unit,
  value,
  reason: null,
  implausible: null,
  numerator: null,
  denominator: null,
  status: null,
  since: null,
  sinceOrEarlier: false,
  target: null,
  targetDue: null,
  coverage: { reported: 1, due: 1, missing: [], excluded: [] },
  range: null,
  freshness: { state: 'fresh', newest: null, oldest: null, nextDue: null },
  pace: null,
  provenance: { sample: false, byHand: false, documented: false },
  trend: [],
  points: null,
})

const UNITS = ['district', '20599', '20611']
const start: LiveSnapshot = {
  scope: 'district',
  asOf: 1_000,
  knownAt: 1_000,
  cells: UNITS.map((unit) => cell('online', unit, 0)),
  epoch: 'e1',
  seq: 4,
  acceptedSeq: 9,
}
const delta = (over: Partial<Delta> = {}): Delta => ({
  epoch: 'e1',
  scope: 'district',
  prev: 4,
  seq: 5,
  acceptedSeq: 10,
  asOf: 2_000,
  cells: [cell('online', '20599', 7)],
  ...over,
})

const applied = (snapshot: LiveSnapshot, sent: Delta): LiveSnapshot => {
  const next = applyDelta(snapshot, sent)
  if (next === 'gap') throw new Error('the delta does not follow the snapshot')
  return next
}

describe('applyDelta', () => {
  it('puts whole cells in place of the old, in the old order', () => {
    const next = applyDelta(start, delta())
    expect(next).toEqual({
      ...start,
      asOf: 2_000,
      knownAt: 2_000,
      seq: 5,
      acceptedSeq: 10,
      cells: [cell('online', 'district', 0), cell('online', '20599', 7), cell('online', '20611', 0)],
    })
  })

  it('leaves what it was given as it was', () => {
    const before = structuredClone(start)
    applyDelta(start, delta())
    expect(start).toEqual(before)
  })

  it.each([
    ['a delta in between was lost', delta({ prev: 5, seq: 6 })],
    ['the server began anew', delta({ epoch: 'e2' })],
    ['the delta is of another scope', delta({ scope: '20599' })],
    ['a cell is not of this scope', delta({ cells: [cell('online', '99999', 1)] })],
  ])('calls it a gap when %s', (_why, bad) => {
    expect(applyDelta(start, bad)).toBe('gap')
  })

  it('takes no notice of a delta it has already seen', () => {
    expect(applyDelta(start, delta({ prev: 3, seq: 4 }))).toBe(start)
  })

  it('ends where the server is, whatever is lost, once every gap is answered with a fresh snapshot', () => {
    const step = fc.record({ unit: fc.constantFrom(...UNITS), value: fc.integer(), lost: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let server = start
        let client = start
        for (const { unit, value, lost } of steps) {
          const sent = delta({ prev: server.seq, seq: server.seq + 1, cells: [cell('online', unit, value)] })
          server = applied(server, sent)
          if (lost) continue
          const next = applyDelta(client, sent)
          client = next === 'gap' ? server : next
          expect(client).toEqual(server)
        }
      }),
    )
  })
})
