import { z } from 'zod'

/** What is decided or said of one exception in a meeting, or of the whole (`indicator` null). */
export const MeetingNote = z.object({
  indicator: z.string().min(1).max(100).nullable(),
  unit: z.string().min(1).max(100).nullable(),
  text: z.string().trim().max(2_000),
  at: z.int().describe('When it was written'),
})
export type MeetingNote = z.infer<typeof MeetingNote>

/**
 * A meeting: the numbers of a scope held at an instant and as known after one batch, so that its address shows
 * the same numbers for as long as the store is kept.
 */
export const Meeting = z
  .object({
    id: z.string(),
    version: z.int(),
    scope: z.string(),
    asOf: z.int(),
    knownSeq: z.int().describe('The last batch of readings the numbers know of'),
    title: z.string().trim().max(120),
    notes: z.array(MeetingNote),
    endedAt: z.int().nullable(),
  })
  .meta({ id: 'Meeting' })
export type Meeting = z.infer<typeof Meeting>

/** `POST /meetings`: freezes a scope now. */
export const MeetingInput = z
  .strictObject({ scope: z.string().min(1).max(100).optional(), title: z.string().trim().max(120).default('') })
  .meta({ id: 'NewMeeting' })
export type MeetingInput = z.infer<typeof MeetingInput>

/** `PATCH /meetings/:id`: the version that was read, and what is written or ended since. */
export const MeetingChange = z
  .strictObject({
    version: z.int().min(1),
    title: Meeting.shape.title.optional(),
    notes: z
      .array(MeetingNote.omit({ at: true }))
      .max(200)
      .optional(),
    ended: z.boolean().optional(),
  })
  .meta({ id: 'MeetingChange' })
export type MeetingChange = z.infer<typeof MeetingChange>

export const MeetingList = z.object({ meetings: z.array(Meeting) }).meta({ id: 'MeetingList' })
export type MeetingList = z.infer<typeof MeetingList>
