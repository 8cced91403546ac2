import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'
import { messages as periods, type PeriodMessageId } from '../../i18n/periods/messages.ts'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type MessageId, vi } from './messages-vi.ts'

type Id = PeriodMessageId | MessageId

/** The page's words in every language, with the names of periods. */
export const messages = {
  vi: { ...periods.vi, ...vi },
  en: { ...periods.en, ...en },
  bn: { ...periods.bn, ...bn },
} satisfies FeatureMessages<Id>

export const useExplorerText = createFeatureText<Id>(messages)

export type ExplorerText = FeatureText<Id>
