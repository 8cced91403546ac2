const FIRST_MS = 30_000
const LONGEST_MS = 3_600_000

/**
 * How long to wait after so many failures in a row: twice as long each time, from half a minute to an hour,
 * and by chance up to half of it less, so that many do not come back together.
 */
export function backOff(failures: number, chance = Math.random()): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(longest * (1 - chance / 2))
}
