import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at } from '../testing/factories.ts'
import { createSourceUser, type SourceUser } from './testing/source-user.ts'

let user: SourceUser
beforeAll(async () => {
  user = await createSourceUser()
})
afterAll(() => user.app.close())

const csv = (body: string | Buffer, query = 'dryRun=true') => user.send(body, { type: 'text/csv', query })
const flow = (value: string, delimiter = ',') =>
  [['measure', 'unit', 'period', 'value'].join(delimiter), ['received', 'A', '2026-11-17', value].join(delimiter)].join(
    '\n',
  )

describe('a CSV', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('may part its columns by %s, as its header shows', async (_name, delimiter) => {
    expect((await csv(flow('5', delimiter))).body).toMatchObject({ accepted: 1 })
  })

  it.each([
    ['a byte order mark', `\ufeff${flow('5')}`],
    ['CRLF', flow('5').replaceAll('\n', '\r\n')],
    ['lines of old Macs', flow('5').replaceAll('\n', '\r')],
    ['a first line that declares what parts its columns', `sep=;\r\n${flow('5', ';')}`],
    ['empty cells at the end of its lines', flow('5').replaceAll('\n', ',,\n').concat(',,')],
    ['quotes around everything', flow('5').replaceAll(/[^,\n]+/g, '"$&"')],
    ['a line break and quotes in a note', `measure,unit,period,value,note\nreceived,A,2026-11-17,5,"one\n""two"""\n`],
    ['empty rows at its end', `${flow('5')}\n,,,\n\n`],
  ])('may have %s', async (_name, body) => {
    expect((await csv(body)).body).toMatchObject({ accepted: 1 })
  })

  it('calls a row by its line of the file: the header is 1, empty rows count, and line breaks within a cell too', async () => {
    const rows = ['measure,unit,period,value,note', '', 'received,A,2026-11-17,5,"a', 'b"', 'received,Z,2026-11-17,5,']
    for (const end of ['\n', '\r\n', '\r'])
      expect((await csv(rows.join(end))).body.errors).toMatchObject([{ row: 5, column: 'unit' }])
  })

  it('may end its lines in several ways: none is lost and none glued to another', async () => {
    const rows = [
      'measure,unit,period,value',
      'received,A,2026-11-15,30',
      'received,A,2026-11-16,2',
      'received,A,2026-11-17,3',
    ]
    const [head = '', first = '', second = '', third = ''] = rows
    expect((await csv(`${head}\r\n${first}\n${second}\r${third}\r\n`)).body).toMatchObject({ accepted: 3 })
  })

  it('whose header is wrong is refused, naming every column', async () => {
    const { status, body } = await csv('measure,value,measure,phone\n')
    expect([status, body['type']]).toEqual([422, 'urn:ioc:problem:bad-rows'])
    expect(body.errors).toMatchObject([
      { row: 1, column: 'measure', code: 'duplicate-column' },
      { row: 1, column: 'phone', code: 'unknown-column' },
      { row: 1, column: 'unit', code: 'missing-column' },
      { row: 1, column: 'period', code: 'missing-column' },
    ])
  })

  it.each([
    ['mixed delimiters', 'measure;unit,period;value\n', 1],
    ['a quote that never closes', `${flow('5')}\nreceived,"B,2026-11-17,5\nreceived,C,2026-11-17,5`, 3],
    ['a quote where none may stand', `${flow('5')}\nrec"eived,B,2026-11-17,5`, 3],
    ['a cell too many', `${flow('5')},7`, 2],
    ['a cell too few', flow('5').slice(0, -2), 2],
    ['a row past all sense', `${flow('5')}\nreceived,"${'x'.repeat(70_000)}",2026-11-17,5`, 3],
  ])('with %s is refused at its row', async (_name, body, row) => {
    const answer = await csv(body)
    expect([answer.status, answer.body.errors?.[0]]).toMatchObject([422, { row, code: 'bad-syntax' }])
  })

  it('that is not UTF-8 is refused where it is not', async () => {
    const body = Buffer.concat([
      Buffer.from(`${flow('5')}\nreceived,`),
      Buffer.from([0xe9]),
      Buffer.from(',2026-11-17,5'),
    ])
    expect((await csv(body)).body.errors).toMatchObject([{ row: 3, column: 'unit', code: 'bad-text' }])
  })

  it('without a single reading is refused', async () => {
    expect(await csv('measure,unit,period,value\n')).toMatchObject({
      status: 400,
      body: { detail: 'It holds no reading.' },
    })
    expect(await csv('')).toMatchObject({ status: expect.toSatisfy((status) => status >= 400 && status < 500) })
  })
})

describe('times without a zone in a CSV', () => {
  it("are read in the pack's, and the reply says so", async () => {
    const body = 'measure,unit,at,value\naccounts,A,2026-11-17T08:00,5\n'
    expect((await csv(body, '')).body).toMatchObject({ accepted: 1, assumedZone: '+07:00' })
    const series = user.app.store.seriesOf('accounts', 'A@2020-01-01')
    const [stored] = await user.app.store.lastBefore([series], Infinity)
    expect(stored?.time).toBe(at('2026-11-17 08:00'))
  })

  it('are not mentioned where every time has one', async () => {
    const { body } = await csv('measure,unit,at,value\naccounts,A,2026-11-17T09:00Z,5\n')
    expect(body).not.toHaveProperty('assumedZone')
  })
})

describe('numbers in a CSV', () => {
  const sent = async (value: string, format: string) => {
    const query = format === '' ? 'dryRun=true' : `dryRun=true&number=${format}`
    const body = flow(`"${value}"`)
    const { body: answer } = await csv(body, query)
    return answer.errors?.[0]?.['code'] ?? 'taken'
  }

  it.each([
    ['1234', '', 'taken'],
    ['1.234', '', 'undeclared-number'],
    ['1,234', '', 'undeclared-number'],
    ['1.234,5', '', 'undeclared-number'],
    ['1.234', 'vi', 'taken'],
    ['1.234', 'en', 'ambiguous-number'],
    ['1.234', 'plain', 'ambiguous-number'],
    ['1,234', 'en', 'taken'],
    ['1,234', 'vi', 'ambiguous-number'],
    ['1,234', 'plain', 'bad-number'],
    ['1.23', 'vi', 'bad-number'],
    ['12.34.567', 'vi', 'bad-number'],
    ['1.234.567,0', 'vi', 'out-of-range'],
    ['1 234', 'vi', 'ambiguous-number'],
    ['+5', 'plain', 'bad-number'],
    ['5e3', 'plain', 'bad-number'],
    ['0x10', 'plain', 'bad-number'],
    ['Infinity', 'plain', 'bad-number'],
    ['', 'plain', 'missing-column'],
  ])('%j as %j: %s', async (value, format, outcome) => {
    expect(await sent(value, format)).toBe(outcome)
  })

  it('say what else is wrong with their row', async () => {
    const { body } = await csv(flow('1.5').replace('A', 'Z'))
    expect(body.errors).toMatchObject([{ column: 'value' }, { column: 'unit' }])
  })
})
