import type { Day } from '@ioc/metrics'

const DAYS_A_YEAR = 365.2425

/** Years since the start of 2026, with a fraction: what growth is counted from. */
export function yearsSince2026(day: number): number {
  return (day - Date.UTC(2026, 0, 1) / 86_400_000) / DAYS_A_YEAR
}

/** How far a day is into its year, 0 … 1. */
export function partOfYear(day: Day): number {
  const date = new Date(day * 86_400_000)
  return (day - Date.UTC(date.getUTCFullYear(), 0, 1) / 86_400_000) / DAYS_A_YEAR
}

/**
 * How far a moment (in days) is along its quarter: from 0 just after its tenth day up to 1 at its end;
 * over the first ten days it falls back from 1 to 0, so that nothing jumps.
 */
export function alongQuarter(moment: number): number {
  const date = new Date(moment * 86_400_000)
  const first = Math.floor(date.getUTCMonth() / 3) * 3
  const start = Date.UTC(date.getUTCFullYear(), first, 1) / 86_400_000
  const end = Date.UTC(date.getUTCFullYear(), first + 3, 1) / 86_400_000
  const into = moment - start
  return into < RESET_DAYS ? 1 - into / RESET_DAYS : (into - RESET_DAYS) / (end - start - RESET_DAYS)
}

const RESET_DAYS = 10
