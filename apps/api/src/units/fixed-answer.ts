import { createHash } from 'node:crypto'

/** An answer that stays the same for the life of the process, encoded once. */
export interface FixedAnswer {
  readonly json: string
  readonly etag: string
}

export function fixedAnswer(body: unknown): FixedAnswer {
  const json = JSON.stringify(body)
  // Weak, as the same answer goes out compressed one way or another.
  return { json, etag: `W/"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"` }
}
