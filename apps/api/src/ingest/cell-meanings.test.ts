import type { SourceRefusal } from '@ioc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSourceUser, type SourceUser } from './testing/source-user.ts'

let user: SourceUser
beforeAll(async () => {
  user = await createSourceUser()
})
afterAll(() => user.app.close())

const HEADER = 'measure,unit,period,value,note'
const csv = (value: string, number: string, { unit = 'A', header = HEADER } = {}) =>
  user.send(`${header}\nreceived,${unit},2026-11-17,"${value}",\n`, {
    type: 'text/csv',
    query: `dryRun=true${number === '' ? '' : `&number=${number}`}`,
  })
const reading = { measure: 'received', unit: 'A', period: '2026-11-17', value: 3 }

describe('what a cell of a CSV of readings means', () => {
  it.each([
    ['2,000', 'vi', 'ambiguous-number'],
    ['12,000', 'vi', 'ambiguous-number'],
    ['1.000', 'en', 'ambiguous-number'],
    ['252.000', 'plain', 'ambiguous-number'],
    ['12 345', 'vi', 'ambiguous-number'],
    ['1,234', '', 'undeclared-number'],
    ['95%', 'vi', 'percentage'],
    ['45\n3', '', 'bad-number'],
    ['1 2 5', 'vi', 'bad-number'],
    ['0905123456', '', 'bad-number'],
    ['0x1F', 'plain', 'bad-number'],
  ])('%j with number=%s is refused as %s', async (value, number, code) => {
    const { status, body } = await csv(value, number)
    expect([status, body.errors]).toMatchObject([422, [{ row: 2, column: 'value', code }]])
  })

  it.each([
    ['1.234', 'vi'],
    ['1,234', 'en'],
    ['１２', ''],
    ['১২', ''],
    ['05', 'vi'],
  ])('%j with number=%s is a number', async (value, number) => {
    expect((await csv(value, number)).body).toMatchObject({ accepted: 1 })
  })

  it.each(['А', 'Α', 'Ａ', ' A', 'A\u00a0', 'a'])('names the unit A by what looks like it: %j', async (unit) => {
    expect((await csv('3', '', { unit })).body).toMatchObject({ accepted: 1 })
  })

  it.each([
    ['value,value', 'equal'],
    ['value,Value', 'in other case'],
    ['value,v\u0430lue', 'look-alike'],
    ['value,value\u200b', 'with what cannot be seen'],
  ])('stands under one of two headers that are one: %j, %s', async (two) => {
    const { status, body } = await csv('3', '', { header: `measure,unit,period,${two}` })
    expect([status, body.errors]).toMatchObject([422, [{ row: 1, code: 'duplicate-column' }]])
  })
})

describe('a person’s number in a note', () => {
  const rows = [
    reading,
    { ...reading, unit: 'B', note: 'gọi 0905.123.456' },
    { ...reading, unit: 'C', note: 'hồ sơ 12' },
  ]

  it('is refused by row and column in every format, with nothing stored', async () => {
    const before = user.stored()
    const ndjson = rows.map((row) => JSON.stringify(row)).join('\n')
    const lines = rows.map(({ unit, ...row }) => `received,${unit},2026-11-17,3,${'note' in row ? row.note : ''}`)
    for (const { status, body } of [
      await user.send(rows),
      await user.send(ndjson, { type: 'application/x-ndjson' }),
      await user.send([HEADER, ...lines].join('\n'), { type: 'text/csv' }),
    ]) {
      expect([status, body.errors?.length]).toEqual([422, 1])
      expect(body.errors?.[0]).toMatchObject({ column: 'note', code: 'personal-data' })
      expect(JSON.stringify(body)).not.toContain('0905')
    }
    expect(user.stored()).toBe(before)
  })

  it('is found in a row like those that were taken before', async () => {
    expect((await user.send([rows[0], rows[2]])).body).toMatchObject({ accepted: 2 })
    const again = await user.send([{ ...reading, value: 4, note: 'CCCD 049 085 001 234' }])
    expect(again.body.errors).toMatchObject([{ row: 1, column: 'note', code: 'personal-data' }])
  })

  it('is not in the log of refused deliveries either', async () => {
    await user.send([{ ...reading, unit: 'Ông A 0905123456', note: 'gọi 0905.123.456' }])
    const asked = { url: '/api/v1/sources/counter/refusals', headers: { host: 'localhost' } }
    const fetched = async () => (await user.app.http.inject(asked)).json<SourceRefusal[]>()
    await expect.poll(async () => JSON.stringify(await fetched()), { timeout: 30_000 }).toContain('unknown-unit')
    expect(JSON.stringify(await fetched())).not.toContain('0905')
  })
})
