import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type MessageId, vi } from './messages-vi.ts'

/** The words of an indicator's page. */
export const messages = { vi, en, bn } satisfies FeatureMessages<MessageId>

export type IndicatorText = FeatureText<MessageId>

/** The hook of the page's own words. */
export const useIndicatorText = createFeatureText(messages)
