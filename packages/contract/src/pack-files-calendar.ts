import { z } from 'zod'
import { PackConfidence, PackDay, PackId, PackLocalised, PackText } from './pack-files-common.ts'

const weekday = z.int().min(1).max(7)
const told = { confidence: PackConfidence, source: PackText }

/**
 * calendar.yaml. `names` holds each holiday's name once. A holiday is a `date`, or `from` and `to` (both off).
 * A swap is a working day off, with the weekend day worked for it.
 */
export const CalendarFile = z.strictObject({
  weekend: z.array(weekday),
  names: z.record(PackId, PackLocalised),
  holidays: z.array(
    z
      .strictObject({
        name: PackId,
        date: PackDay.optional(),
        from: PackDay.optional(),
        to: PackDay.optional(),
        ...told,
      })
      .refine(({ date, from, to }) => (date === undefined) !== (from === undefined && to === undefined), {
        error: 'needs either date, or from and to',
      })
      .refine(({ from, to }) => (from === undefined) === (to === undefined) && (to ?? 0) >= (from ?? 0), {
        error: 'needs from and to, in this order',
      }),
  ),
  swaps: z.array(z.strictObject({ name: PackId, off: PackDay, worked: PackDay, ...told })).default([]),
})
export type CalendarFile = z.output<typeof CalendarFile>
