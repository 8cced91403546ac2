import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'
import { type PeriodMessageId, messages as periods } from '../../i18n/periods/messages.ts'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type MessageId, vi } from './messages-vi.ts'

/** The page's words in every language, beside the wall's own. */
export const messages = {
  vi: { ...periods.vi, ...vi },
  en: { ...periods.en, ...en },
  bn: { ...periods.bn, ...bn },
} satisfies FeatureMessages<PeriodMessageId | MessageId>

export type ImportsText = FeatureText<PeriodMessageId | MessageId>

/** The reader's language, for every part of this page. */
export const useImportsText = createFeatureText(messages)

/** Whether a message exists under a name that came over the wire: a newer server may say what we do not know. */
export function isMessage(id: string): id is MessageId {
  return Object.hasOwn(vi, id)
}
