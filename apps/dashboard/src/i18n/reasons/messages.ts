import type { FeatureMessages } from '../feature-text.tsx'
import { bn } from './messages-bn.ts'
import { en } from './messages-en.ts'
import { type ReasonMessageId, vi } from './messages-vi.ts'

export type { ReasonMessageId } from './messages-vi.ts'

/** Why the server refused a cell or a row, by the code it gives, for every page that shows one. */
export const messages = { vi, en, bn } satisfies FeatureMessages<ReasonMessageId>
