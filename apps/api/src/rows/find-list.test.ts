import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findList } from './find-list.ts'

const find = async (text: string, pointer: string) =>
  (await findList(Buffer.from(text), pointer, 'answer'))?.toString('utf8').trim()

describe('the list in a JSON text', () => {
  it.each([
    ['[1,2]', '', '[1,2]'],
    [' {"data": [1, 2] } ', '/data', '[1, 2]'],
    ['{"a":{"x":"[","b":[["data"]]},"data":[0]}', '/a/b', '[["data"]]'],
    ['{"a":[{"b":[1]},{"b":[2]}]}', '/a/1/b', '[2]'],
    ['{"a/b":{"~":[3]}}', '/a~1b/~0', '[3]'],
    ['{"\\u0061":[4]}', '/a', '[4]'],
    ['{"":[5]}', '/', '[5]'],
  ])('of %s at "%s" is %s', async (text, pointer, list) => {
    expect(await find(text, pointer)).toBe(list)
  })

  it.each([
    ['{"items":[]}', '/data'],
    ['{"data":{"0":1}}', '/data'],
    ['{"data":"[1]"}', '/data'],
    ['{"data":[1]}', '/data/length'],
    ['[[1]]', '/1'],
    ['[[1]]', '/00'],
    ['7', ''],
  ])('of %s at "%s" is not there', async (text, pointer) => {
    expect(await find(text, pointer)).toBeUndefined()
  })

  it.each([
    ['{"data":[1],"data":[2]}', '/data', '"data" is given twice in the answer.'],
    ['{"of":{"x":1,"data":[1],"x":2}}', '/of/data', '"x" is given twice in the answer.'],
    ['<html>', '/data', 'The answer is not JSON'],
    ['{data:[1]}', '/data', 'The answer is not JSON'],
    ['{"data":[1]', '/data', 'The answer is not JSON'],
    ['', '/data', 'The answer is empty.'],
  ])('of %s at "%s" is refused', async (text, pointer, says) => {
    await expect(find(text, pointer)).rejects.toThrow(says)
  })

  it('is found in ten megabytes while others run', async () => {
    const text = `{"beside":[${'[],'.repeat(3_500_000)}0],"data":[1]}`
    const order: string[] = []
    setImmediate(() => order.push('other'))
    expect(await find(text, '/data')).toBe('[1]')
    expect([...order, 'found']).toEqual(['other', 'found'])
  })

  it('is what JSON.parse finds there, whatever stands around it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), async (beside, list) => {
        const text = JSON.stringify({ ...beside, of: [beside, { ...beside, data: list }] }, null, 1)
        expect(JSON.parse((await find(text, '/of/1/data')) ?? 'null')).toEqual(JSON.parse(JSON.stringify(list)))
      }),
    )
  })
})
