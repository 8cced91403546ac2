import { formatDay, GRAINS, OVERS, parseDay } from '@ioc/metrics'
import { z } from 'zod'

/** An instant in a query: ISO 8601 with a zone, or milliseconds as answers give them. Read as milliseconds. */
export const InstantParam = z
  .string()
  .max(40)
  .transform((text, context) => {
    const isNumber = /^\d{1,15}$/.test(text)
    const zoned = isNumber || z.iso.datetime({ offset: true }).safeParse(text).success
    const instant = isNumber ? Number(text) : Date.parse(text)
    if (zoned && Number.isSafeInteger(instant)) return instant
    context.addIssue({ code: 'custom', message: 'an instant is ISO 8601 with a zone, or milliseconds since 1970' })
    return z.NEVER
  })
  .meta({ examples: ['2026-11-23T17:00:00+07:00'] })

/** A day in a query, `YYYY-MM-DD`. */
export const DayParam = z
  .string()
  .max(10)
  .transform((text, context) => {
    const day = parseDay(text)
    if (day !== undefined) return day
    context.addIssue({ code: 'custom', message: `a day is written like ${formatDay(20_000)}` })
    return z.NEVER
  })
  .meta({ examples: ['2026-11-23'] })

/** Code of a unit. */
export const UnitParam = z.string().min(1).max(100)

/** What was known: all batches accepted by an instant, or, exactly, up to one (`acceptedSeq` of an answer). */
const known = {
  knownAt: InstantParam.optional().describe('As known at this instant; now unless given'),
  knownSeq: z.coerce.number().int().min(0).optional().describe('As known after this batch, exactly'),
}

export const SnapshotQuery = z.object({
  scope: UnitParam.optional().describe("Code of the scope's unit; the pack's own unless given"),
  asOf: InstantParam.optional().describe('Now, or `knownAt`, unless given'),
  ...known,
})

/** What a number of a period is. */
export const OverParam = z
  .enum(OVERS)
  .optional()
  .describe(
    'period: what was counted in the period itself (flows summed, stocks at its end, ratios Σ ÷ Σ); window: the' +
      " indicator's own window as it ended with the period. Unless given, window by day and period by anything longer",
  )

export const SeriesQuery = z.object({
  unit: UnitParam.optional(),
  from: DayParam.optional().describe('First day; a year before `to` unless given'),
  to: DayParam.optional().describe('Last day, itself included; today unless given'),
  grain: z.enum(GRAINS).default('day'),
  over: OverParam,
  ...known,
})

export const ProofQuery = z.object({ unit: UnitParam.optional(), asOf: InstantParam.optional(), ...known })

export const CatalogueQuery = z.object({
  for: z
    .enum(['wall'])
    .optional()
    .describe(
      'wall: what numbers are shown with, without what only explains them or is only typed into (definitions, bases,' +
        ' fields of registers that are no step, figures published of nothing counted here). All of it unless given',
    ),
})

export const BoundariesQuery = z.object({ at: DayParam.optional().describe('Today unless given') })
