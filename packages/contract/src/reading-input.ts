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

/** The columns of a reading, in the order a file is best written in. */
export const READING_COLUMNS = ['measure', 'unit', 'period', 'at', 'value', 'note'] as const
export type ReadingColumn = (typeof READING_COLUMNS)[number]

/** How numbers are written in a CSV: `plain` 1234.5, `vi` 1.234,5, `en` 1,234.5. */
export const NUMBER_FORMATS = ['plain', 'vi', 'en'] as const
export type NumberFormat = (typeof NUMBER_FORMATS)[number]

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** What may stand behind the `?` of `POST /readings`. Anything else is refused: a mistyped `dryRun` would store. */
export const ReadingsQuery = z.strictObject({
  mode: z.enum(['whole', 'partial']).default('whole'),
  dryRun: flag.default(false),
  /** Rows that break a rule across measures: refused like any bad row, or stored as they are and named in the answer. */
  implausible: z.enum(['refuse', 'mark']).default('refuse'),
  number: z.enum(NUMBER_FORMATS).optional(),
})
export type ReadingsQuery = z.infer<typeof ReadingsQuery>

/** Why a cell or a row is refused. Part of the wire: a code never changes its meaning. */
export const REFUSALS = [
  'bad-syntax', // not JSON, or quotes that never close
  'not-a-reading', // JSON, but not an object
  'not-a-record',
  'missing-column',
  'unknown-column',
  'duplicate-column', // a CSV header names it twice, or one object of JSON
  'unwanted-column', // `at` on a flow, `period` on a stock
  'wrong-type',
  'too-long',
  'bad-text', // not UTF-8, half a surrogate pair, or a control that cannot be seen
  'unknown-measure',
  'counted-measure', // it is counted from a register: send records
  'measure-not-yours', // the source's key does not cover it
  'unknown-unit', // no unit has this code or name on that day
  'ambiguous-unit', // several units have this name on that day
  'unit-not-yours',
  'wrong-level', // the measure is collected at another level
  'bad-period',
  'wrong-grain', // a period of another length than the measure is reported for
  'bad-time',
  'no-zone',
  'future', // more than five minutes ahead
  'bad-number',
  'undeclared-number', // a separator in a CSV that does not say how it writes numbers
  'ambiguous-number', // one number to one reader and another to the next, as `2,000` of a count
  'percentage', // where a number of things is wanted
  'not-finite',
  'unsafe-integer', // past 2^53 - 1, where integers are no longer exact
  'too-many-decimals',
  'out-of-range',
  'implausible', // with what stands, or comes with it, it breaks a rule across measures of the catalogue
  'period-locked', // what stood when its period was locked is corrected only with a `note` that says why
  'unknown-option', // none of what a field of a register can be
  'unknown-code', // none of what a field of the national format can be
  'unknown-record', // progress of a record that was never sent
  'out-of-order', // a record is known to hold since later than what was sent
  'personal-data', // a telephone or identity number in a text: nothing of the kind is ever stored
  'duplicate-row', // the same measure, unit and time twice in one batch
] as const
export type Refusal = (typeof REFUSALS)[number]

/** What became of a batch. `seq` is its place in the order of acceptance; null when nothing was stored. */
export const AcceptedReply = z
  .object({
    accepted: z.int(),
    revised: z.int(),
    unchanged: z.int(),
    /** Only with `mode=partial`: rows left out, each named in `errors`. */
    refused: z.int(),
    seq: z.int().nullable(),
    /** The zone that times without one were read in (`+07:00`); absent when every time had its own. */
    assumedZone: z.string().optional(),
    errors: z.array(ProblemDetail).optional(),
    /** Rows that were stored though they break a rule across measures: their values are shown as implausible. */
    implausible: z.array(ProblemDetail).optional(),
    /** Rows of locked periods that were stored: `late-first` its first value, `corrected-locked` one with a reason. */
    remarks: z.array(ProblemDetail).optional(),
  })
  .meta({ id: 'AcceptedReply' })
export type AcceptedReply = z.infer<typeof AcceptedReply>
