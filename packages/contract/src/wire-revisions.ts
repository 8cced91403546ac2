import { z } from 'zod'
import { DayParam } from './wire-query.ts'

/** `GET /indicators/:id/revisions?unit=&from=&to=`. */
export const RevisionsQuery = z.object({
  unit: z.string().min(1).max(100).optional(),
  from: DayParam.optional().describe('First day; a year before `to` unless given'),
  to: DayParam.optional().describe('Last day, itself included; today unless given'),
})

/** One correction of a reading under an indicator: what stood, and what stands since. */
export const WireRevision = z.object({
  measure: z.string(),
  unit: z.string(),
  when: z.string().describe('The period, or the instant, the reading is of'),
  day: z.string().describe('The last day it is of, for a mark on a trend'),
  was: z.number(),
  now: z.number(),
  revision: z.int(),
  receivedAt: z.int(),
  source: z.string(),
  note: z.string().nullable(),
})
export type WireRevision = z.infer<typeof WireRevision>

/** Newest first, at most a thousand; `more` tells that there are others. */
export const WireRevisions = z.object({ revisions: z.array(WireRevision), more: z.boolean() }).meta({ id: 'Revisions' })
export type WireRevisions = z.infer<typeof WireRevisions>
