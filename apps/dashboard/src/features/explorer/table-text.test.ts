import { describe, expect, it } from 'vitest'
import { csvOf, type Lines, tsvOf } from './table-text.ts'

const LINES: Lines = [
  ['Đơn vị', '2025', '2026'],
  ['Duy Sơn', 95.4, null],
  ['Duy; "Hải", x', -0.5, 0],
]

describe('a table as text', () => {
  it('is pasted with tabs and a decimal comma, empty where there is no value, zero where it is zero', () => {
    expect(tsvOf(LINES, ',')).toBe('Đơn vị\t2025\t2026\nDuy Sơn\t95,4\t\nDuy; "Hải", x\t-0,5\t0')
  })

  it('is a CSV that a Vietnamese Excel opens, semicolons between', () => {
    expect(csvOf(LINES, ',')).toBe('\uFEFFĐơn vị;2025;2026\r\nDuy Sơn;95,4;\r\n"Duy; ""Hải"", x";-0,5;0\r\n')
  })

  it('is a CSV of RFC 4180 with a point', () => {
    expect(csvOf(LINES, '.')).toBe('\uFEFFĐơn vị,2025,2026\r\nDuy Sơn,95.4,\r\n"Duy; ""Hải"", x",-0.5,0\r\n')
  })

  it('is never run as a formula, while a negative number stays a number', () => {
    expect(csvOf([['=1+1', '+a', '-a', '@a', '＝a', '\ta', -1]], '.')).toBe(
      "\uFEFF'=1+1,'+a,'-a,'@a,'＝a,\"'\ta\",-1\r\n",
    )
    expect(tsvOf([['a\tb\nc']], '.')).toBe('a b c')
  })

  it('writes small and large numbers in full', () => {
    expect(tsvOf([[1e-7, 1e21, 1 / 3]], ',')).toBe('0,0000001\t1000000000000000000000\t0,3333333333333333')
  })
})
