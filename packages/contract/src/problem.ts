import { z } from 'zod'
import { WireImplausible } from './wire-implausible.ts'

/** One bad cell of what was sent. `row` counts from 1 in JSON and NDJSON; in files it is the sheet's own row. */
export const ProblemDetail = z.object({
  row: z.int().optional(),
  column: z.string().optional(),
  code: z.string(),
  detail: z.string(),
  /** With the code `implausible`: the rule across measures, and the values of both sides. */
  implausible: WireImplausible.optional(),
})
export type ProblemDetail = z.infer<typeof ProblemDetail>

/** The body of every error (RFC 9457). `type` is `urn:ioc:problem:<id>`: stable, to be told apart by a program. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(ProblemDetail).optional(),
})
export type ProblemBody = z.infer<typeof ProblemBody>
