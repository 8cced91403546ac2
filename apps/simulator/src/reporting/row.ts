import type { ReadingInput } from '@ioc/contract'
import { formatPeriod, type Instant, type Measure, type Period, type Unit } from '@ioc/metrics'

/** A reading as it goes over the wire. */
export type Row = ReadingInput

/** A flow's total over its period. */
export function flowRow(measure: Measure, unit: Unit, period: Period, value: number): Row {
  return { measure: measure.id, unit: unit.code, period: formatPeriod(period), value }
}

/** A stock's state at an instant, told in the pack's own zone and to the second. */
export function stockRow(measure: Measure, unit: Unit, at: Instant, value: number, utcOffsetMinutes: number): Row {
  return { measure: measure.id, unit: unit.code, at: formatInstant(at, utcOffsetMinutes), value }
}

/** What a row is about: a later row of the same subject stands in its place. Stocks at two instants are two subjects. */
export function subjectOf(row: Row): string {
  return `${row.measure}|${row.unit}|${row.period ?? row.at ?? ''}`
}

/** ISO 8601 with the zone, whole seconds: `2026-11-23T16:42:00+07:00`. */
export function formatInstant(at: Instant, utcOffsetMinutes: number): string {
  const local = new Date(Math.floor(at / 1000) * 1000 + utcOffsetMinutes * 60_000).toISOString().slice(0, 19)
  const sign = utcOffsetMinutes < 0 ? '-' : '+'
  const minutes = Math.abs(utcOffsetMinutes)
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
