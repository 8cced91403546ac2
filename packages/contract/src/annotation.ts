import { z } from 'zod'
import { InstantParam } from './wire-query.ts'

/** Why a number looked as it did: a remark on an indicator, a unit, or both, over some days. */
export const AnnotationInput = z
  .strictObject({
    indicator: z.string().min(1).max(100).nullable().describe('Null: every indicator of the unit'),
    unit: z.string().min(1).max(100).nullable().describe('Null: every unit of the indicator'),
    from: z.iso.date().describe('First day'),
    to: z.iso.date().describe('Last day, itself included'),
    text: z.string().trim().min(1).max(280),
  })
  .meta({ id: 'NewAnnotation' })
export type AnnotationInput = z.infer<typeof AnnotationInput>

/** A remark that was made. Removing it keeps it for the past: `removedAt` says since when it is not shown. */
export const Annotation = z
  .object({
    ...AnnotationInput.shape,
    id: z.string(),
    version: z.int(),
    madeAt: z.int(),
    removedAt: z.int().nullable(),
  })
  .meta({ id: 'Annotation' })
export type Annotation = z.infer<typeof Annotation>

export const AnnotationList = z.object({ annotations: z.array(Annotation) }).meta({ id: 'AnnotationList' })
export type AnnotationList = z.infer<typeof AnnotationList>

export const AnnotationQuery = z.object({
  indicator: z.string().max(100).optional().describe('With the remarks on every indicator'),
  unit: z.string().max(100).optional().describe('With the remarks on every unit'),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  knownAt: InstantParam.optional().describe('As they stood then; now unless given'),
})
