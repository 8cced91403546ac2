import { ProblemBody } from '@ioc/contract'
import type { z } from 'zod'

/** What became of one request: stored, refused for good, or worth another try. */
export type Outcome<Reply> =
  | { readonly kind: 'stored'; readonly reply: Reply }
  | { readonly kind: 'refused'; readonly problem: ProblemBody }
  | { readonly kind: 'again'; readonly why: string }

/** Answers that a source cannot mend by itself but a person or time can. */
const WORTH_WAITING = new Set([401, 403, 408, 425, 429])

/** One request and what became of it. Never rejects: a line that is cut is worth another try. */
export async function outcomeOf<Reply>(asked: Promise<Response>, schema: z.ZodType<Reply>): Promise<Outcome<Reply>> {
  try {
    const response = await asked
    const body: unknown = await response.json()
    if (response.ok) return { kind: 'stored', reply: schema.parse(body) }
    if (response.status >= 500 || WORTH_WAITING.has(response.status)) {
      return { kind: 'again', why: `${response.status} ${ProblemBody.safeParse(body).data?.title ?? ''}`.trim() }
    }
    return { kind: 'refused', problem: ProblemBody.parse(body) }
  } catch (error) {
    return { kind: 'again', why: reasonOf(error) }
  }
}

/** What an error says, or what lies beneath it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}
