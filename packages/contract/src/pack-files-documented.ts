import { z } from 'zod'
import { PackDay, PackId, PackInstant, PackText, UnitCode } from './pack-files-common.ts'

/** documented.yaml: published figures that are a reading of a measure exactly, with where they were published. */
export const DocumentedFile = z.strictObject({
  figures: z.array(
    z
      .strictObject({
        measure: PackId,
        unit: UnitCode,
        period: z.string().max(10).optional(),
        at: PackInstant.optional(),
        value: z.number(),
        /** The day it was published, or the first day by which it had been. */
        published: PackDay,
        citation: PackText,
      })
      .refine(({ period, at }) => (period === undefined) !== (at === undefined), {
        error: 'needs either period or at',
      }),
  ),
})
export type DocumentedFile = z.output<typeof DocumentedFile>
