import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCsvSplitter, CsvFault, declaredDelimiter, LONGEST_RECORD } from './split-csv.ts'

/** The records of a text and the lines they begin at; `at` cuts it in pieces. */
function split(text: string, delimiter = ',', at: readonly number[] = []) {
  const records: (readonly string[])[] = []
  const lines: number[] = []
  const splitter = createCsvSplitter(delimiter, (record, line) => {
    records.push(record)
    lines.push(line)
  })
  const cuts = [0, ...at.map((cut) => Math.min(cut, text.length)).toSorted((a, b) => a - b), text.length]
  for (const [index, cut] of cuts.entries()) splitter.write(text.slice(cuts[index - 1] ?? 0, cut))
  splitter.end()
  return { records, lines }
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const written = (cell: string, delimiter: string) =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? quoted(cell) : cell

describe('splitting a CSV', () => {
  it('reads back whatever table of texts was written, with any line ends and cut anywhere', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'đ', '1', '"', ',', ';', '\t', '\n', '\r', '\r\n', ' '),
      maxLength: 6,
    })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    const ends = fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(
        table,
        ends,
        fc.constantFrom(',', ';', '\t'),
        fc.array(fc.nat(80)),
        (rows, breaks, delimiter, cuts) => {
          const lines = rows.map((row) => row.map((each) => written(each, delimiter)).join(delimiter))
          const text = lines.map((line, at) => line + (breaks[at] ?? '\n')).join('')
          expect(split(text, delimiter, cuts).records).toEqual(rows)
        },
      ),
    )
  })

  it.each([
    ['LF', 'a,b\n1,2\n3,4'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4'],
    ['all of them', 'a,b\r\n1,2\n3,4\r'],
  ])('ends lines at %s', (_, text) => {
    expect(split(text)).toEqual({
      records: [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
      lines: [1, 2, 3],
    })
  })

  it('counts the lines of the file, also those within quotes and the empty ones', () => {
    expect(split('a,b\r\n\r\n"one\r\ntwo",1\r\n3,4').lines).toEqual([1, 2, 3, 5])
  })

  it.each([
    ['a,b\n1,"open\nand on', 2, 'never closed'],
    ['a,b\n"1\n2","open', 3, 'never closed'],
    ['a,b\n5" pipe,2', 2, 'where none may'],
    ['a,b\n"5"x,2', 2, 'where none may'],
    [`a,b\n1,${'x'.repeat(LONGEST_RECORD)}`, 2, 'longer than'],
  ])('names the line at which it cannot be read on: %j', (text, line, why) => {
    const fault = expect.objectContaining({ line, message: expect.stringContaining(why) })
    expect(() => split(text)).toThrow(fault)
    expect(() => split(text)).toThrow(CsvFault)
  })

  it('knows what a first line declares', () => {
    expect(['sep=;', 'SEP=,', '"sep=;"', 'sep=\t', 'sep=', 'separator=;'].map(declaredDelimiter)).toEqual([
      ';',
      ',',
      ';',
      '\t',
      undefined,
      undefined,
    ])
  })
})
