import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type MessageId, vi } from './messages-vi.ts'

/** The page's words in every language, beside the wall's own. */
export const messages = { vi, en, bn } satisfies FeatureMessages<MessageId>

export type ScreensText = FeatureText<MessageId>

/** The reader's language, for every part of this page. */
export const useScreensText = createFeatureText(messages)
