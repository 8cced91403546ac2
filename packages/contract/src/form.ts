import { SOURCE_KINDS } from '@ioc/metrics'
import { z } from 'zod'
import { OddJump } from './odd-jump.ts'
import { CountedIn } from './stored-value.ts'

/**
 * In what role a person sends or confirms a form. A closed list, so that no name of a person is ever stored:
 * `clerk` văn thư, `statistician` công chức thống kê, `one-stop` bộ phận một cửa, `specialist` chuyên viên
 * phụ trách, `office-head` phụ trách văn phòng, `leader` lãnh đạo đơn vị.
 */
export const FORM_ROLES = ['clerk', 'statistician', 'one-stop', 'specialist', 'office-head', 'leader'] as const
export const FormRole = z.enum(FORM_ROLES)
export type FormRole = z.infer<typeof FormRole>

const MOST_ROWS = 500
const measure = z.string().min(1).max(100)
const period = z.string().max(10)
const instant = z.int().describe('Milliseconds since 1970, UTC')
/** As long as a reading's note may be, less what the mark of a confirmed value adds. */
const note = z.string().max(400)

/** A value already there, in the measure's own terms, with what it speaks of: a flow's period or a stock's instant. */
export const FormValue = z.object({
  value: z.number(),
  period: period.nullable(),
  at: instant.nullable(),
  sourceKind: z.enum(SOURCE_KINDS),
  sample: z.boolean(),
})
export type FormValue = z.infer<typeof FormValue>

/** One measure that a unit has to report: of a period (a flow), or as it is now (a stock, `period` null). */
export const FormRow = z.object({
  measure,
  /** The indicator's component that counts it first; null where none does. */
  component: z.string().nullable(),
  period: period.nullable(),
  due: instant,
  state: z.enum(['due', 'late', 'reported']),
  /** What was reported for this very period, by whatever way. */
  reported: FormValue.nullable(),
  /** The newest value before it. */
  last: FormValue.nullable(),
  /** The unit's own values before it, oldest first, for the warning on odd jumps. */
  history: z.array(z.number()),
  /** It ended so long ago that sending it is asked back once. */
  longPast: z.boolean(),
  /** What stands of it is corrected only with a note that says why. */
  locked: z.boolean(),
})
export type FormRow = z.infer<typeof FormRow>

/** A cell as it was typed, before anyone asks whether it is a number. `lang` says how its numbers are written. */
export const DraftRow = z.strictObject({
  measure,
  period: period.nullable(),
  text: z.string().max(40),
  lang: z.enum(['vi', 'en', 'bn']),
  note,
})
export type DraftRow = z.infer<typeof DraftRow>

/** What names a row of one unit's form. */
export const rowKey = (row: { readonly measure: string; readonly period: string | null }): string =>
  `${row.measure} ${row.period ?? 'now'}`

/** What is typed and not yet sent. `version` 0: nothing was ever saved. */
export const FormDraft = z.object({ version: z.int(), savedAt: instant, rows: z.array(DraftRow) })
export type FormDraft = z.infer<typeof FormDraft>

/** `PUT /forms/:unit/draft`: `version` is the one that was typed upon. */
export const DraftInput = z.strictObject({ version: z.int().min(0), rows: z.array(DraftRow).max(MOST_ROWS) })
export type DraftInput = z.infer<typeof DraftInput>

/** `GET /forms/:unit`. */
export const FormReply = z
  .object({
    unit: z.string(),
    asOf: instant,
    rows: z.array(FormRow),
    /** When something is due after what is listed; null when nothing ever is. */
    nextDue: instant.nullable(),
    draft: FormDraft.nullable(),
  })
  .meta({ id: 'FormReply' })
export type FormReply = z.infer<typeof FormReply>

/** One value that is sent: with `period` for a flow, without for a stock, which is `at` the moment of sending. */
export const SubmissionRow = z.strictObject({
  measure,
  period: period.optional(),
  value: z.number(),
  note: note.optional(),
  /** Whoever typed it looked again at an odd value and says that it is right. */
  confirmed: z.boolean().optional(),
})
export type SubmissionRow = z.infer<typeof SubmissionRow>

/** `POST /forms/:unit/submissions`. */
export const Submission = z.strictObject({
  rows: z.array(SubmissionRow).min(1).max(MOST_ROWS),
  role: FormRole.optional(),
})
export type Submission = z.infer<typeof Submission>

/** One value as it was stored. */
export const ReceiptRow = z.object({
  measure,
  period: period.nullable(),
  at: instant.nullable(),
  value: z.number(),
  /** As it stands with the reading. */
  note: z.string().nullable(),
  /** What was odd about it when it was sent. */
  odd: OddJump.nullable(),
  confirmed: z.boolean(),
})
export type ReceiptRow = z.infer<typeof ReceiptRow>

/** What became of a form that was sent: kept for good, and opened again by its number. */
export const Receipt = z
  .object({
    number: z.string(),
    unit: z.string(),
    at: instant,
    role: FormRole.nullable(),
    rows: z.array(ReceiptRow),
    accepted: z.int(),
    revised: z.int(),
    unchanged: z.int(),
    /** Its place in the order of acceptance. */
    seq: z.int().nullable(),
    sample: z.boolean(),
    /** The numbers that what was stored counts in, and from when. */
    counted: z.array(CountedIn).default([]),
    confirmation: z.object({ role: FormRole, at: instant }).nullable(),
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof Receipt>

/** `POST /forms/receipts/:id/confirmation`. */
export const ConfirmationInput = z.strictObject({ role: FormRole })
export type ConfirmationInput = z.infer<typeof ConfirmationInput>
