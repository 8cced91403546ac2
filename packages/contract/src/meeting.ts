import type { Issue } from '@ioc/metrics'
import { z } from 'zod'
import type { LiveSnapshot } from './live.ts'

/** What is decided or said of one exception in a meeting, or of the whole (`indicator` null). */
export const MeetingNote = z.object({
  indicator: z.string().min(1).max(100).nullable(),
  unit: z.string().min(1).max(100).nullable(),
  text: z.string().trim().max(2_000),
  at: z.int().describe('When it was written'),
})
export type MeetingNote = z.infer<typeof MeetingNote>

/** What is put right or added after a meeting was closed. */
export const MeetingAddendum = z.object({
  text: z.string().trim().min(1).max(4_000),
  at: z.int().describe("When it was written, by the server's clock"),
})
export type MeetingAddendum = z.infer<typeof MeetingAddendum>

const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * A meeting: the numbers of a scope held at an instant and as known after one batch. Once it has ended nothing of
 * it changes: its numbers and the catalogue they were computed by are kept as they stood, and what comes later is
 * an addendum.
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
    addenda: z.array(MeetingAddendum).default([]).describe('In the order they were written'),
    kept: z
      .object({ catalogue: Digest, numbers: Digest })
      .nullable()
      .default(null)
      .describe('SHA-256 of what is kept; null until it ends, and where it ended before anything was kept'),
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
    ended: z.literal(true).optional().describe('Closes it for good'),
  })
  .meta({ id: 'MeetingChange' })
export type MeetingChange = z.infer<typeof MeetingChange>

/** `POST /meetings/:id/addenda`. */
export const AddendumInput = z.strictObject({ text: MeetingAddendum.shape.text }).meta({ id: 'NewAddendum' })
export type AddendumInput = z.infer<typeof AddendumInput>

/** `GET /meetings/:id/numbers`: what a closed meeting showed. */
export interface MeetingNumbers {
  readonly snapshot: LiveSnapshot
  /** What was wrong, in the order it was gone through. */
  readonly issues: readonly Issue[]
}

export const MeetingList = z.object({ meetings: z.array(Meeting) }).meta({ id: 'MeetingList' })
export type MeetingList = z.infer<typeof MeetingList>
