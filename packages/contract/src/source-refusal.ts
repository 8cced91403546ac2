import { z } from 'zod'
import { ProblemDetail } from './problem.ts'

/** The doors a delivery of readings comes through. */
export const DOORS = ['readings', 'import', 'connector', 'form', 'register'] as const
export type Door = (typeof DOORS)[number]

/**
 * One row of a refused delivery. Only the columns of a reading are ever kept, whatever else was sent: what is
 * not asked for may be someone's name.
 */
export const KeptRow = z.object({
  /** As whoever sent it counts: from 1, or the sheet's own row. */
  row: z.int(),
  cells: z.object({
    measure: z.string().optional(),
    unit: z.string().optional(),
    period: z.string().optional(),
    at: z.string().optional(),
    note: z.string().optional(),
    /** As it was written where it could not be read as a number. */
    value: z.union([z.number(), z.string()]).optional(),
  }),
  /** False where a cell was too long or of another kind and so not kept as it was: it is not sent again. */
  exact: z.boolean(),
  errors: z.array(ProblemDetail),
})
export type KeptRow = z.infer<typeof KeptRow>

/** A delivery that was refused, or whose bad rows were. */
export const SourceRefusal = z
  .object({
    id: z.string(),
    at: z.int(),
    door: z.enum(DOORS),
    /** The id of the problem it was refused with (`bad-rows`), and what was said. */
    problem: z.string(),
    detail: z.string(),
    /** Rows of the delivery that were not stored; 0 where none could be told apart. */
    refused: z.int(),
    /** Rows kept, at most 200. */
    rows: z.array(KeptRow),
    /** What was said of rows that are not kept, or of the whole. */
    errors: z.array(ProblemDetail),
    /** Every row that was not stored is kept. */
    complete: z.boolean(),
    /** Times without a zone were read in the district's. */
    assumeZone: z.boolean(),
    /** `open` until its rows were stored by a retry or someone put it aside. */
    state: z.enum(['open', 'stored', 'dismissed']),
    /** The last retry: what it stored, or `stored: null` where it was refused again. */
    tried: z
      .object({
        at: z.int(),
        stored: z.object({ rows: z.int(), unchanged: z.int(), seq: z.int().nullable() }).nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'SourceRefusal' })
export type SourceRefusal = z.infer<typeof SourceRefusal>

/** `GET /sources/:id/refusals`: the newest first, at most 50. */
export const SourceRefusals = z.array(SourceRefusal).meta({ id: 'SourceRefusals' })
export type SourceRefusals = z.infer<typeof SourceRefusals>
