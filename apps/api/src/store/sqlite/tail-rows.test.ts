import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRows, pushRow } from './rows.ts'
import { atOneGo } from './steps.ts'
import { packRows, unpackRows } from './tail-rows.ts'

const wide = fc.maxSafeInteger()
const narrow = fc.integer({ min: 1_000, max: 66_535 })
const row = fc.tuple(fc.integer({ min: 1, max: 2 ** 31 - 1 }), wide, wide, fc.nat({ max: 70_000 }), fc.nat())
const near = fc.tuple(narrow, narrow, narrow, fc.constant(1), fc.constant(7))

describe('packed rows', () => {
  it('come back as they were, whatever their values', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(row), fc.array(near)), (list) => {
        const rows = createRows(1)
        for (const [series, time, value, revision, seq] of list) pushRow(rows, series, time, value, revision, seq)
        const back = unpackRows(atOneGo(packRows(rows)))
        const seen = Array.from({ length: back.length }, (_, i) => [
          back.series[i],
          back.time[i],
          back.value[i],
          back.revision[i],
          back.seq[i],
        ])
        expect(seen).toEqual(list)
      }),
    )
  })

  it('of a usual batch take few bytes each', () => {
    const rows = createRows()
    for (let i = 0; i < 1_000; i++) pushRow(rows, i + 1, 1_764_000_000_000, i % 300, 1, 99)
    expect(atOneGo(packRows(rows)).length / 1_000).toBeLessThan(5)
  })
})
