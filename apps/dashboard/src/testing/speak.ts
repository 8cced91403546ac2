import type { Lang } from '@ioc/metrics'
import { createIntl } from 'react-intl'
import { languageOf } from '../i18n/index.ts'
import { textOf } from '../i18n/text.tsx'

/** The words of a language without a page around them. */
export function speak(lang: Lang, zone = 'Asia/Ho_Chi_Minh') {
  const { locale, messages } = languageOf(lang)
  return textOf(createIntl({ locale, messages, timeZone: zone }), lang, zone)
}
