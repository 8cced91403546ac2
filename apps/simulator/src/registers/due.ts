import { addWorkingDays, type Catalogue, dayOf, type Instant, startOfDay } from '@ioc/metrics'

const MINUTE = 60_000
/** What comes later than this counts as come the next day. */
const LAST_MINUTE = 15 * 60
const CLOSES = 17 * 60

/** The close of the so manieth working day after something was received. */
export function dueAfter(
  { calendar, utcOffsetMinutes }: Pick<Catalogue, 'calendar' | 'utcOffsetMinutes'>,
  received: Instant,
  workingDays: number,
): Instant {
  const day = dayOf(received, utcOffsetMinutes)
  const late = (received - startOfDay(day, utcOffsetMinutes)) / MINUTE > LAST_MINUTE
  const whole = Math.max(1, Math.ceil(workingDays)) + (late ? 1 : 0)
  return startOfDay(addWorkingDays(calendar, day, whole) ?? day + whole, utcOffsetMinutes) + CLOSES * MINUTE
}
