import { type Cell, FRESHNESS_STATES, NO_VALUE_REASONS, type Snapshot, STATUSES } from '@ioc/metrics'
import { z } from 'zod'
import type { LiveSnapshot } from './live.ts'
import { WireImplausible } from './wire-implausible.ts'

const number = z.number().nullable()
const instant = z.int().describe('Milliseconds since 1970, UTC')

/** How much of what was due came, and who is not in the value. */
export const WireCoverage = z.object({
  reported: z.int(),
  due: z.int(),
  missing: z.array(z.string()),
  excluded: z.array(z.string()).describe('Units that reported what breaks a rule: left out of the value'),
})

/** A cell as it is sent; the domain's `Cell`, described for those who are not TypeScript. */
export const WireCell = z
  .object({
    indicator: z.string(),
    unit: z.string().describe("The unit's code"),
    value: number.describe('Exact; rounded once, by whoever shows it'),
    reason: z.enum(NO_VALUE_REASONS).nullable().describe('Why there is no value'),
    implausible: WireImplausible.nullable().describe(
      'The rule of the catalogue the value breaks; then it is not judged',
    ),
    numerator: number,
    denominator: number,
    status: z.enum(STATUSES).nullable(),
    since: instant.nullable().describe('When the present status began'),
    sinceOrEarlier: z.boolean().describe('It began then or earlier: nothing before is known'),
    target: number,
    targetDue: z.int().nullable().describe('Days since 1970'),
    coverage: WireCoverage,
    range: z.object({ low: z.number(), high: z.number() }).nullable(),
    freshness: z.object({
      state: z.enum(FRESHNESS_STATES),
      newest: instant.nullable(),
      oldest: z.object({ unit: z.string(), at: instant }).nullable(),
      nextDue: instant.nullable(),
    }),
    pace: z.object({ done: z.number(), needed: number }).nullable(),
    provenance: z.object({ sample: z.boolean(), byHand: z.boolean(), documented: z.boolean() }),
    trend: z.array(number).describe("The last days, oldest first; only the scope's own cells have it"),
    points: z.array(z.object({ group: z.string(), item: z.int(), points: number })).nullable(),
  })
  .meta({ id: 'Cell' })

/** A snapshot as it is sent, over HTTP and the socket alike. */
export const WireSnapshot = z
  .object({
    scope: z.string(),
    asOf: instant,
    knownAt: instant,
    cells: z.array(WireCell),
    epoch: z.string().describe("Names the server's run; empty for an earlier instant"),
    seq: z.int().describe('Counts what was sent to the scope in this run'),
    acceptedSeq: z.int().describe('The last batch of readings the cells know of'),
  })
  .meta({ id: 'Snapshot' })

/** The schemas say exactly what the types say: one that drifts does not compile. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
type Loose<T> = T extends readonly (infer E)[]
  ? Loose<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Loose<T[K]> }
    : T
export const SCHEMAS_MATCH_TYPES: readonly [
  Same<z.output<typeof WireCell>, Loose<Cell>>,
  Same<z.output<typeof WireSnapshot>, Loose<LiveSnapshot>>,
  Same<keyof Snapshot, Exclude<keyof LiveSnapshot, 'epoch' | 'seq' | 'acceptedSeq'>>,
] = [true, true, true]
