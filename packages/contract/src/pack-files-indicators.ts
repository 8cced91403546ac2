import { GRAINS, type Target, type Term } from '@ioc/metrics'
import { z } from 'zod'
import { PackConfidence, PackDay, PackId, PackLocalised, UnitCode } from './pack-files-common.ts'

/** `procedures.finished`, or `-procedures.finished-late` to take it away. */
const TermText = z
  .string({ error: 'expected a measure, with - before it to take it away' })
  .regex(/^-?[A-Za-z][A-Za-z0-9.-]*$/, { error: 'expected a measure, with - before it to take it away' })
  .transform((text): Term => (text.startsWith('-') ? { measure: text.slice(1), sign: -1 } : { measure: text, sign: 1 }))

const Terms = z.array(TermText).min(1)

const WindowEntry = z.strictObject({
  grain: z.enum(GRAINS),
  count: z.int().min(1).max(366).default(1),
  upTo: z.enum(['now', 'due']).default('now'),
})

const TARGET_VALUE = 'expected a number or same-period-last-year'
const TargetValue = z.union([z.number(), z.literal('same-period-last-year')], { error: TARGET_VALUE })

/** In full: for some units only, from a day on, to be reached by a day. */
const TargetEntry = z.strictObject({
  value: TargetValue,
  from: PackDay.nullable().default(null),
  due: PackDay.nullable().default(null),
  units: z.array(UnitCode).min(1).optional(),
})
type TargetEntry = z.output<typeof TargetEntry>

/** One `Target` for each unit named, one for all when none is. */
const spread = ({ units, ...rest }: TargetEntry): Target[] =>
  units === undefined ? [{ ...rest, unit: null }] : units.map((unit) => ({ ...rest, unit }))

/** `95`, `same-period-last-year`, or a list of targets in full. */
const Targets = z.preprocess(
  (value) => (typeof value === 'object' ? value : [{ value }]),
  z.array(TargetEntry).transform((entries) => entries.flatMap(spread)),
)

const IndexItemEntry = z.strictObject({
  indicator: PackId.nullable().default(null),
  name: PackLocalised,
  max: z.number().positive().nullable().default(null),
  threshold: z.number().positive().max(100).nullable().default(null),
})
const IndexGroupEntry = z.strictObject({
  id: PackId,
  name: PackLocalised,
  max: z.number().positive(),
  items: z.array(IndexItemEntry).min(1),
})

/** Where a numerator can rightly be more than its denominator: in one period, but not over the window; or at any time. */
const MayExceed = z.enum(['in-a-period', 'always'], { error: 'expected in-a-period or always' })

const common = {
  id: PackId,
  name: PackLocalised,
  /** A tile's name for it; 24 characters at most in Vietnamese. */
  short: PackLocalised,
  definition: PackLocalised,
  unit: z.union([z.literal('%'), PackId], { error: 'expected %, days, points or a countable' }),
  digits: z.int().min(0).max(4).optional(),
  direction: z.enum(['up', 'down', 'none']),
  target: Targets.default([]),
  watchWithin: z.number().min(0).default(0),
  basis: PackLocalised,
  confidence: PackConfidence,
  owner: UnitCode,
}

/** An indicator as written: with `denominator` a ratio, with `numerator` alone a count, with `groups` an index. */
export const IndicatorEntry = z
  .strictObject({
    ...common,
    numerator: Terms.optional(),
    denominator: Terms.optional(),
    scale: z.number().positive().optional(),
    window: WindowEntry.optional(),
    mayExceed: MayExceed.optional(),
    groups: z.array(IndexGroupEntry).min(1).optional(),
  })
  .superRefine(({ numerator, denominator, scale, window, mayExceed, groups }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (groups === undefined && numerator === undefined) refuse('numerator', 'needs a numerator, or groups')
    if (groups !== undefined && (numerator ?? denominator ?? window ?? scale) !== undefined) {
      refuse('groups', 'an index has groups alone')
    }
    if (denominator === undefined && scale !== undefined) refuse('scale', 'only a ratio has a scale')
    if (denominator === undefined && mayExceed !== undefined) refuse('mayExceed', 'only a ratio has a whole to exceed')
  })
export type IndicatorEntry = z.output<typeof IndicatorEntry>
