import { type FormRow, oddJump, type OddJump } from '@ioc/contract'
import {
  type Catalogue,
  createLookup,
  createSchedule,
  dayOf,
  dependentsOf,
  formatPeriod,
  type Instant,
  lastDuePeriods,
  levelOf,
  lockedBefore,
  type Measure,
  measuresInUse,
  owedFrom,
  type Period,
  parsePeriod,
  type Unit,
  type UnitTree,
  type View,
} from '@ioc/metrics'
import { Problem } from '../errors.ts'
import { type Asked, createAsked, type Known } from './asked.ts'
import { createPast } from './past.ts'

export interface FormDeps {
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  /** Everything known now. */
  readonly view: () => View
}

/** What one unit is asked for this week, and what its own past says of a value. */
export interface Form {
  /** The unit that bears a code today. Throws `not-found`. */
  unit(code: string): Unit
  /** Measures a unit's clerk may type, in the catalogue's order. */
  measures(unit: Unit): readonly Measure[]
  /** Of this week, or all flows of one period of any time. */
  rows(
    unit: Unit,
    period?: Period,
  ): { readonly asOf: Instant; readonly rows: FormRow[]; readonly nextDue: Instant | null }
  /** Whether a period ended so long ago that nobody is asked for it any more: changing it is asked back once. */
  isLongPast(unit: Unit, measure: Measure, period: string | undefined): boolean
  /** What is odd about a value; `period` as it was sent, undefined for a stock. */
  odd(unit: Unit, measure: Measure, period: string | undefined, value: number): OddJump | null
}

export function createForm({ catalogue, tree, view }: FormDeps): Form {
  const asked = createAsked(catalogue, createSchedule(catalogue))
  const look = createLook({ catalogue, tree, view }, asked)
  const componentOf = createComponentOf(catalogue)
  const { calendar, utcOffsetMinutes: offset } = catalogue

  const measures = (unit: Unit) => [...catalogue.measures.values()].filter((measure) => isTyped(measure, unit))

  /** Older than what is still carried, and not what the unit is asked for. */
  function isLongPast(unit: Unit, measure: Measure, { start }: Period): boolean {
    const { asOf, askedOf } = look()
    const { cadence } = measure
    const carried = lastDuePeriods(cadence, asOf, cadence.missingAfter, calendar, offset).at(-1)
    if (!carried || start >= carried.period.start) return false
    return !askedOf(measure, unit).some((one) => one.start === start)
  }

  return {
    unit(code) {
      const unit = tree.at(code, dayOf(view().asOf, offset))
      if (!unit) throw new Problem('not-found', `No unit bears the code ${code} today.`)
      return unit
    },
    measures,
    rows(unit, period) {
      const { asOf, pastOf, askedOf, knownOf } = look()
      const rowOf = ({ measure, period, start, due, state }: Asked): FormRow => {
        const past = pastOf(measure, unit, period, start)
        const when = period && formatPeriod(period)
        return {
          measure: measure.id,
          component: componentOf(measure.id),
          period: when,
          due,
          state,
          ...past,
          history: [...past.history],
          longPast: period !== null && isLongPast(unit, measure, period),
          locked: past.reported !== null && start < (lockedBefore(measure.cadence, asOf, calendar, offset) ?? start),
        }
      }
      const ofPeriod = (measure: Measure): Asked[] =>
        period && measure.grain === period.grain ? [asked.flowOf(measure, period, asOf, knownOf(measure, unit))] : []
      const rows = measures(unit).flatMap((measure) => (period ? ofPeriod(measure) : askedOf(measure, unit)).map(rowOf))
      const after = measures(unit).flatMap((measure) => asked.after(measure, asOf) ?? [])
      return { asOf, rows, nextDue: after.length > 0 ? Math.min(...after) : null }
    },
    isLongPast(unit, measure, text) {
      const period = text === undefined ? undefined : parsePeriod(text)
      return period !== undefined && isLongPast(unit, measure, period)
    },
    odd(unit, measure, text, value) {
      const { asOf, pastOf, askedOf } = look()
      const period = text === undefined ? null : parsePeriod(text)
      // A period that is none is refused at the door, by name.
      if (period === undefined) return null
      const start = period?.start ?? askedOf(measure, unit)[0]?.start ?? dayOf(asOf, offset)
      return oddJump(value, pastOf(measure, unit, period, start).history, 10 ** -measure.decimals)
    },
  }
}

/** What is known at this moment, and what follows from it for one measure of one unit. */
function createLook({ catalogue, tree, view }: FormDeps, asked: ReturnType<typeof createAsked>) {
  const offset = catalogue.utcOffsetMinutes
  const inUse = measuresInUse(catalogue)
  return () => {
    const { readings, asOf } = view()
    const lookup = createLookup(readings, tree, 0)
    const pastOf = createPast(catalogue, lookup, asOf)
    const knownOf = (measure: Measure, unit: Unit): Known => {
      const newest = measure.kind === 'stock' ? lookup.stock(measure, unit, asOf) : undefined
      const today = dayOf(asOf, offset)
      const owed = { owedFrom: inUse.has(measure.id) ? owedFrom(catalogue, unit) : null }
      if (measure.kind === 'stock')
        return {
          ...owed,
          has: (start) => !!newest && dayOf(newest.at, offset) >= start,
          ever: () => newest !== undefined,
        }
      return {
        ...owed,
        has: (start) => lookup.flows(measure, unit, start, today + 1).some((value) => value.start === start),
        ever: () => lookup.lastBegunBefore(measure, unit, today + 1) !== undefined,
      }
    }
    return {
      asOf,
      pastOf,
      knownOf,
      askedOf: (measure: Measure, unit: Unit) => asked.of(measure, asOf, knownOf(measure, unit)),
    }
  }
}

/** Whether a person of the unit types it: collected there, and not counted from a register. */
function isTyped(measure: Measure, unit: Unit): boolean {
  return measure.counting === undefined && measure.levels.includes(levelOf(unit.kind))
}

/** The component of the first indicator that counts a measure and is no index over others. */
function createComponentOf(catalogue: Catalogue): (measure: string) => string | null {
  const dependents = dependentsOf(catalogue)
  return (measure) => {
    const counted = (dependents.get(measure) ?? []).flatMap((id) => catalogue.indicators.get(id) ?? [])
    return (counted.find(({ kind }) => kind !== 'index') ?? counted[0])?.component ?? null
  }
}
