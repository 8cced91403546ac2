import type { FeatureText } from '../feature-text.tsx'
import { messages, type ReasonMessageId } from './messages.ts'

/** Why, in the reader's language; undefined for a code of a newer server, which we have no words for. */
export function reasonOf({ say }: FeatureText<ReasonMessageId>, code: string): string | undefined {
  const id = `code.${code}`
  return isReason(id) ? say(id) : undefined
}

const isReason = (id: string): id is ReasonMessageId => Object.hasOwn(messages.vi, id)
