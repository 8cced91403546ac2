import { z } from 'zod'
import { ProblemDetail } from './problem.ts'

/**
 * A reading as a source sends it. A flow has `period` (`2026-11-23`, `2026-W48`, `2026-11`, `2026-R11`
 * the reporting month, `2026-Q4`, `2026`), a stock has `at` (ISO 8601 with a zone).
 */
export const ReadingInput = z
  .strictObject({
    measure: z.string().min(1).max(100),
    unit: z.string().min(1).max(100),
    period: z.string().max(10).optional(),
    at: z.string().max(40).optional(),
    value: z.number(),
    note: z.string().max(500).optional(),
  })
  .meta({ id: 'ReadingInput' })
export type ReadingInput = z.infer<typeof ReadingInput>

/** What became of a batch. `seq` is its place in the order of acceptance; on a dry run it is null. */
export const AcceptedReply = z
  .object({
    accepted: z.int(),
    revised: z.int(),
    unchanged: z.int(),
    /** Only with `mode=partial`: rows left out, each named in `errors`. */
    refused: z.int(),
    seq: z.int().nullable(),
    errors: z.array(ProblemDetail).optional(),
  })
  .meta({ id: 'AcceptedReply' })
export type AcceptedReply = z.infer<typeof AcceptedReply>
