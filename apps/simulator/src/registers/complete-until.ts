import { type Catalogue, dayOf, type Instant, isWorkingDay, startOfDay } from '@ioc/metrics'
import type { Manner } from '../odd-units.ts'

const MINUTE = 60_000
/** When a late unit catches up with the working day before: minutes into its day, as with its readings. */
const CATCHES_UP = 14 * 60 + 20
const CLOSES = 17 * 60

/** Up to when the records of a unit are complete at an instant: now, Friday for ever, or the working day before. */
export function completeUntil(
  { calendar, utcOffsetMinutes }: Pick<Catalogue, 'calendar' | 'utcOffsetMinutes'>,
  manner: Manner,
  now: Instant,
  silentFrom: Instant,
): Instant {
  if (manner === 'silent') return Math.min(now, silentFrom)
  if (manner !== 'late') return now
  const caughtUp = (day: number) =>
    isWorkingDay(calendar, day) && now >= startOfDay(day, utcOffsetMinutes) + CATCHES_UP * MINUTE
  let sent = dayOf(now, utcOffsetMinutes)
  while (!caughtUp(sent)) sent -= 1
  let spoken = sent - 1
  while (!isWorkingDay(calendar, spoken)) spoken -= 1
  return startOfDay(spoken, utcOffsetMinutes) + CLOSES * MINUTE
}
