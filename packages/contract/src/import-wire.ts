import { z } from 'zod'
import { ImportChoices, ImportProblem, ImportRemark, Understood } from './import-preview.ts'
import { PackLocalised } from './pack-files-common.ts'
import { LAYOUTS, Profile } from './pack-files-profiles.ts'
import { CountedIn, ValueChange } from './stored-value.ts'

/** `reading`, then `ready` to be committed, or `refused` with its problems; `stored` once committed. */
export const IMPORT_STATES = ['reading', 'ready', 'refused', 'storing', 'stored'] as const
export type ImportStateName = (typeof IMPORT_STATES)[number]

/** What was stored, for whoever sent it to keep. */
export const ImportReceipt = z.object({
  number: z.string(),
  at: z.int(),
  accepted: z.int(),
  revised: z.int(),
  unchanged: z.int(),
  seq: z.int().nullable(),
  /** The numbers that what was stored counts in, and from when. */
  counted: z.array(CountedIn).default([]),
})
export type ImportReceipt = z.infer<typeof ImportReceipt>

/** One file on its way in, or how it ended. */
export const ImportState = z
  .object({
    id: z.string(),
    name: z.string(),
    size: z.int(),
    createdAt: z.int(),
    /** When what was sent is thrown away unless it is committed; null once it is stored. */
    expiresAt: z.int().nullable(),
    state: z.enum(IMPORT_STATES),
    /** Rows read so far, while it is read. */
    progress: z.int().nullable(),
    choices: ImportChoices,
    /** Null where the file as a whole could not be read. */
    understood: Understood.nullable(),
    /** What a commit would do now; null while a problem stands in its way. */
    would: z.object({ accepted: z.int(), revised: z.int(), unchanged: z.int() }).nullable(),
    /** Values that would change, at most 500 of them with what they were; `count` counts all, without the unchanged. */
    changes: z.object({ rows: z.array(ValueChange), count: z.int() }).default({ rows: [], count: 0 }),
    /** At most 1,000 named; `problemCount` counts all. */
    problems: z.array(ImportProblem),
    problemCount: z.int(),
    remarks: z.array(ImportRemark),
    receipt: ImportReceipt.nullable(),
  })
  .meta({ id: 'ImportState' })
export type ImportState = z.infer<typeof ImportState>

/** An earlier import in a list. */
export const ImportSummary = ImportState.pick({
  id: true,
  name: true,
  createdAt: true,
  state: true,
  problemCount: true,
  receipt: true,
}).meta({ id: 'ImportSummary' })
export type ImportSummary = z.infer<typeof ImportSummary>

export const ImportList = z.array(ImportSummary).meta({ id: 'ImportList' })
export type ImportList = z.infer<typeof ImportList>

/** A profile in a list: what files can be sent, and which come as a template. */
export const ProfileSummary = z
  .object({
    id: z.string(),
    name: PackLocalised,
    layout: z.enum(LAYOUTS),
    /** Grain of the period a template is for; null where rows have their own. */
    grain: z.string().nullable(),
    /** Made from a file here, not part of the pack. */
    saved: z.boolean(),
  })
  .meta({ id: 'ProfileSummary' })
export type ProfileSummary = z.infer<typeof ProfileSummary>

export const ProfileList = z.array(ProfileSummary).meta({ id: 'ProfileList' })
export type ProfileList = z.infer<typeof ProfileList>

/** `POST /imports/:id/profile`: keeps the columns mapped by hand as a profile. */
export const SaveProfile = z.strictObject({ id: Profile.shape.id, name: z.string().min(1).max(120) })
export type SaveProfile = z.infer<typeof SaveProfile>
