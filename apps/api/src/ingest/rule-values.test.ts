import { join } from 'node:path'
import { createReadingBook } from '@ioc/metrics'
import { assert, constantFrom, integer, property, tuple, uniqueArray } from 'fast-check'
import { expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { DAY_MS } from './check-time.ts'
import { createRuleValues, createSeriesRows } from './rule-values.ts'

const { catalogue } = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
const STOCK = catalogue.measures.get('security.eid-collected')!
const FLOW = catalogue.measures.get('security.accidents')!

it('what a batch says of a series as of a time is its last row up to then, in whatever order its rows come', () => {
  const row = tuple(integer({ min: 0, max: 12 }), constantFrom('A', 'B'), integer({ min: 0, max: 9 }))
  const rows = uniqueArray(row, { selector: ([week, unit]) => `${week} ${unit}`, maxLength: 20 })
  assert(
    property(rows, integer({ min: -1, max: 13 }), (batch, week) => {
      const timeOf = (at: number) => at * 7 * DAY_MS
      const columns = {
        row: new Uint32Array(batch.length),
        series: new Int32Array(batch.length),
        time: Float64Array.from(batch, ([at]) => timeOf(at)),
        value: Float64Array.from(batch, ([, , value]) => value),
        notes: new Map<number, string>(),
      }
      const series = createSeriesRows(columns)
      for (const [index, [, unit]] of batch.entries()) for (const { id } of [STOCK, FLOW]) series.add(id, unit, index)
      const book = createReadingBook({ utcOffsetMinutes: catalogue.utcOffsetMinutes })
      const values = createRuleValues(columns, series, book)
      const own = batch.filter(([, unit]) => unit === 'A').toSorted(([one], [other]) => one - other)
      const last = own.findLast(([at]) => at <= week)
      const same = own.find(([at]) => at === week)
      expect(values.with(STOCK, 'A', timeOf(week))?.value).toBe(last?.[2])
      expect(values.with(FLOW, 'A', timeOf(week))?.value).toBe(same?.[2])
    }),
  )
})
