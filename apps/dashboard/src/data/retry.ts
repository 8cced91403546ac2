const FIRST = 500
const LONGEST = 5_000

/**
 * Milliseconds before try `count` (from 0): doubling from 0.5 s to 5 s, of which a half is left to chance,
 * so that a hundred walls do not come back in the same instant.
 */
export function retryDelay(count: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** Math.min(count, 10))
  return whole / 2 + (whole / 2) * random()
}
