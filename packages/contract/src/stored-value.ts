import { z } from 'zod'

/** Where readings count: in one indicator, for some units, as of every instant in [from, until). */
export const CountedIn = z.object({
  indicator: z.string(),
  /** Milliseconds since 1970, UTC; later than now where the window of the indicator ends with what is due. */
  from: z.int(),
  /** Null for a stock, which counts until a newer one does. */
  until: z.int().nullable(),
  /** Codes, as they were reported for. */
  units: z.array(z.string()),
})
export type CountedIn = z.infer<typeof CountedIn>

/** What a value becomes: of a flow's `period` or of a stock's instant `at`, in the measure's own terms. */
export const ValueChange = z.object({
  /** Of the sheet. */
  row: z.int().nullable(),
  unit: z.string(),
  measure: z.string(),
  period: z.string().nullable(),
  at: z.int().nullable(),
  /** Stored for the same period or instant; null where nothing is. */
  was: z.number().nullable(),
  /** Of a stock that is new at its instant, the one that stood before. */
  before: z.object({ value: z.number(), at: z.int() }).nullable(),
  becomes: z.number(),
})
export type ValueChange = z.infer<typeof ValueChange>
