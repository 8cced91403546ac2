/** Whole days since 1970-01-01, in the pack's zone. Arithmetic on days never meets a clock change. */
export type Day = number

/** A date of the Gregorian calendar; months count from 1. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
}

const DAYS_PER_ERA = 146_097
const EPOCH_SHIFT = 719_468

/** The day of a civil date; a month outside 1–12 or a day outside its month runs over into the next. */
export function dayOfCivil(year: number, month: number, dayOfMonth: number): Day {
  const shifted = month - 1
  const y = year + Math.floor(shifted / 12)
  const m = shifted - Math.floor(shifted / 12) * 12
  // The year is begun in March, so that the leap day is its last.
  const marchYear = m < 2 ? y - 1 : y
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((m + 10) % 12) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT
}

/** The civil date of a day; undoes `dayOfCivil`. */
export function civilOf(day: Day): CivilDate {
  const shifted = day + EPOCH_SHIFT
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

/** The same date `years` later; 29 February becomes the 28th where there is none. */
export function shiftYears(day: Day, years: number): Day {
  const { year, month, dayOfMonth } = civilOf(day)
  const lastOfMonth = dayOfCivil(year + years, month + 1, 1) - 1
  return Math.min(dayOfCivil(year + years, month, dayOfMonth), lastOfMonth)
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
