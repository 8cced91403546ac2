import { describe, expect, it } from 'vitest'
import { chooseDelimiter } from './choose-delimiter.ts'

const lines = (...rows: string[]) => rows.join('\n')

describe('the delimiter of a CSV', () => {
  it.each([
    ['commas', 'a,b,c\n1,2,3\n', 'comma'],
    ['tabs', 'a\tb\n1,5\t2\n', 'tab'],
    ['semicolons beside decimal commas', 'a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n', 'semicolon'],
    [
      'notes rich in commas',
      lines('a;b;c', '1;2;x, y, z, u, v', '3;4;x, y, z, u, v', '5;6;x, y, z, u, v'),
      'semicolon',
    ],
    ['titles with commas above the table', lines('Biểu tháng 5, năm 2025', '', 'a;b', '1;2,5', '3;4,5'), 'semicolon'],
    ['commas within quotes', lines('a;b', '"1,2,3,4";5', '"1,2,3,4";6'), 'semicolon'],
    ['a single column', 'a\n1\n2\n', 'comma'],
  ])('is seen by what the lines agree on: %s', (_, text, delimiter) => {
    expect(chooseDelimiter(text)).toEqual({ delimiter, certain: true })
  })

  it.each([
    ['two delimiters that do equally well', 'a;b,c\n1;2,3\n'],
    ['two files in one', lines('a;b', '1;2', 'a,b', '1,2')],
  ])('is not certain with %s', (_, text) => {
    expect(chooseDelimiter(text).certain).toBe(false)
  })
})
