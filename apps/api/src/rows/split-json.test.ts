import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memberOf, splitList, splitObject } from './split-json.ts'

/** The list that a text holds, put together from its split parts; undefined where it is none. */
function joined(text: string): unknown[] | undefined {
  const bytes = Buffer.from(text)
  const parts: unknown[] = []
  try {
    const stretches = splitList(bytes)
    for (;;) {
      const { done, value } = stretches.next()
      if (done) return value ? parts : undefined
      if (value) parts.push(JSON.parse(bytes.toString('utf8', ...value)))
    }
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

describe('a JSON object split at its commas', () => {
  it('holds what parsing it at once gives', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom('', ' ', '\n\t'), (object, blank) => {
        const bytes = Buffer.from(`${blank}${JSON.stringify(object, null, blank)}${blank}`)
        const members = [...splitObject(bytes)].flatMap((stretch) => (stretch && memberOf(bytes, stretch)) ?? [])
        const parts = members.map(({ name, value }) => [name, JSON.parse(bytes.toString('utf8', ...value))])
        expect(parts).toEqual(Object.entries(JSON.parse(bytes.toString('utf8'))))
      }),
    )
  })

  it.each(['{"a" 1}', '{1:2}', '{:1}', '{"a"}'])('has no member in %s', (text) => {
    const bytes = Buffer.from(text)
    for (const stretch of splitObject(bytes)) expect(stretch && memberOf(bytes, stretch)).toBe(undefined)
  })
})

describe('ten megabytes that are one element', () => {
  it('are looked through with pauses, however deep they are, and nothing is parsed', () => {
    const bytes = Buffer.concat([Buffer.alloc(5_000_000, '['), Buffer.alloc(5_000_000, ']')])
    const given = [...splitList(bytes)]
    expect(given.filter((stretch) => stretch === null).length).toBeGreaterThanOrEqual(8)
    expect(given.at(-1)).toEqual([1, bytes.length - 1])
  })
})
