import { type Catalogue, type Day, dayOf, type Instant, isWorkingDay, startOfDay } from '@ioc/metrics'
import { minuteWhenDone, partOfDayDone } from '../model/rhythm.ts'

const MINUTE = 60_000
const MS_A_DAY = 86_400_000
/** What a day off brings of a working day: what came online is looked through, so that a wall is never quite still. */
const ON_DAYS_OFF = 0.3
/** The first day it counts from. */
const FIRST: Day = Date.UTC(2010, 0, 1) / MS_A_DAY

/** The time of offices: it runs while they work, slowly in the evening and on days off, and never stands still. */
export interface WorkClock {
  /** Working days done at an instant, with the part of its own day. */
  done(at: Instant): number
  /** The instant at which so much is done, to the second. */
  when(done: number): Instant
}

export function createWorkClock({
  calendar,
  utcOffsetMinutes,
}: Pick<Catalogue, 'calendar' | 'utcOffsetMinutes'>): WorkClock {
  /** What is done at the start of each day from the first. */
  const sums = [0]
  const weight = (day: Day) => (isWorkingDay(calendar, day) ? 1 : ON_DAYS_OFF)
  const sumAt = (index: number): number => {
    while (sums.length <= index) sums.push((sums.at(-1) ?? 0) + weight(FIRST + sums.length - 1))
    return sums[index] ?? 0
  }

  return {
    done(at) {
      const day = dayOf(at, utcOffsetMinutes)
      const part = partOfDayDone((at - startOfDay(day, utcOffsetMinutes)) / MINUTE)
      return sumAt(Math.max(0, day - FIRST)) + weight(day) * part
    },
    when(done) {
      while ((sums.at(-1) ?? 0) <= done) sumAt(sums.length)
      let [low, high] = [0, sums.length - 1]
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if (sumAt(middle) <= done) low = middle
        else high = middle
      }
      const day = FIRST + low
      const minute = minuteWhenDone((done - sumAt(low)) / weight(day))
      return startOfDay(day, utcOffsetMinutes) + Math.floor(minute * 60) * 1_000
    },
  }
}
