import { afterAll, describe, expect, it } from 'vitest'
import { createMapper } from './mapper.ts'
import { momentOf } from './moment.ts'
import { OFFSET, TEST_NOW } from '../testing/factories.ts'

const mapper = createMapper({ timeout: 200, stack: 100, sequence: 10_000 }, 1_000)
afterAll(() => mapper.close())
const moment = momentOf(TEST_NOW, OFFSET)
const { map: mapAll, mapText } = mapper.maps
const map = (expression: string, ...inputs: unknown[]) => mapAll(expression, inputs, moment)

describe('an expression', () => {
  it('is evaluated for each input, and one that fails spoils no other', async () => {
    expect(await map('$number(a) * 2', { a: '1' }, { a: 'x' }, { a: 3 })).toEqual([
      { result: 2 },
      { fault: expect.stringContaining('number') },
      { result: 6 },
    ])
  })

  it('may name the moment', async () => {
    const [said] = await map('$at & " " & $day & " " & $yesterday & " " & $week & " " & $month', {})
    expect(said).toEqual({ result: '2026-11-18T10:00:00.000+07:00 2026-11-18 2026-11-17 2026-W47 2026-11' })
  })

  it('gives nothing where there is nothing, and what JSON can say', async () => {
    expect(await map('nowhere', {})).toEqual([{ result: null }])
    expect(await map('function($x){$x}', {})).toEqual([{ fault: expect.any(String) }])
  })

  it.each([
    ['never ends', '($f := function($n){ $f($n + 1) }; $f(0))'],
    ['goes too deep', '($f := function($n){ $n + $f($n + 1) }; $f(0))'],
    ['makes too much', '[1..1000000]'],
  ])('is stopped where it %s', async (_what, expression) => {
    const [outcome] = await map(expression, {})
    expect(outcome).toHaveProperty('fault')
  })

  it('is ended with its process where it cannot be stopped, and the next is evaluated all the same', async () => {
    const endless = `$match("${'a'.repeat(40)}!", /^(a+)+$/)`
    await expect(map(endless, {})).rejects.toThrow('takes too long')
    expect(await map('1 + 1', {})).toEqual([{ result: 2 }])
  })
})

describe('an expression over a text', () => {
  const rows = (expression: string, text: string) => mapText(expression, Buffer.from(text), moment)

  it('makes a list of what it makes, though it be one thing or nothing', async () => {
    expect(await rows('days.{ "on": $day, "n": n }', '{"days":[{"n":1},{"n":2.50}]}')).toEqual([
      { on: '2026-11-18', n: 1 },
      { on: '2026-11-18', n: 2.5 },
    ])
    expect(await rows('days[0]', '{"days":[{"n":"xã"}]}')).toEqual([{ n: 'xã' }])
    expect(await rows('days[5]', '{"days":[]}')).toEqual([])
    expect(await rows('"[1]"', '{}')).toEqual(['[1]'])
  })

  it.each([
    ['[{"n":1},{"n":1,"n":2,"m":3,"\\u006d":4}]', '"n", "m" is given twice in row 2 of the source\'s answer.'],
    ['{"days":[{"n":1},{"of":{"n":1,"n":2}}]}', '"n" is given twice in row 2 of the source\'s answer.'],
    ['{"days":[],"days":[{"n":1}]}', '"days" is given twice in one object of the source\'s answer.'],
  ])('refuses %s, whichever of the two is meant', async (text, says) => {
    await expect(rows('$', text)).rejects.toThrow(says)
  })

  it('tells so few of many rows that they can be read', async () => {
    const twins = Array.from({ length: 8 }, () => '{"n":1,"n":2}').join()
    await expect(rows('$', `[${twins}]`)).rejects.toThrow(
      `row 5 of the source's answer. 3 more rows give a name twice.`,
    )
  })

  it.each([
    ['$', '<html>', "The source's answer is not JSON."],
    ['$number("x")', '{}', 'The expression cannot be evaluated: '],
    ['[1..1000000]', '{}', 'The expression cannot be evaluated: '],
  ])('tells why %s makes nothing of %s', async (expression, text, says) => {
    await expect(rows(expression, text)).rejects.toThrow(says)
  })

  it('is ended with its process where the text takes more memory than there is, and the next is read', async () => {
    await expect(rows('$count($)', `[${'[],'.repeat(3_000_000)}[]]`)).rejects.toThrow('too much memory')
    expect(await rows('$count($)', '[1,2,3]')).toEqual([3])
  })
})
