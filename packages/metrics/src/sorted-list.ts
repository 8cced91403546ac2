// Plain arrays kept in order. Moving some thousands of numbers by one place is a single copy of memory,
// which no tree of that size comes near.

/** How many of an ascending list are at most `value`. */
export function countUpTo(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts a value where it belongs in an ascending list. */
export function insertSorted(list: number[], value: number): void {
  list.splice(countUpTo(list, value), 0, value)
}

/** Takes one of that value out of an ascending list, which must have it. */
export function removeSorted(list: number[], value: number): void {
  list.splice(countUpTo(list, value) - 1, 1)
}

/**
 * The two middle values of all lists together, which are one where their count is odd; null where they are
 * empty. Lists are ascending integers. Found by halving the span of values, so nothing is merged.
 */
export function middlesOf(lists: readonly (readonly number[])[]): readonly [number, number] | null {
  const total = lists.reduce((sum, list) => sum + list.length, 0)
  if (total === 0) return null
  const lower = nthOf(lists, (total + 1) >>> 1)
  return [lower, total % 2 === 1 ? lower : nthOf(lists, total / 2 + 1)]
}

/** The nth smallest of all lists together, counted from 1. */
function nthOf(lists: readonly (readonly number[])[], nth: number): number {
  const filled = lists.filter((list) => list.length > 0)
  let low = Math.min(...filled.map((list) => list[0] ?? 0))
  let high = Math.max(...filled.map((list) => list.at(-1) ?? 0))
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2)
    const upTo = filled.reduce((sum, list) => sum + countUpTo(list, middle), 0)
    if (upTo >= nth) high = middle
    else low = middle + 1
  }
  return low
}
