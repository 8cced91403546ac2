import { chance } from './hash.ts'

/**
 * A smooth wander in [-1, 1] over `time`, with a knot every `step` (in the same terms as `time`):
 * neighbouring moments differ little, and any moment can be asked for alone.
 */
export function wander(series: number, time: number, step: number): number {
  const knot = Math.floor(time / step)
  const along = time / step - knot
  const eased = along * along * (3 - 2 * along)
  const before = chance(series, knot)
  const after = chance(series, knot + 1)
  return 2 * (before + (after - before) * eased) - 1
}
