import { afterAll, describe, expect, it } from 'vitest'
import { createMapper } from './mapper.ts'
import { momentOf } from './moment.ts'
import { OFFSET, TEST_NOW } from '../testing/factories.ts'

const mapper = createMapper({ timeout: 200, stack: 100, sequence: 10_000 }, 1_000)
afterAll(() => mapper.close())
const moment = momentOf(TEST_NOW, OFFSET)
const map = (expression: string, ...inputs: unknown[]) => mapper.map(expression, inputs, moment)

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
