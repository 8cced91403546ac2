import { REFUSALS, type Refusal } from '@ioc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { named, TEST_UNITS, testPack, unitNamed } from '../testing/factories.ts'
import { FORMAT_NAMES, type FormatName, FORMATS, type Row } from './testing/formats.ts'
import { createSourceUser, type SourceUser } from './testing/source-user.ts'

const flow = { measure: 'received', unit: 'A', period: '2026-11-17', value: 12 }
const stock = { measure: 'accounts', unit: 'A', at: '2026-11-18T09:00:00+07:00', value: 12 }
const cases = { measure: 'cases', unit: 'P', at: '2026-11-18T09:00:00+07:00', value: 1.5 }

interface Case {
  readonly why: string
  readonly row: Row
  readonly column: string | undefined
  /** Formats that can say such a thing; all three unless told. */
  readonly only?: readonly FormatName[]
}
const typed = ['json', 'ndjson'] as const

/** Each code, by what calls it forth. Those of a whole file's shape have tests of their own. */
const CASES: Partial<Record<Refusal, readonly Case[]>> = {
  'not-a-reading': [{ why: 'a list in place of a reading', row: [] as unknown as Row, column: undefined, only: typed }],
  'missing-column': [
    { why: 'no unit', row: { ...flow, unit: undefined }, column: 'unit' },
    { why: 'an empty measure', row: { ...flow, measure: '' }, column: 'measure' },
    { why: 'no value', row: { ...flow, value: undefined }, column: 'value' },
    { why: 'a flow without a period', row: { ...flow, period: undefined }, column: 'period' },
    { why: 'a stock without an instant', row: { ...stock, at: undefined }, column: 'at' },
  ],
  'unknown-column': [{ why: 'a phone number', row: { ...flow, phone: '0905' }, column: 'phone', only: typed }],
  'unwanted-column': [
    { why: 'an instant on a flow', row: { ...flow, at: stock.at }, column: 'at' },
    { why: 'a period on a stock', row: { ...stock, period: '2026-11-17' }, column: 'period' },
  ],
  'wrong-type': [
    { why: 'a number in quotes', row: { ...flow, value: '12' }, column: 'value', only: typed },
    { why: 'a code as a number', row: { ...flow, unit: 20599 }, column: 'unit', only: typed },
    { why: 'null', row: { ...flow, value: null }, column: 'value', only: typed },
  ],
  'too-long': [
    { why: 'a note past 500 characters', row: { ...flow, note: 'x'.repeat(501) }, column: 'note' },
    { why: 'a measure past 100', row: { ...flow, measure: 'x'.repeat(101) }, column: 'measure' },
  ],
  'bad-text': [
    { why: 'an override of direction', row: { ...flow, note: 'abc\u202edef' }, column: 'note' },
    { why: 'a zero-width space', row: { ...flow, unit: 'A\u200b' }, column: 'unit' },
    { why: 'a NUL', row: { ...flow, note: 'a\u0000b' }, column: 'note' },
    { why: 'half a surrogate pair', row: { ...flow, note: 'a\ud800b' }, column: 'note' },
    { why: 'a byte order mark inside', row: { ...flow, measure: 'rec\ufeffeived' }, column: 'measure' },
  ],
  'unknown-measure': [
    { why: 'a measure nobody defined', row: { ...flow, measure: 'recieved' }, column: 'measure' },
    { why: '__proto__', row: { ...flow, measure: '__proto__' }, column: 'measure' },
  ],
  'measure-not-yours': [
    { why: 'a measure of others', row: { ...flow, measure: 'received-online' }, column: 'measure' },
  ],
  'unknown-unit': [
    { why: 'a code nobody bears', row: { ...flow, unit: 'Z' }, column: 'unit' },
    { why: 'a unit that is not there yet', row: { ...flow, unit: 'M' }, column: 'unit' },
  ],
  'ambiguous-unit': [{ why: 'a name two units bear', row: { ...flow, unit: 'Tân Lập' }, column: 'unit' }],
  'unit-not-yours': [{ why: 'a unit of others', row: { ...flow, unit: 'C' }, column: 'unit' }],
  'wrong-level': [{ why: 'the district for what communes count', row: { ...flow, unit: 'D' }, column: 'unit' }],
  'bad-period': [
    { why: '31 February', row: { ...flow, period: '2026-02-31' }, column: 'period' },
    { why: 'week 54', row: { ...flow, period: '2026-W54' }, column: 'period' },
  ],
  'wrong-grain': [{ why: 'a month where days are counted', row: { ...flow, period: '2026-10' }, column: 'period' }],
  'bad-time': [
    { why: '31 February', row: { ...stock, at: '2026-02-31T00:00:00Z' }, column: 'at' },
    { why: '24:00', row: { ...stock, at: '2026-02-01T24:00:00Z' }, column: 'at' },
    { why: 'a date in words', row: { ...stock, at: '1 Nov 2026' }, column: 'at' },
    { why: 'a zone there is none of', row: { ...stock, at: '2026-02-01T10:00:00+25:00' }, column: 'at' },
  ],
  'no-zone': [{ why: 'a time without zone', row: { ...stock, at: '2026-11-17T08:00:00' }, column: 'at', only: typed }],
  future: [
    { why: 'six minutes ahead', row: { ...stock, at: '2026-11-18T10:06:00+07:00' }, column: 'at' },
    { why: 'tomorrow', row: { ...flow, period: '2026-11-19' }, column: 'period' },
  ],
  'bad-number': [{ why: 'words', row: { ...flow, value: 'twelve' }, column: 'value', only: ['csv'] }],
  'unsafe-integer': [{ why: '2^53', row: { ...flow, value: 2 ** 53 }, column: 'value' }],
  'too-many-decimals': [
    { why: 'half a dossier', row: { ...flow, value: 0.5 }, column: 'value' },
    { why: 'a second decimal', row: { ...cases, value: 1.25 }, column: 'value' },
  ],
  'out-of-range': [
    { why: 'below the least', row: { ...flow, value: -1 }, column: 'value' },
    { why: 'above the most', row: { ...flow, value: 1_000_001 }, column: 'value' },
  ],
}

/** Tested apart: how a file is built, texts that are no JSON, more than one row. */
const APART: readonly Refusal[] = [
  'bad-syntax',
  'duplicate-column',
  'undeclared-number',
  'not-finite',
  'duplicate-row',
  // Of what a cell means: apps/api/src/ingest/cell-meanings.test.ts
  'ambiguous-number',
  'percentage',
  'personal-data',
  // Of rules between measures: apps/api/src/implausible.test.ts
  'implausible',
  // Of periods that are over: apps/api/src/period-lock.test.ts
  'period-locked',
  // Of registers: apps/api/src/registers
  'counted-measure',
  'not-a-record',
  'unknown-option',
  // Of dossiers in the national format: apps/api/src/connectors
  'unknown-code',
  'unknown-record',
  'out-of-order',
]

let user: SourceUser
beforeAll(async () => {
  const twice = { name: named('Tân Lập') }
  const more = [unitNamed('T1', twice), unitNamed('T2', twice), unitNamed('N1', { name: named('Duy Hải') })]
  const units = [...TEST_UNITS, ...more]
  const yours = { measures: ['received', 'accounts', 'cases'], units: ['A', 'B', 'D', 'M', 'P', 'T1', 'T2', 'N1'] }
  user = await createSourceUser(yours, { pack: testPack({ units }) })
})
afterAll(() => user.app.close())

const all = Object.entries(CASES).flatMap(([code, list]) =>
  list.flatMap(({ only = FORMAT_NAMES, ...one }) => only.map((format) => ({ code, format, ...one }))),
)

describe('a bad row', () => {
  it.each(all)('is refused as $code for $why in $format, by row and column', async ({ code, format, row, column }) => {
    const { firstRow, write, ...how } = FORMATS[format]
    // A half pair cannot be written in UTF-8, so that a file holds what it was replaced by.
    const body = write([{ ...flow, unit: 'B' }, row])
    const before = user.stored()
    const { status, type, body: answer } = await user.send(body, how)
    expect(status).toBe(422)
    expect(type).toContain('application/problem+json')
    expect(answer['type']).toBe('urn:ioc:problem:bad-rows')
    expect(answer.errors).toEqual([
      { row: firstRow + 1, code, detail: expect.any(String), ...(column === undefined ? {} : { column }) },
    ])
    expect(user.stored()).toBe(before)
  })

  it('has a code that is shown here, whatever the code', () => {
    expect([...Object.keys(CASES), ...APART].toSorted()).toEqual([...REFUSALS].toSorted())
  })

  it('is named in every column that is wrong', async () => {
    const row = { measure: 'nothing', unit: 'Z', period: '2026-02-31', value: 'many', note: 'a\u200bb', extra: 1 }
    const { body } = await user.send([row])
    const found = body.errors?.map(({ column, code }) => `${String(column)} ${String(code)}`)
    expect(found?.toSorted()).toEqual([
      'extra unknown-column',
      'measure unknown-measure',
      'note bad-text',
      'period bad-period',
      'unit unknown-unit',
      'value wrong-type',
    ])
  })

  it('is not finite when JSON writes a number past all numbers', async () => {
    const { status, body } = await user.send(JSON.stringify([flow]).replace('12', '1e999'))
    expect([status, body.errors?.[0]]).toMatchObject([422, { row: 1, column: 'value', code: 'not-finite' }])
  })
})

describe('many bad rows', () => {
  it('are named up to a thousand cells, and the rest are counted', async () => {
    const { body } = await user.send(Array.from({ length: 1_500 }, () => ({ ...flow, unit: 'Z' })))
    expect(body.errors).toHaveLength(1_000)
    expect(body['detail']).toContain('1500 of 1500 rows')
    expect(body['detail']).toContain('there are 500 more')
  })
})

describe('a row that gives a column twice', () => {
  const twice = JSON.stringify(flow).replace('}', ',"value":13}')
  const other = JSON.stringify({ ...flow, period: '2026-11-16' })
  const filler = ' '.repeat(300_000)

  it.each([
    ['alone', twice, 'application/json', 1],
    ['in a short list', `[${other},${twice}]`, 'application/json', 2],
    ['in a list of many rows', `[${other},${filler}${twice}]`, 'application/json', 2],
    ['in a line', `${other}\n${twice}\n`, 'application/x-ndjson', 2],
  ])('is refused by name: %s', async (_, body, type, row) => {
    const before = user.stored()
    const answer = await user.send(body, { type })
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ row, column: 'value', code: 'duplicate-column' }] },
    })
    expect(answer.body.errors).toHaveLength(1)
    expect(user.stored()).toBe(before)
  })

  it('is left out where the others are stored', async () => {
    const { body } = await user.send(`[${other},${twice}]`, { query: 'mode=partial&dryRun=true' })
    expect(body).toMatchObject({ accepted: 1, refused: 1, errors: [{ row: 2, code: 'duplicate-column' }] })
  })
})

describe('duplicate rows', () => {
  it('that agree: the later is refused, naming the first', async () => {
    const { status, body } = await user.send([flow, { ...flow, unit: 'B' }, flow])
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ row: 3, code: 'duplicate-row', detail: expect.stringContaining('row 1') }])
  })

  it('that differ: all are refused, as nobody knows which is right', async () => {
    const { body } = await user.send([flow, { ...flow, value: 1 }], { query: 'mode=partial' })
    expect(body).toMatchObject({ accepted: 0, refused: 2, seq: null })
  })

  it('are found whether the unit is named by its code or by its name, composed or not', async () => {
    const names = ['N1', 'Duy Hải', 'Duy Hải'.normalize('NFD')]
    const { body } = await user.send(names.map((unit) => ({ ...flow, unit })))
    expect(body.errors).toMatchObject([
      { row: 2, code: 'duplicate-row' },
      { row: 3, code: 'duplicate-row' },
    ])
  })
})
