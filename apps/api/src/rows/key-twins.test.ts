import { assert, dictionary, jsonValue, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeyTwins, markTwins, twinsOf } from './key-twins.ts'

const namesIn = (text: string) => twinsOf(text, JSON.parse(text))

describe('a name given twice in one object', () => {
  it.each([
    ['{"value":1,"value":2}', ['value']],
    ['{"value":2,"value":2}', ['value']],
    ['{"value":1,"v\\u0061lue":2}', ['value']],
    ['{ "value" : 1 ,\n"value"\t:2}', ['value']],
    ['{"a":{"b":1,"b":2},"a":[{"c":"\\"","c":"{"}]}', ['b', 'a', 'c']],
    ['{"__proto__":1,"__proto__":2}', ['__proto__']],
    ['{"":1,"":2}', ['']],
    [`${'['.repeat(30_000)}{"a":1,"a":1}${']'.repeat(30_000)}`, ['a']],
  ])('is found: %.60s', (text, names) => expect(namesIn(text).toSorted()).toEqual(names.toSorted()))

  it.each([
    ['{"a":"b","b":"a","c":{"a":1},"d":[{"a":1},{"a":2}]}'],
    ['[["a","a"],"a","a"]'],
    ['{"a":"\\"b\\":1,\\"b\\":2","b":"{\\\\"}'],
    ['{"a":"x,\\"a\\":"}'],
    ['"a"'],
    ['['.repeat(30_000) + ']'.repeat(30_000)],
  ])('is none: %.60s', (text) => expect(namesIn(text)).toEqual([]))

  it('is none in what a program writes, with blanks or without', () => {
    assert(
      property(jsonValue(), (value) => {
        for (const blanks of [undefined, 2]) expect(namesIn(JSON.stringify(value, null, blanks))).toEqual([])
      }),
    )
  })

  it('is found wherever it is put in an object', () => {
    assert(
      property(dictionary(string(), jsonValue(), { minKeys: 1 }), jsonValue(), (object, more) => {
        const [name = ''] = Object.keys(object)
        const text = `${JSON.stringify(object).slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(more)}}`
        expect(namesIn(text)).toEqual([name])
      }),
    )
  })

  it('marks the row of a list that it stands in', () => {
    const text = '[{"a":1},{"a":1,"a":2},[{"b":1,"b":[1,2]}],{"a":"}"}]'
    expect(markTwins(text, JSON.parse(text))).toEqual([{ a: 1 }, new KeyTwins(['a']), new KeyTwins(['b']), { a: '}' }])
  })
})
