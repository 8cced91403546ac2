import { describe, expect, it } from 'vitest'
import { csvLine, csvWords, harmlessText } from './csv.ts'

describe('a cell of a CSV', () => {
  it.each(['=1+1', '+1', '-1', '@a', '\tx', '\rx', '\nx', '\u0000=1', '＝1+1', '＋1', '－1', '＠a'])(
    'is text where it is one and a program would run it: %j',
    (text) => {
      expect(harmlessText(text)).toBe(`'${text}`)
      expect(csvWords(text, '.')).toBe(`'${text}`)
    },
  )

  it('is a number where it is one', () => {
    expect(csvLine([-5, -0.5, 0, null, 1e-7, 1e21, 1 / 3])).toBe(
      '-5,-0.5,0,,0.0000001,1000000000000000000000,0.3333333333333333\r\n',
    )
    expect(csvLine([-0.5, 1_234.25], { between: ';', decimal: ',' })).toBe('-0,5;1234,25\r\n')
  })

  it('stands in quotes where it holds a mark, a quote or a line', () => {
    expect(csvLine(['a', 'b,c', 'd;e', 'f"g', 'h\ni', 'j\tk'])).toBe('a,"b,c","d;e","f""g","h\ni","j\tk"\r\n')
  })
})
