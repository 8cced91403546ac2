import type { Countable } from './countable.ts'
import type { Indicator } from './indicator.ts'
import type { Measure } from './measure.ts'
import type { MeasureRule } from './measure-rule.ts'
import type { Day } from './period.ts'
import type { PublishedFigure } from './published-figure.ts'
import type { Register } from './register.ts'
import type { Localised } from './text.ts'
import type { Unit } from './unit.ts'

/** One of the six fields of the centre. Its card shows `lead`; it holds every indicator that names it. */
export interface Component {
  readonly id: string
  readonly name: Localised
  readonly lead: string
}

/** Days off beyond the weekend, and weekend days worked in exchange. */
export interface WorkingCalendar {
  /** Weekdays off: 1 Monday … 7 Sunday. */
  readonly weekend: readonly number[]
  readonly holidays: ReadonlyMap<Day, Localised>
  readonly workedDays: ReadonlySet<Day>
}

/**
 * The catalogue: everything a district is and counts, as data. Built once at start, checked, never changed. `Told` is
 * how much of each indicator is here: what computes with it, and what shows numbers, asks for no explanation.
 */
export interface Catalogue<Told extends Indicator = Indicator> {
  readonly pack: string
  /** Minutes east of UTC; the pack's zone has no summer time. */
  readonly utcOffsetMinutes: number
  readonly units: readonly Unit[]
  readonly calendar: WorkingCalendar
  /** First day that readings are owed for, also those that never came; without it what never came is owed by nobody. */
  readonly from?: Day
  readonly components: readonly Component[]
  readonly measures: ReadonlyMap<string, Measure>
  readonly indicators: ReadonlyMap<string, Told>
  readonly registers: ReadonlyMap<string, Register>
  /** What measures keep between them, by id; with those the ratios imply (`rulesFrom`). */
  readonly rules: ReadonlyMap<string, MeasureRule>
  /** Indicators of the three large tiles of the overview, in order. */
  readonly main: readonly string[]
  /** What one of each countable is called. */
  readonly countables: ReadonlyMap<string, Countable>
  /** Figures as others published them; nothing is computed from them. */
  readonly published?: readonly PublishedFigure[]
}
