import type { Day, Instant } from './period.ts'

/** What was added to one measure of one unit, by day, with the moments of each day. */
export interface Tally {
  add(day: Day, time: Instant, delta: number): void
  /** Everything added on a day. */
  on(day: Day): number
  /** Everything added up to an instant, which lies on `day`. */
  upTo(day: Day, at: Instant): number
}

interface DayOfTally {
  sum: number
  /** Moments and what was added at each, in pairs, in no order. */
  readonly moments: number[]
}

/** An empty tally. Adding costs the same wherever it falls; what is asked next sums the days after it once. */
export function createTally(): Tally {
  const byDay = new Map<Day, DayOfTally>()
  const days: Day[] = []
  const sums: number[] = []
  // Days before this index have their running sums.
  let summed = 0

  function placeOf(day: Day): number {
    let low = 0
    let high = days.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((days[middle] ?? 0) < day) low = middle + 1
      else high = middle
    }
    return low
  }

  function before(day: Day): number {
    const place = placeOf(day)
    for (; summed < place; summed++) {
      sums[summed] = (sums[summed - 1] ?? 0) + (byDay.get(days[summed] ?? 0)?.sum ?? 0)
    }
    return sums[place - 1] ?? 0
  }

  return {
    add(day, time, delta) {
      const place = placeOf(day)
      let entry = byDay.get(day)
      if (!entry) {
        byDay.set(day, (entry = { sum: 0, moments: [] }))
        days.splice(place, 0, day)
        sums.length = Math.min(sums.length, place)
      }
      entry.sum += delta
      entry.moments.push(time, delta)
      summed = Math.min(summed, place)
    },
    on: (day) => byDay.get(day)?.sum ?? 0,
    upTo(day, at) {
      let sum = before(day)
      const moments = byDay.get(day)?.moments ?? []
      for (let i = 0; i < moments.length; i += 2) if ((moments[i] ?? 0) <= at) sum += moments[i + 1] ?? 0
      return sum
    },
  }
}
