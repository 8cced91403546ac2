import { FRESHNESS_STATES, SOURCE_KINDS } from '@ioc/metrics'
import { z } from 'zod'

/** What came from a source over some days, local midnight to now. */
export const SourceRows = z.object({
  /** Deliveries accepted. */
  deliveries: z.int(),
  /** Rows that were new or revised. */
  stored: z.int(),
  /** Rows that said what was known already. */
  unchanged: z.int(),
  /** Rows that were not stored because they, or others of their delivery, cannot be accepted. */
  refused: z.int(),
  refusals: z.int(),
})
export type SourceRows = z.infer<typeof SourceRows>

/**
 * One measure of one unit whose reading was due and is not there. `state` unknown: none ever came; `since` null: and
 * nothing says from when it was owed.
 */
export const LatePart = z.object({
  measure: z.string(),
  unit: z.string(),
  state: z.enum(FRESHNESS_STATES),
  /** The first due moment it let pass. */
  since: z.int().nullable(),
  /** Due moments let pass, at most forty. */
  missed: z.int(),
})
export type LatePart = z.infer<typeof LatePart>

/**
 * A register whose delivery was due and is not there. It is asked of whoever keeps it: its units report nothing, as
 * their records are counted.
 */
export const LateRegister = z.object({
  register: z.string(),
  /** The worst of what is counted from it; `unknown` where it was never delivered. */
  state: z.enum(FRESHNESS_STATES),
  since: z.int().nullable(),
  missed: z.int(),
  /** Codes of the units whose counts wait for it. */
  units: z.array(z.string()),
  /** When it is due next, by the most frequent of what is counted from it. */
  nextDue: z.int().nullable(),
})
export type LateRegister = z.infer<typeof LateRegister>

/** How what a source has to report stands against its cadences. */
export const SourceLateness = z.object({
  /** The worst of its parts; `unknown` where it never delivered. */
  state: z.enum(FRESHNESS_STATES),
  /** Measures of units it has to report, that somebody does report or that are owed, and registers it keeps. */
  parts: z.int(),
  late: z.int(),
  missing: z.int(),
  since: z.int().nullable(),
  /** Worst first, at most five. */
  worst: z.array(LatePart),
  /** Registers it keeps and has not delivered in time, worst first. */
  registers: z.array(LateRegister),
  nextDue: z.int().nullable(),
})
export type SourceLateness = z.infer<typeof SourceLateness>

/** How a pull connector's schedule stands. */
export const SourcePull = z.object({
  lastSuccess: z.int().nullable(),
  lastError: z.object({ at: z.int(), detail: z.string() }).nullable(),
  nextRun: z.int().nullable(),
})
export type SourcePull = z.infer<typeof SourcePull>

export const SourceHealth = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(SOURCE_KINDS),
  /** It plays a source: everything it ever sends is sample data. */
  sample: z.boolean(),
  /** What it may report; null means everything. */
  measures: z.array(z.string()).nullable(),
  units: z.array(z.string()).nullable(),
  last: z.object({ at: z.int(), rows: z.int() }).nullable(),
  today: SourceRows,
  /** Today and the six days before. */
  week: SourceRows,
  /** Null where nothing in particular is expected of it. */
  lateness: SourceLateness.nullable(),
  /** Refused deliveries that nobody has looked after yet. */
  open: z.int(),
  /** Null where no connector fetches its data. */
  pull: SourcePull.nullable(),
})
export type SourceHealth = z.infer<typeof SourceHealth>

/** `GET /sources/health`: every source, worst first. */
export const SourcesHealth = z.object({ asOf: z.int(), sources: z.array(SourceHealth) }).meta({ id: 'SourcesHealth' })
export type SourcesHealth = z.infer<typeof SourcesHealth>

/** Who answers for what is owed. */
const answers = {
  component: z.string().nullable(),
  /** Code of the agency that answers for an indicator it is counted in. */
  owner: z.string().nullable(),
}

/**
 * `GET /sources/late`: who owes what. Registers, each once, with the sources that keep it; then what units report
 * themselves, unit by unit, worst first, within a unit the longest owed first.
 */
export const LateList = z
  .object({
    asOf: z.int(),
    registers: z.array(
      LateRegister.extend({ ...answers, sources: z.array(z.object({ id: z.string(), name: z.string() })) }),
    ),
    units: z.array(
      z.object({
        unit: z.string(),
        parts: z.array(LatePart.omit({ unit: true }).extend(answers)),
      }),
    ),
  })
  .meta({ id: 'LateList' })
export type LateList = z.infer<typeof LateList>

/** `POST /sources/:id/pull`: how the connector's schedule stands after it. */
export const PullReply = SourcePull.meta({ id: 'PullReply' })
