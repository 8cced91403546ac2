import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type MessageId, vi } from './messages-vi.ts'

/** The words of meetings in every language, beside the wall's own. */
export const messages = { vi, en, bn } satisfies FeatureMessages<MessageId>

export type MeetingText = FeatureText<MessageId>

/** The reader's language, for every part of these pages. */
export const useMeetingText = createFeatureText(messages)
