import type { Lang } from '@ioc/metrics'
import { useMemo } from 'react'
import { createIntl, createIntlCache } from 'react-intl'
import { languageOf } from './index.ts'
import { type Text, useText } from './text.tsx'

/** The words of one page in every language, kept beside it (`features/<page>/messages.ts`) and loaded with it. */
export type FeatureMessages<Id extends string> = Readonly<Record<Lang, Readonly<Record<Id, string>>>>

/** The wall's words and formats, and `say` for the page's own messages. */
export interface FeatureText<Id extends string> extends Text {
  readonly say: (id: Id, values?: Readonly<Record<string, string | number>>) => string
}

const cache = createIntlCache()

/** A reader's text with the words of a part of the screens beside it. ICU MessageFormat, as everywhere. */
export function wordsOf<Id extends string>(messages: FeatureMessages<Id>, text: Text): FeatureText<Id> {
  const { locale } = languageOf(text.lang)
  const intl = createIntl({ locale, messages: messages[text.lang], timeZone: text.zone }, cache)
  return { ...text, say: (id, values) => intl.formatMessage({ id }, values) }
}

/** The hook of a page that has words of its own. */
export function createFeatureText<Id extends string>(messages: FeatureMessages<Id>): () => FeatureText<Id> {
  return () => {
    const text = useText()
    return useMemo(() => wordsOf(messages, text), [text])
  }
}
