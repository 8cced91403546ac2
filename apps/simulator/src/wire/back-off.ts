const FIRST_MS = 250
const LONGEST_MS = 15_000

/** How long to wait before try number `attempt` (from 1): doubling, never alike for two callers. */
export function backOff(attempt: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 10))
  return longest * (0.5 + random() / 2)
}
