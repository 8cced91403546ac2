import type { Catalogue } from './catalogue.ts'
import { dueAt, lastDuePeriods, nextDue } from './due.ts'
import { kept, keptMap } from './keep.ts'
import type { Cadence, Measure } from './measure.ts'
import { type Instant, type Period, periodOf, shiftPeriod, startOfDay } from './period.ts'

/** Where a cadence stands at one instant. */
export interface Standing {
  /** The last period that fell due; null when the cadence never does. */
  readonly lastDue: Period | null
  /** A reading that speaks of this instant or a later one is fresh. */
  readonly freshFrom: Instant
  /** One that speaks of an earlier instant than this is no longer carried. */
  readonly carriedFrom: Instant
  /** The next due moment after the instant. */
  readonly nextDue: Instant | null
}

/** What falls due when, for one catalogue, with every answer kept. */
export interface Schedule {
  readonly utcOffsetMinutes: number
  standing(cadence: Cadence, asOf: Instant): Standing
  /** When the reading of a flow's own period falls due; null when it never does. */
  flowDue(measure: Measure, period: Period): Instant | null
}

/** Distinct instants kept per cadence: the days of a trend, and a few live ones. */
const INSTANTS_KEPT = 512

/** A schedule over a catalogue's calendar. Pure: what it keeps only saves time. */
export function createSchedule(catalogue: Pick<Catalogue, 'calendar' | 'utcOffsetMinutes'>): Schedule {
  const { calendar, utcOffsetMinutes } = catalogue
  const standings = new Map<Cadence, Map<Instant, Standing>>()
  const dues = new Map<Measure, Map<number, Instant | null>>()

  const stand = (cadence: Cadence, asOf: Instant): Standing => {
    const due = lastDuePeriods(cadence, asOf, cadence.missingAfter, calendar, utcOffsetMinutes)
    const [first] = due
    const last = due.at(-1)
    return {
      lastDue: first?.period ?? null,
      freshFrom: first ? startOfDay(first.period.start, utcOffsetMinutes) : Number.NEGATIVE_INFINITY,
      carriedFrom: last ? startOfDay(last.period.start, utcOffsetMinutes) : Number.NEGATIVE_INFINITY,
      nextDue: nextDue(cadence, asOf, calendar, utcOffsetMinutes)?.due ?? null,
    }
  }

  return {
    utcOffsetMinutes,
    standing(cadence, asOf) {
      const known = keptMap(standings, cadence)
      if (known.size >= INSTANTS_KEPT && !known.has(asOf)) known.clear()
      return kept(known, asOf, () => stand(cadence, asOf))
    },
    flowDue(measure, period) {
      return kept(keptMap(dues, measure), period.start, () =>
        measure.cadence.every === period.grain
          ? dueAt(measure.cadence, period, calendar, utcOffsetMinutes)
          : firstDueAfter(measure.cadence, period, calendar, utcOffsetMinutes),
      )
    },
  }
}

/** A flow counted in other periods than it is asked for in is due with the first due moment after its period's end. */
function firstDueAfter(
  cadence: Cadence,
  period: Period,
  calendar: Catalogue['calendar'],
  utcOffsetMinutes: number,
): Instant | null {
  const end = startOfDay(period.end, utcOffsetMinutes)
  let asked = periodOf(cadence.every, period.end - 1)
  for (let left = 62; left > 0; left--) {
    const due = dueAt(cadence, asked, calendar, utcOffsetMinutes)
    if (due !== null && due >= end) return due
    asked = shiftPeriod(asked, 1)
  }
  return null
}
