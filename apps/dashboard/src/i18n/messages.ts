import type { vi } from './vi.ts'

export type MessageId = keyof typeof vi

/** A language: every message that Vietnamese has, or it does not compile. */
export type Messages = Readonly<Record<MessageId, string>>
