import type { Instant, Lang, Localised } from '@ioc/metrics'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { IntlProvider, type IntlShape, useIntl } from 'react-intl'
import { languageOf } from './index.ts'
import type { MessageId } from './messages.ts'
import * as numbers from './number-format.ts'
import * as times from './time-format.ts'

/** Everything a component needs to say something in the reader's language. */
export interface Text {
  readonly lang: Lang
  /** IANA name of the pack's zone, which times are told in. */
  readonly zone: string
  readonly t: (id: MessageId, values?: Readonly<Record<string, string | number>>) => string
  readonly pick: (localised: Localised) => string
  readonly number: (value: number, digits?: number) => string
  readonly signed: (value: number, digits: number) => string
  readonly large: (value: number, digits: number) => string
  readonly gap: (value: number, digits: number) => string
  readonly date: (instant: Instant) => string
  readonly time: (instant: Instant) => string
  readonly stamp: (instant: Instant) => string
  readonly clock: (instant: Instant) => string
  readonly moment: (instant: Instant, now: Instant) => string
  readonly age: (milliseconds: number) => string
  readonly duration: (milliseconds: number) => string
}

const TextContext = createContext<Text | null>(null)

/** The reader's language and the pack's zone, for everything below. */
export function TextProvider({ lang, zone, children }: { lang: Lang; zone: string; children: ReactNode }) {
  const { locale, messages } = languageOf(lang)
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={zone}>
      <Speaker lang={lang} zone={zone}>
        {children}
      </Speaker>
    </IntlProvider>
  )
}

function Speaker({ lang, zone, children }: { lang: Lang; zone: string; children: ReactNode }) {
  const intl = useIntl()
  const text = useMemo(() => textOf(intl, lang, zone), [intl, lang, zone])
  return <TextContext value={text}>{children}</TextContext>
}

/** The words and formats of a language, times in the zone given. */
export function textOf(intl: IntlShape, lang: Lang, zone: string): Text {
  const t: Text['t'] = (id, values) => intl.formatMessage({ id }, values)
  return {
    lang,
    zone,
    t,
    pick: (localised) => localised[lang],
    number: (value, digits = 0) => numbers.formatNumber(lang, value, digits),
    signed: (value, digits) => numbers.formatSigned(lang, value, digits),
    large: (value, digits) => numbers.formatLarge(lang, value, digits),
    gap: (value, digits) => numbers.formatGap(lang, value, digits),
    date: (instant) => times.formatDate(lang, zone, instant),
    time: (instant) => times.formatTime(lang, zone, instant),
    stamp: (instant) => times.formatStamp(lang, zone, instant),
    clock: (instant) => times.formatClock(lang, zone, instant),
    moment: (instant, now) => times.formatMoment(lang, zone, instant, now),
    age: (milliseconds) => {
      const { id, count } = times.ageOf(milliseconds)
      return t(id, { count })
    },
    duration: (milliseconds) =>
      times
        .durationOf(milliseconds)
        .map(({ id, count }) => t(id, { count }))
        .join(' '),
  }
}

/** The reader's language. Outside a `TextProvider` it is a mistake of ours and throws. */
export function useText(): Text {
  const text = useContext(TextContext)
  if (text === null) throw new Error('useText needs a TextProvider above it')
  return text
}
