import {
  addWorkingDays,
  type Cadence,
  type Catalogue,
  type Day,
  dayOf,
  dueAt,
  existsOn,
  type Instant,
  type Period,
  periodOf,
  shiftPeriod,
  startOfDay,
} from '@ioc/metrics'
import type { Model } from '../model/model.ts'
import type { Reporter } from './reporter.ts'
import { flowRow, type Row, stockRow } from './row.ts'

const MINUTE = 60_000
/** When a late unit catches up: minutes into the next working day. */
const CATCHES_UP = 14 * 60 + 20
/** When a person types what a day off brought. */
const TYPED_AFTER_REST = 8 * 60 + 10

/** What a clerk writes beside a number. */
const TYPED = 'Nhập từ sổ theo dõi của xã (dữ liệu mẫu)'

/** A reading and the moment its source sends it. */
export interface Delivery {
  readonly sentAt: Instant
  readonly row: Row
}

/**
 * The final readings a reporter sends in [from, to), oldest first, and none at or after `until` (where a
 * silent unit fell silent). A flow's own grain says its periods; a stock is told once per due period.
 * What a day brings so far is not here: that is the live part's.
 */
export function createDeliveries(catalogue: Catalogue, model: Model) {
  const { calendar, utcOffsetMinutes } = catalogue
  const clockTime = (day: Day, minute: number) => startOfDay(day, utcOffsetMinutes) + minute * MINUTE

  const sentAt = ({ manner, lead, measure }: Reporter, period: Period, due: Instant | null): Instant => {
    const day = due === null ? period.start : dayOf(due, utcOffsetMinutes)
    const next = addWorkingDays(calendar, day, 1) ?? day + 1
    if (manner === 'late') return clockTime(next, CATCHES_UP)
    if (due === null) return manner === 'typed' ? clockTime(next, TYPED_AFTER_REST) : endOf(period, lead)
    return measure.grain === 'day' && manner !== 'typed' ? endOf(period, lead) : due - lead
  }
  /** A day is only whole once it is over. */
  const endOf = (period: Period, lead: number) => startOfDay(period.end, utcOffsetMinutes) + Math.round(lead / 4)

  const rowOf = ({ measure, unit, lead }: Reporter, period: Period, due: Instant | null): Row | null => {
    if (measure.kind === 'stock') {
      if (due === null) return null
      const at = due - lead
      return stockRow(measure, unit, at, model.stock(measure, unit, at), utcOffsetMinutes)
    }
    return flowRow(measure, unit, period, model.flow(measure, unit, period.start, period.end))
  }

  return (reporter: Reporter, from: Instant, to: Instant, until: Instant): Delivery[] => {
    const { measure } = reporter
    const cadence = cadenceOf(reporter)
    const grain = measure.grain ?? cadence.every
    const end = reporter.manner === 'silent' ? Math.min(to, until) : to
    const found: Delivery[] = []
    // What is sent now speaks of a period begun up to two periods, or a long rest, before.
    let period = shiftPeriod(periodOf(grain, dayOf(from, utcOffsetMinutes) - (grain === 'day' ? 14 : 20)), -1)
    for (; startOfDay(period.start, utcOffsetMinutes) < end; period = shiftPeriod(period, 1)) {
      const due = dueAt(cadence, period, calendar, utcOffsetMinutes)
      const sent = sentAt(reporter, period, due)
      if (sent < from || sent >= end || !existsOn(reporter.unit, period.end - 1)) continue
      const row = rowOf(reporter, period, due)
      if (row !== null) found.push({ sentAt: sent, row: reporter.manner === 'typed' ? { ...row, note: TYPED } : row })
    }
    return found
  }
}

/** A system tells how many there are every week, even where it is asked once a quarter; a person does not. */
function cadenceOf({ measure, manner }: Reporter): Cadence {
  const { every } = measure.cadence
  const often = every === 'day' || every === 'week'
  if (measure.kind === 'flow' || often || manner === 'typed' || manner === 'late') return measure.cadence
  return { every: 'week', weekday: 3, by: measure.cadence.by, missingAfter: 1 }
}
