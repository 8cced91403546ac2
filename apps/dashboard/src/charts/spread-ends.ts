/**
 * How far each of some heights must move so that no two are nearer than `least` and all stay within `room`; in
 * the order given. Their order from top to bottom stays. There must be room for all of them.
 */
export function spreadEnds(heights: readonly number[], least: number, room: number): number[] {
  const order = heights.map((_, at) => at).toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
  const placed: number[] = []
  for (const at of order) placed.push(Math.max(heights[at] ?? 0, (placed.at(-1) ?? -least) + least))
  for (let place = placed.length - 1, below = room + least; place >= 0; place--) {
    below = Math.min(placed[place] ?? 0, below - least)
    placed[place] = below
  }
  const moves = heights.map(() => 0)
  for (const [place, at] of order.entries()) moves[at] = (placed[place] ?? 0) - (heights[at] ?? 0)
  return moves
}
