import { z } from 'zod'
import { RecordRemarks, WireRecord } from './register-records.ts'

/** A register as the console lists it. */
export const RegisterCard = z
  .object({
    id: z.string(),
    /** Records that stand. */
    records: z.int(),
    /** Sources that may keep it by a key of their own; none where it is kept by hand alone. */
    keepers: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'RegisterCard' })
export type RegisterCard = z.infer<typeof RegisterCard>

export const RegisterCards = z.array(RegisterCard).meta({ id: 'RegisterCards' })

/** The field's values of some records, added up, in the field's own terms. */
const FieldSum = z.object({ field: z.string(), sum: z.number() })

/** All records that a question finds, counted and added up since the beginning. */
export const RegisterTotals = z
  .object({
    records: z.int(),
    /** Of every field that a measure adds up. */
    sums: z.array(FieldSum),
    /** By month of the field that says from when a record counts; null where none does. */
    dated: z
      .object({
        field: z.string(),
        /** `2026-11`, oldest first; months without a record are left out. */
        months: z.array(z.object({ month: z.string(), records: z.int(), sums: z.array(FieldSum) })),
      })
      .nullable(),
  })
  .meta({ id: 'RegisterTotals' })
export type RegisterTotals = z.infer<typeof RegisterTotals>

/** One record added, corrected or taken out by a person. */
export const RegisterEdit = z
  .strictObject({
    key: z.string().min(1).max(100),
    /** The revision that was on the screen; 0 where no record was. Another one standing by now is a conflict. */
    seen: z.int().min(0),
    /** As a source would put it; null takes the record out. */
    fields: z
      .record(z.string().max(100), z.union([z.string().max(1_000), z.number(), z.boolean(), z.null()]))
      .nullable(),
    reason: z.string().trim().min(3).max(500),
    /** Whether the list of the record's unit is complete with this, as of now. */
    complete: z.boolean().default(false),
  })
  .meta({ id: 'RegisterEdit' })
export type RegisterEdit = z.input<typeof RegisterEdit>

/** What became of it. */
export const RegisterEdited = z
  .object({
    /** Nothing was changed: it stood so already. */
    unchanged: z.boolean(),
    /** As it stands now; null where it was taken out. */
    record: WireRecord.nullable(),
    remarks: RecordRemarks.optional(),
  })
  .meta({ id: 'RegisterEdited' })
export type RegisterEdited = z.infer<typeof RegisterEdited>
