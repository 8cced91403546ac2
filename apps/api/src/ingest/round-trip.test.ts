import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORMAT_NAMES, FORMATS, type Row } from './testing/formats.ts'
import { createSourceUser, type SourceUser } from './testing/source-user.ts'

let users: SourceUser[]
beforeAll(async () => {
  users = await Promise.all(FORMAT_NAMES.map(() => createSourceUser()))
})
afterAll(async () => {
  for (const { app } of users) await app.close()
})

const day = fc.date({ min: new Date('2021-01-01'), max: new Date('2026-11-17'), noInvalidDate: true })
const note = fc.option(fc.stringMatching(/^[\p{L} ,;"\n]{1,20}$/u), { nil: undefined })
const flow = fc
  .record({ unit: fc.constantFrom('A', 'B', 'C'), day, value: fc.nat(1_000_000), note })
  .map(({ day, ...rest }): Row => ({ measure: 'received', period: day.toISOString().slice(0, 10), ...rest }))
const stock = fc
  .record({ day, tenths: fc.nat(9_999_999), note })
  .map(
    ({ day, tenths, note }): Row => ({ measure: 'cases', unit: 'P', at: day.toISOString(), value: tenths / 10, note }),
  )
const keyOf = ({ measure, unit, period, at }: Row) => [measure, unit, period, at].join()
const batch = fc.uniqueArray(fc.oneof(flow, stock), { minLength: 1, maxLength: 40, selector: keyOf })

/** All that a store holds of the district's readings, as one text. */
async function stored({ app: { store } }: SourceUser): Promise<string> {
  const series = store.allSeries()
  const readings = await store.readingsFor({ series: series.map((one) => one.series), from: 0, to: Date.now() })
  const revisions = await store.revisionsOf(readings)
  const rows = revisions.map(({ series: number, time, value, revision, note }) => {
    return JSON.stringify([store.describeSeries(number), time, value, revision, note])
  })
  return rows.toSorted().join('\n')
}

describe('a batch', () => {
  it('comes to the same stored rows in every format', async () => {
    await fc.assert(
      fc.asyncProperty(batch, async (rows) => {
        const seen = []
        for (const [index, name] of FORMAT_NAMES.entries()) {
          const { write, type, query } = FORMATS[name]
          const { status, body } = await users[index]!.send(write(rows), { type, query })
          expect([status, body.errors]).toEqual([200, undefined])
          seen.push(JSON.stringify(body))
        }
        expect(new Set(seen).size).toBe(1)
      }),
      { numRuns: 40 },
    )
    const [json, ndjson, csv] = await Promise.all(users.map(stored))
    expect(ndjson).toBe(json)
    expect(csv).toBe(json)
    expect(json?.length).toBeGreaterThan(1_000)
  })

  it('sent again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(batch, async (rows) => {
        await users[0]!.send(rows)
        const { body } = await users[0]!.send(rows)
        expect(body).toMatchObject({ accepted: 0, revised: 0, unchanged: rows.length })
      }),
      { numRuns: 20 },
    )
  })
})
