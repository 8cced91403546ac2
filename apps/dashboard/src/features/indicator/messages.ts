import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'
import { messages as periods, type PeriodMessageId } from '../../i18n/periods/messages.ts'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type MessageId, vi } from './messages-vi.ts'

type Id = PeriodMessageId | MessageId

/** The words of an indicator's page, with the names of periods. */
export const messages = {
  vi: { ...periods.vi, ...vi },
  en: { ...periods.en, ...en },
  bn: { ...periods.bn, ...bn },
} satisfies FeatureMessages<Id>

export type IndicatorText = FeatureText<Id>

/** The hook of the page's own words. */
export const useIndicatorText = createFeatureText(messages)
