import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'
import { type PeriodMessageId, messages as periods } from '../../i18n/periods/messages.ts'
import { messages as reasons, type ReasonMessageId } from '../../i18n/reasons/messages.ts'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type MessageId, vi } from './messages-vi.ts'

type Id = PeriodMessageId | ReasonMessageId | MessageId

/** The page's words in every language, beside the wall's own. */
export const messages = {
  vi: { ...periods.vi, ...reasons.vi, ...vi },
  en: { ...periods.en, ...reasons.en, ...en },
  bn: { ...periods.bn, ...reasons.bn, ...bn },
} satisfies FeatureMessages<Id>

export type ImportsText = FeatureText<Id>

/** The reader's language, for every part of this page. */
export const useImportsText = createFeatureText(messages)

/** Whether a message exists under a name that came over the wire: a newer server may say what we do not know. */
export function isMessage(id: string): id is Id {
  return Object.hasOwn(messages.vi, id)
}
