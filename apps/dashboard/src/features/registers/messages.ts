import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type MessageId, vi } from './messages-vi.ts'

/** The words of registers. */
export const messages = { vi, en, bn } satisfies FeatureMessages<MessageId>

export type { MessageId }

export type RegistersText = FeatureText<MessageId>

export const useRegistersText = createFeatureText<MessageId>(messages)
