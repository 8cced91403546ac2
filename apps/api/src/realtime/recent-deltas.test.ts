import type { Delta } from '@ioc/contract'
import { expect, it } from 'vitest'
import { createRecentDeltas } from './recent-deltas.ts'

const delta = (scope: string, seq: number): Delta => ({
  epoch: 'e',
  scope,
  prev: seq - 1,
  seq,
  acceptedSeq: seq,
  asOf: seq,
  cells: [],
})

it('gives what leads from one number of a scope to another, as long as all of it is kept', () => {
  const recent = createRecentDeltas()
  for (let seq = 2; seq <= 50; seq++) for (const scope of ['A', 'B']) recent.add(delta(scope, seq))
  expect(recent.between('A', 47, 50)?.map(({ seq }) => seq)).toEqual([48, 49, 50])
  expect(recent.between('A', 18, 50)).toHaveLength(32)
  expect(recent.between('A', 17, 50)).toBeNull()
  expect(recent.between('A', 47, 51)).toBeNull()
  expect(recent.between('A', 50, 50)).toBeNull()
  expect(recent.between('C', 1, 2)).toBeNull()
  expect(recent.between('A', 49, 50)?.[0]?.frame()).toBe(recent.between('A', 48, 50)?.[1]?.frame())
  recent.forget('A')
  expect(recent.between('A', 47, 50)).toBeNull()
  expect(recent.between('B', 47, 50)).toHaveLength(3)
})
