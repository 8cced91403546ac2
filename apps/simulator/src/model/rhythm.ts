/** Minutes of the local day at which the pace of work changes, and the work done per minute from there on. */
const PACE: readonly (readonly [minute: number, perMinute: number])[] = [
  [0, 0.03],
  [6 * 60, 0.25],
  [7 * 60 + 30, 1],
  [8 * 60 + 30, 1.5],
  [11 * 60, 1],
  [11 * 60 + 30, 0.2],
  [13 * 60 + 30, 1.2],
  [16 * 60 + 30, 0.8],
  [17 * 60, 0.25],
  [22 * 60, 0.05],
  [24 * 60, 0],
]

const DONE = PACE.map((_, at) =>
  PACE.slice(0, at).reduce((sum, [from, pace], index) => sum + pace * ((PACE[index + 1]?.[0] ?? from) - from), 0),
)
const WHOLE = DONE.at(-1) ?? 1

/**
 * The part of a day's work that is done at a local minute (0 … 1440): quiet at night, busy 7:30–11:30 and
 * 13:30–17:00, never quite still. Rises from 0 to 1.
 */
export function partOfDayDone(minute: number): number {
  if (minute <= 0) return 0
  if (minute >= 24 * 60) return 1
  const at = PACE.findLastIndex(([from]) => from <= minute)
  const [from, pace] = PACE[at] ?? [0, 0]
  return ((DONE[at] ?? 0) + pace * (minute - from)) / WHOLE
}

/** The local minute at which a part (0 … 1) of a day's work is done: the inverse of `partOfDayDone`. */
export function minuteWhenDone(part: number): number {
  const done = Math.min(1, Math.max(0, part)) * WHOLE
  const at = Math.min(
    DONE.findLastIndex((sum) => sum <= done),
    PACE.length - 2,
  )
  const [from, pace] = PACE[at] ?? [0, 1]
  return from + (done - (DONE[at] ?? 0)) / pace
}

/** Work of a working day against the mean one, Monday first: people come early in the week. */
const WEEKDAYS = [1.18, 1.08, 1, 0.94, 0.8, 1, 1] as const

/** The weight of a day in its year; `onDaysOff` is what a day off brings of a working one. */
export function weightOfDay(weekday: number, working: boolean, onDaysOff: number): number {
  return working ? (WEEKDAYS[weekday - 1] ?? 1) : onDaysOff
}
