import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'
import { type PeriodMessageId, messages as periods } from '../../i18n/periods/messages.ts'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type MessageId, vi } from './messages-vi.ts'

/** The pages' words in every language. */
export const messages = {
  vi: { ...periods.vi, ...vi },
  en: { ...periods.en, ...en },
  bn: { ...periods.bn, ...bn },
} satisfies FeatureMessages<PeriodMessageId | MessageId>

export type FormsText = FeatureText<PeriodMessageId | MessageId>

/** The reader's language, for every part of the form. */
export const useFormsText = createFeatureText(messages)
