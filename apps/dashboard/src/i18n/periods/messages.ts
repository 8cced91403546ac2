import type { FeatureMessages } from '../feature-text.tsx'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type PeriodMessageId, vi } from './messages-vi.ts'

export type { PeriodMessageId } from './messages-vi.ts'

/** How a period is said, for every page that names one. */
export const messages = { vi, en, bn } satisfies FeatureMessages<PeriodMessageId>
