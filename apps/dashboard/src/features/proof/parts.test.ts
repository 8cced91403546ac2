import type { ProofReading } from '@ioc/contract'
import { describe, expect, it } from 'vitest'
import { reportedOf, sharesOf } from './parts.ts'

const reading = (over: Partial<ProofReading>): ProofReading => ({
  measure: 'active',
  unit: '20620',
  when: '2026-11-20T02:00:00.000Z',
  value: 88,
  revision: 1,
  seq: 1,
  receivedAt: 1,
  source: 'police',
  sourceKind: 'api',
  sample: true,
  note: null,
  superseded: false,
  place: null,
  ...over,
})
const part = (readings: readonly ProofReading[], counted: readonly { unit: string; value: number }[] = []) => ({
  role: 'numerator' as const,
  measure: 'active',
  name: { vi: 'a', en: 'a', bn: 'a' },
  sign: 1 as const,
  sum: 0,
  readings,
  counted: counted.map((entry) => ({ register: 'dossiers', when: '2026-11-20', ...entry })),
})

describe('a part of a number', () => {
  it('is shared out by unit, largest first, and what was replaced no longer counts', () => {
    const old = reading({ value: 500, superseded: true })
    const shares = sharesOf(part([old, reading({ revision: 2 }), reading({ unit: '20599', value: 97 })]))
    expect(shares).toEqual([
      { unit: '20599', sum: 97, entries: 1 },
      { unit: '20620', sum: 88, entries: 1 },
    ])
  })

  it('takes what a register counted with what was reported', () => {
    expect(sharesOf(part([reading({})], [{ unit: '20620', value: 2 }]))).toEqual([
      { unit: '20620', sum: 90, entries: 2 },
    ])
  })

  it('shows each report once, its earlier revisions under it, the newest report first', () => {
    const first = reading({ superseded: true })
    const second = reading({ revision: 2, value: 98, receivedAt: 9 })
    const other = reading({ unit: '20599', receivedAt: 5 })
    expect(reportedOf({ readings: [first, other, second] })).toEqual([
      { standing: second, earlier: [first] },
      { standing: other, earlier: [] },
    ])
  })
})
