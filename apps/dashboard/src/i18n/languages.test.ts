import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser'
import { LANGS } from '@ioc/metrics'
import { createIntl } from 'react-intl'
import { describe, expect, it } from 'vitest'
import type { FeatureMessages } from './feature-text.tsx'
import { languages } from './index.ts'
import type { MessageId } from './messages.ts'
import { vi } from './vi.ts'

const ids = Object.keys(vi) as MessageId[]
/** The names of all values a message asks for, in whichever branch. */
function named(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (isLiteralElement(element) || isPoundElement(element)) return []
    if (isTagElement(element)) return named(element.children)
    const inside =
      isSelectElement(element) || isPluralElement(element)
        ? Object.values(element.options).flatMap(({ value }) => named(value))
        : []
    return [element.value, ...inside]
  })
}
const placeholders = (message: string) => [...new Set(named(parse(message)))].toSorted()
// A value that every kind of placeholder can take.
const filled = (message: string) =>
  Object.fromEntries(placeholders(message).map((name) => [name, name === 'grain' ? 'week' : 3]))

describe('the languages', () => {
  it('are those of the domain, Vietnamese first', () => {
    expect(languages.map(({ id }) => id)).toEqual([...LANGS])
  })

  for (const { id, locale, messages } of languages) {
    it(`${id} has every message and no other, none of them empty`, () => {
      expect(Object.keys(messages)).toEqual(ids)
      expect(Object.values(messages).filter((message) => message.trim() === '')).toEqual([])
    })

    it(`${id} asks for the same values as Vietnamese in every message`, () => {
      const differing = ids
        .filter((key) => key !== 'units.commune' && key !== 'units.any')
        .filter((key) => placeholders(messages[key]).join() !== placeholders(vi[key]).join())
      expect(differing).toEqual([])
    })

    it(`${id} can say every message: nothing in it is misspelt ICU`, () => {
      const faults: string[] = []
      const intl = createIntl({ locale, messages, onError: (error) => faults.push(error.message) })
      for (const key of ids) {
        const said = intl.formatMessage({ id: key }, filled(messages[key]))
        if (/[{}]/.test(said)) faults.push(`${key}: ${said}`)
      }
      expect(faults).toEqual([])
    })
  }
})

const features = import.meta.glob<{ messages: FeatureMessages<string> }>(
  ['../features/*/messages.ts', './*/messages.ts'],
  {
    eager: true,
  },
)

describe.each(Object.entries(features))('the words of %s', (_file, { messages }) => {
  const ids = Object.keys(messages.vi)

  it.each(languages)('$id has every message, asks for the same values and can say it', ({ id, locale }) => {
    const words = messages[id]
    expect(Object.keys(words)).toEqual(ids)
    const faults: string[] = Object.entries(words).flatMap(([key, message]) =>
      message.trim() === '' || placeholders(message).join() !== placeholders(messages.vi[key] ?? '').join()
        ? [key]
        : [],
    )
    const intl = createIntl({ locale, messages: words, onError: (error) => faults.push(error.message) })
    for (const key of ids) {
      const said = intl.formatMessage({ id: key }, filled(words[key] ?? ''))
      if (/[{}]/.test(said)) faults.push(`${key}: ${said}`)
    }
    expect(faults).toEqual([])
  })
})
