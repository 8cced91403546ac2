import { z } from 'zod'
import { COLUMN_ROLES, LAYOUTS, ProfileColumn } from './pack-files-profiles.ts'
import { NUMBER_FORMATS } from './reading-input.ts'
import { WireImplausible } from './wire-implausible.ts'

/** What may part the columns of a CSV. */
export const DELIMITERS = ['comma', 'semicolon', 'tab'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Whether rows and columns that are hidden in a sheet are read or left out. */
export const HIDDEN_CHOICES = ['read', 'leave-out'] as const
export type HiddenChoice = (typeof HIDDEN_CHOICES)[number]

/** One thing wrong with a file, where someone with the file open finds it. */
export const ImportProblem = z.object({
  sheet: z.string().nullable(),
  /** The sheet's own row number; of a CSV the line of the file at which the row begins. */
  row: z.int().nullable(),
  /** `C`, as the sheet names it. */
  column: z.string().nullable(),
  code: z.string(),
  detail: z.string(),
  /** With the code `implausible`: the rule across measures, and the values of both sides. */
  implausible: WireImplausible.optional(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

/** Something that was done with the file and should be known; it stops nothing. */
export const ImportRemark = ImportProblem.meta({ id: 'ImportRemark' })
export type ImportRemark = z.infer<typeof ImportRemark>

/** A column as it stands in the sheet, and what it was taken for. */
export const UnderstoodColumn = z.object({
  column: z.string(),
  header: z.string(),
  role: z.enum(COLUMN_ROLES).nullable(),
  measure: z.string().nullable(),
  /** What its first rows hold, as text. */
  samples: z.array(z.string()),
})
export type UnderstoodColumn = z.infer<typeof UnderstoodColumn>

/** A sheet of the file, and how well it fits: what the choice between several rests on. */
export const SheetFit = z.object({
  name: z.string(),
  hidden: z.boolean(),
  rows: z.int(),
  profile: z.string().nullable(),
  /** 0 to 1: the share of the profile's columns that were found. */
  score: z.number(),
})
export type SheetFit = z.infer<typeof SheetFit>

/** A row of the sheet as it was read: its unit, or why it was left out. */
export const UnderstoodRow = z.object({
  row: z.int(),
  label: z.string(),
  unit: z.string().nullable(),
  /** `unit`, `field` (of a form), `total` (checked, not stored) or `skipped`. */
  kind: z.enum(['unit', 'field', 'total', 'skipped']),
})
export type UnderstoodRow = z.infer<typeof UnderstoodRow>

/** What was understood of a file. */
export const Understood = z.object({
  format: z.enum(['xlsx', 'csv']),
  sheet: z.string().nullable(),
  sheets: z.array(SheetFit),
  profile: z.string().nullable(),
  layout: z.enum(LAYOUTS).nullable(),
  /** First and last row of the header. */
  headerRows: z.tuple([z.int(), z.int()]).nullable(),
  columns: z.array(UnderstoodColumn),
  /** How texts were read as numbers; null where there was none or nobody said. */
  number: z.enum(NUMBER_FORMATS).nullable(),
  /** The format that the file's own numbers allow alone, where nobody said. */
  likelyNumber: z.enum(NUMBER_FORMATS).nullable(),
  dateSystem: z.union([z.literal(1900), z.literal(1904)]).nullable(),
  /** What was taken to part the columns of a CSV; null for a workbook. */
  delimiter: z.enum(DELIMITERS).nullable().default(null),
  /** Rows (`4–5, 9`) and columns (`C, F`) of the table that are hidden in the sheet; empty where none are. */
  hidden: z.object({ rows: z.string(), columns: z.string() }).default({ rows: '', columns: '' }),
  /** Of the whole sheet, chosen or read above the table; null where rows have their own or none was found. */
  unit: z.string().nullable(),
  period: z.string().nullable(),
  /** Whether the sheet needs a unit, or a period of a grain, for all its rows. */
  asks: z.object({ unit: z.boolean(), period: z.string().nullable() }),
  /** At most 200. */
  rows: z.array(UnderstoodRow),
  readings: z.int(),
})
export type Understood = z.infer<typeof Understood>

/** What is chosen by hand in place of what was found; what is left out is found again. */
export const ImportChoices = z.strictObject({
  sheet: z.string().max(200).optional(),
  profile: z.string().max(60).optional(),
  unit: z.string().max(100).optional(),
  period: z.string().max(10).optional(),
  number: z.enum(NUMBER_FORMATS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  /** Without it a table with hidden rows or columns is asked about. */
  hidden: z.enum(HIDDEN_CHOICES).optional(),
  /** Store what breaks a rule across measures as it is; its values are shown as implausible. */
  implausible: z.literal('mark').optional(),
  /** Why figures of locked periods are corrected: kept as the note of each that has none of its own. */
  reason: z.string().trim().min(1).max(400).optional(),
  /** Columns mapped by hand, in place of a profile. */
  mapping: z
    .strictObject({
      layout: z.enum(LAYOUTS),
      columns: z
        .array(
          z
            .strictObject({ column: z.string().regex(/^[A-Z]{1,3}$/), ...ProfileColumn.shape })
            .omit({ headers: true, id: true, optional: true }),
        )
        .min(1)
        .max(100),
    })
    .optional(),
})
export type ImportChoices = z.infer<typeof ImportChoices>

/** What may be said at once with an upload, as fields of the form before the file. */
export const UploadChoices = ImportChoices.omit({ mapping: true })
export type UploadChoices = z.infer<typeof UploadChoices>
