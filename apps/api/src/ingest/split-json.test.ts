import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitList } from './split-json.ts'

/** The list that a text holds, put together from its split parts; undefined where it is none. */
function joined(text: string): unknown[] | undefined {
  const bytes = Buffer.from(text)
  const parts: unknown[] = []
  try {
    return splitList(bytes, (from, to) => void parts.push(JSON.parse(bytes.toString('utf8', from, to))))
      ? parts
      : undefined
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

describe('a JSON list split at its commas', () => {
  it('holds what parsing it at once gives', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom('', ' ', '\n\t'), (values, blank) => {
        const text = `${blank}${JSON.stringify(values, null, blank)}${blank}`
        expect(joined(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it.each(['[1,]', '[1, ]', '[,]', '[ , 1]', '[1,,2]'])('refuses the element that is not there in %s', (text) => {
    expect(joined(text)).toBeUndefined()
  })

  it.each(['[]', '[ ]', ' [\n] '])('has nothing in %j', (text) => {
    expect(joined(text)).toEqual([])
  })

  it('is JSON exactly where parsing it at once says so', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '"',
      '\\',
      '"a"',
      '1',
      ' ',
      'null',
      '{"a":[1,2]}',
      '\\"',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.boolean(), (parts, wrapped) => {
        const text = wrapped ? `[${parts.join('')}]` : parts.join('')
        expect(joined(text)).toEqual(parsed(text))
      }),
      { numRuns: 2_000 },
    )
  })
})
