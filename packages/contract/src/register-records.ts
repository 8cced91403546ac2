import { z } from 'zod'
import { ProblemDetail } from './problem.ts'

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/**
 * Behind the `?` of `PUT /registers/:register/records`. `at`: since when what is sent holds (now unless said).
 * `units`: codes of the units it is complete for, with commas (those of the source unless said).
 */
export const RecordsPutQuery = z.strictObject({
  mode: z.enum(['whole', 'partial']).default('whole'),
  dryRun: flag.default(false),
  at: z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .optional(),
  units: z
    .string()
    .min(1)
    .max(2_000)
    .transform((text) => text.split(','))
    .optional(),
})
export type RecordsPutQuery = z.output<typeof RecordsPutQuery>

/** Something to know about records that were taken all the same. `row` counts from 1. */
export const RecordRemarks = z
  .object({
    total: z.int(),
    /** The first of them. `dangling-reference`: the field names a record that its register does not have. */
    named: z.array(
      z.object({ code: z.literal('dangling-reference'), row: z.int(), field: z.string(), value: z.string() }),
    ),
  })
  .meta({ id: 'RecordRemarks' })
export type RecordRemarks = z.infer<typeof RecordRemarks>

/** What became of a batch of records. */
export const RecordsReply = z
  .object({
    accepted: z.int(),
    /** Changed or taken out. */
    revised: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    /** Personal columns thrown away at the door, and in how many records each. */
    dropped: z.record(z.string(), z.int()),
    seq: z.int().nullable(),
    /** Left out where there is nothing to say. */
    remarks: RecordRemarks.optional(),
    errors: z.array(ProblemDetail).optional(),
  })
  .meta({ id: 'RecordsReply' })
export type RecordsReply = z.infer<typeof RecordsReply>

/** A record as a source writes it: its register's fields; instants as ISO 8601 with a zone, dates `YYYY-MM-DD`. */
export const RecordInput = z.record(z.string(), z.unknown()).meta({ id: 'RecordInput' })

/**
 * Behind the `?` of `GET /registers/:register/records`: any field as `field=value` (a date or an instant as
 * it is written), `unit` with those below it, `find=words` (marks are not needed), `sort=field` or `sort=-field`, `limit` and `offset`. `after`: the key of
 * the last record seen; without a sort, or sorted by the key, a page then costs the same however far it is.
 */
export const RecordsQuery = z
  .object({
    unit: z.string().max(100).optional(),
    find: z.string().max(200).optional(),
    sort: z.string().max(100).optional(),
    after: z.string().min(1).max(200).optional(),
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  })
  .catchall(z.string().max(1_000))
export type RecordsQuery = z.output<typeof RecordsQuery>

/** A record as anyone may read it. */
export const WireRecord = z
  .object({
    key: z.string(),
    unit: z.string(),
    revision: z.int(),
    /** Since when it holds. */
    at: z.string(),
    /** A person typed it as it stands. */
    byHand: z.boolean(),
    fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .meta({ id: 'RegisterRecord' })
export type WireRecord = z.infer<typeof WireRecord>

export const RecordsPage = z.object({ total: z.int(), records: z.array(WireRecord) }).meta({ id: 'RecordsPage' })
export type RecordsPage = z.infer<typeof RecordsPage>

/** Every state a record ever had, oldest first. */
export const RecordHistory = z
  .array(
    z.object({
      revision: z.int(),
      at: z.string(),
      receivedAt: z.string(),
      source: z.string(),
      sample: z.boolean(),
      unit: z.string().nullable(),
      /** Null where it was taken out, with the reason. */
      fields: WireRecord.shape.fields.nullable(),
      reason: z.string().nullable(),
    }),
  )
  .meta({ id: 'RecordHistory' })
export type RecordHistory = z.infer<typeof RecordHistory>
