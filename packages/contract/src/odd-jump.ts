import { z } from 'zod'

/** Why a value is worth a second look. Part of the wire: a reason never changes its meaning. */
export const ODD_REASONS = [
  'far-from-usual', // further from the median than the unit's own spread explains
  'many-times', // several times the largest, or a small part of the smallest, of a short history
  'never-zero', // zero, where it never was
] as const

/** What is odd about a value, and between what it was expected (inclusive, in the measure's own terms). */
export const OddJump = z.object({ reason: z.enum(ODD_REASONS), low: z.number(), high: z.number() })
export type OddJump = z.infer<typeof OddJump>

/** Values beside which a spread means something; with fewer only a simple ratio is looked at. */
const ENOUGH = 6
/** With fewer than this there is no history to speak of. */
const LEAST = 2
/** Spreads from the median that are still usual: under a normal spread one in some ten thousand lies further. */
const SPREADS = 4
/** What makes the median absolute deviation an estimate of the standard deviation, where values spread normally. */
const NORMAL = 1.4826
/** A unit that always says the same may still move this part of it, or this much, without a question. */
const FREE_PART = 0.2
const FREE_STEPS = 2
/** How many times the largest of a few values is still believed. */
const TIMES = 3

/**
 * Whether a value jumps out of a unit's own history; null where it does not, or where nothing can be said.
 * With six values and more: further than four robust standard deviations (median and MAD, so that one earlier
 * slip does not widen what is believed), never less than a fifth of the median or two steps of the measure's
 * precision. With two to five: more than three times the largest, or less than a third of the smallest.
 * Zero is asked about wherever it never was. `step` is the smallest difference the measure knows.
 */
export function oddJump(value: number, history: readonly number[], step = 1): OddJump | null {
  if (history.length < LEAST) return null
  const { low, high, reason } = history.length >= ENOUGH ? bySpread(history, step) : byRatio(history, step)
  if (value === 0 && !history.includes(0) && Math.min(...history) > FREE_STEPS * step)
    return { reason: 'never-zero', low, high }
  return value < low || value > high ? { reason, low, high } : null
}

type Believed = Pick<OddJump, 'low' | 'high' | 'reason'>

function bySpread(history: readonly number[], step: number): Believed {
  const middle = medianOf(history)
  const spread = NORMAL * medianOf(history.map((value) => Math.abs(value - middle)))
  const room = Math.max(SPREADS * spread, FREE_PART * Math.abs(middle), FREE_STEPS * step)
  return believed('far-from-usual', middle - room, middle + room, history)
}

function byRatio(history: readonly number[], step: number): Believed {
  const low = Math.min(...history)
  const high = Math.max(...history)
  const room = FREE_STEPS * step
  const least = Math.min(low > 0 ? low / TIMES : low * TIMES, low - room)
  const most = Math.max(high > 0 ? high * TIMES : high / TIMES, high + room)
  return believed('many-times', least, most, history)
}

/** What was never negative is not expected to be. */
function believed(reason: OddJump['reason'], low: number, high: number, history: readonly number[]): Believed {
  return { reason, low: Math.min(...history) >= 0 ? Math.max(0, low) : low, high }
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = Math.floor(sorted.length / 2)
  const upper = sorted[at] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[at - 1] ?? upper)) / 2
}
