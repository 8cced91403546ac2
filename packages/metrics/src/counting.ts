import { type Day, dayOf, type Instant } from './period.ts'
import type { Measure } from './measure.ts'
import type { Condition, Counting, RecordFields, Register, RegisterRecord } from './register.ts'
import type { UnitKey } from './unit.ts'

/** A measure counted from a register. */
export type CountedMeasure = Measure & { readonly counting: Counting }

/** The measures a catalogue counts from registers. */
export function countedMeasures(measures: ReadonlyMap<string, Measure>): CountedMeasure[] {
  return [...measures.values()].filter((measure): measure is CountedMeasure => measure.counting !== undefined)
}

/** What a change adds to a measure of a unit: on a day (a flow, `time` its start in ms) or from an instant on (a stock). */
export interface Entry {
  readonly measure: string
  readonly unit: UnitKey
  /** As a reading's key: a stock's instant, `day × 86,400,000` of a flow. */
  readonly time: number
  /** Integer of 10^-measure.decimals; never 0. */
  readonly delta: number
}

export interface CountingRules {
  readonly register: Register
  readonly measures: readonly CountedMeasure[]
  readonly utcOffsetMinutes: number
  /** The unit that bears a code on a day; undefined where none does. */
  readonly keyOf: (code: string, day: Day) => UnitKey | undefined
}

const MS_PER_DAY = 86_400_000

/**
 * What the change of one record adds to every measure of its register, nothing where it adds nothing:
 * what the record counts for now less what it counted for before. `at`: since when the change holds, for
 * measures whose records have no date. Summed over any changes in any order it is what a count of the
 * records that stand gives.
 */
export function entriesOf(
  rules: CountingRules,
  before: RegisterRecord | null,
  after: RegisterRecord | null,
  at: Instant,
): Entry[] {
  const net = new Map<string, Entry>()
  for (const measure of rules.measures) {
    if (before) add(net, rules, measure, before, -1, at)
    if (after) add(net, rules, measure, after, 1, at)
  }
  return [...net.values()].filter(({ delta }) => delta !== 0)
}

function add(
  net: Map<string, Entry>,
  rules: CountingRules,
  measure: CountedMeasure,
  { unit, fields }: RegisterRecord,
  sign: 1 | -1,
  at: Instant,
): void {
  const amount = sign * amountOf(measure.counting, fields)
  if (amount === 0) return
  const put = (time: number, day: Day, delta: number) => {
    const key = rules.keyOf(unit, day)
    if (key === undefined) return
    const name = `${measure.id} ${key} ${time}`
    net.set(name, { measure: measure.id, unit: key, time, delta: (net.get(name)?.delta ?? 0) + delta })
  }
  const { from, until } = measure.counting
  const begins = from === null ? at : instantIn(rules, fields, from)
  if (begins === undefined) return
  const day = dayOf(begins, rules.utcOffsetMinutes)
  if (measure.kind === 'flow') {
    put(day * MS_PER_DAY, day, amount)
    return
  }
  const ends = until === null ? undefined : instantIn(rules, fields, until)
  if (ends !== undefined && ends <= begins) return
  put(begins, day, amount)
  // Under the unit it began at: what counts up there must count down there.
  if (ends !== undefined) put(ends, day, -amount)
}

/** What a record counts for; 0 where it does not. */
function amountOf({ where, sum }: Counting, fields: RecordFields): number {
  if (!where.every((condition) => meets(fields, condition))) return 0
  const amount = sum === null ? 1 : fields[sum]
  return typeof amount === 'number' ? amount : 0
}

/** Whether a record meets a condition. */
export function meets(fields: RecordFields, condition: Condition): boolean {
  const value = fields[condition.field]
  if ('present' in condition) return (value !== undefined) === condition.present
  if (value === undefined) return false
  if ('is' in condition) return value === condition.is
  if ('oneOf' in condition) return condition.oneOf.includes(value)
  if ('atLeast' in condition) return typeof value === 'number' && value >= condition.atLeast
  const other = fields['notAfter' in condition ? condition.notAfter : condition.after]
  if (typeof value !== 'number' || typeof other !== 'number') return false
  return 'notAfter' in condition ? value <= other : value > other
}

/** When a field speaks of: an instant itself, a date as its first moment. */
function instantIn({ register, utcOffsetMinutes }: CountingRules, fields: RecordFields, id: string) {
  const value = fields[id]
  if (typeof value !== 'number') return undefined
  return register.fields.get(id)?.type === 'date' ? value * MS_PER_DAY - utcOffsetMinutes * 60_000 : value
}
