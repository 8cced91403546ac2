import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type MessageId, vi } from './messages-vi.ts'

/** The pages' words in every language. */
export const messages = { vi, en, bn } satisfies FeatureMessages<MessageId>

export type FormsText = FeatureText<MessageId>

/** The reader's language, for every part of the form. */
export const useFormsText = createFeatureText(messages)
