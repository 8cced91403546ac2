import { GRAINS, LEVELS } from '@ioc/metrics'
import { z } from 'zod'
import { PackId, PackLocalised } from './pack-files-common.ts'
import { CountingEntry } from './pack-files-registers.ts'

/** When a reading falls due. A weekly one names its weekday, longer ones the working day after the period's end. */
export const CadenceEntry = z
  .strictObject({
    every: z.enum(GRAINS),
    by: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'expected a time of day such as 17:00' }),
    weekday: z.int().min(1).max(7).optional(),
    workingDay: z.int().min(1).max(23).optional(),
    missingAfter: z.int().min(1).default(2),
    /** After how many later periods fell due a period is locked: what was reported of it is corrected only with a reason. */
    lockAfter: z.int().min(1).max(1000).optional(),
  })
  .superRefine(({ every, weekday, workingDay }, context) => {
    const wanted = every === 'day' ? null : every === 'week' ? 'weekday' : 'workingDay'
    for (const [name, value] of Object.entries({ weekday, workingDay })) {
      if (name === wanted && value === undefined) {
        context.addIssue({ code: 'custom', path: [name], message: `a cadence by ${every} needs it` })
      }
      if (name !== wanted && value !== undefined) {
        context.addIssue({ code: 'custom', path: [name], message: `a cadence by ${every} has none` })
      }
    }
  })
export type CadenceEntry = z.output<typeof CadenceEntry>

/**
 * A measure as written. `cadence` is one of the pack's by name. A flow's grain is its cadence's period unless
 * said; `decimals`, `min` and `max` have the defaults of a plain count.
 */
export const MeasureEntry = z.strictObject({
  id: PackId,
  name: PackLocalised,
  kind: z.enum(['flow', 'stock']),
  grain: z.enum(GRAINS).optional(),
  levels: z.array(z.enum(LEVELS)).min(1),
  countable: PackId,
  cadence: PackId,
  decimals: z.int().min(0).max(6).default(0),
  min: z.number().default(0),
  max: z.number().default(1_000_000),
  /** A stock that only grows: for ever, or anew each calendar year. */
  mayNotFall: z.enum(['ever', 'year'], { error: 'expected ever or year' }).optional(),
  /** Counted from a register instead of reported. */
  counted: CountingEntry.optional(),
})
export type MeasureEntry = z.output<typeof MeasureEntry>
