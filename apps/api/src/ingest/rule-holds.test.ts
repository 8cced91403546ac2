import { join } from 'node:path'
import { createReadingBook } from '@ioc/metrics'
import { array, assert, constantFrom, integer, property, tuple, uniqueArray } from 'fast-check'
import { expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { createHolds } from './rule-holds.ts'
import { createSides, createTerms } from './rule-sides.ts'
import { createRuleValues, createSeriesRows } from './rule-values.ts'

const { catalogue } = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
const ofStocks = [...catalogue.rules.values()].find(
  ({ readings, kind, left, right }) =>
    readings && kind === 'part' && [...left, ...right].every((id) => catalogue.measures.get(id)?.grain === null),
)!
const STOCKS = [...ofStocks.left, ...ofStocks.right]

it('a rule holds where looking at each row by itself, as of its time and as of now, finds it to hold', () => {
  const row = tuple(integer({ min: 0, max: 6 }), constantFrom(...STOCKS), integer({ min: 0, max: 4 }))
  const rows = uniqueArray(row, { selector: ([time, measure]) => `${time} ${measure}`, maxLength: 12 })
  const asked = array(integer({ min: 0, max: 6 }), { maxLength: 20 })
  assert(
    property(rows, rows, asked, (standing, batch, questions) => {
      const book = createReadingBook({ utcOffsetMinutes: catalogue.utcOffsetMinutes })
      const told = {
        unit: 'A',
        source: 'police',
        receivedAt: 0,
        revision: 1,
        seq: 1,
        sourceKind: 'api',
        sample: false,
      } as const
      for (const [at, measure, value] of standing) book.put({ ...told, measure, value, when: { at } })
      const columns = {
        row: new Uint32Array(batch.length),
        series: new Int32Array(batch.length),
        time: Float64Array.from(batch, ([time]) => time),
        value: Float64Array.from(batch, ([, , value]) => value),
        notes: new Map<number, string>(),
      }
      const rowsOf = createSeriesRows(columns)
      for (const [index, [, measure]] of batch.entries()) rowsOf.add(measure, 'A', index)
      const sides = createSides(createTerms(catalogue), createRuleValues(columns, rowsOf, book))
      const isEqual = (asOf: number) => (sides(ofStocks, 'A', asOf, 'with')?.excess ?? 0) === 0
      for (const stands of [true, false]) {
        const holds = createHolds(sides)
        const at = { rule: ofStocks, unit: 'A' }
        for (const time of questions) {
          expect(holds(at, time, stands)).toBe(isEqual(time) && (!stands || isEqual(Number.POSITIVE_INFINITY)))
        }
      }
    }),
  )
})
