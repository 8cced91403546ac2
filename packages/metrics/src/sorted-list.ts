// Numbers kept in order in blocks of some hundreds: putting one in moves a block's, however many there are in all.

/** Values of one block; a fuller one becomes two. */
const MOST = 1_024

/** Numbers in ascending order. */
export interface SortedList {
  length(): number
  /** The smallest, and the largest; 0 where there is none. */
  first(): number
  last(): number
  /** How many are at most `value`. */
  countUpTo(value: number): number
  insert(value: number): void
  /** Takes one of that value out; it must be there. */
  remove(value: number): void
}

export function createSortedList(): SortedList {
  /** None is empty, and all of one are at most all of the next. */
  const blocks: number[][] = []
  let length = 0

  /** Index of the first block that ends at or after `value`, or (`after`) only after it. */
  function blockOf(value: number, after: boolean): number {
    let [low, high] = [0, blocks.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const end = blocks[middle]?.at(-1) ?? 0
      if (end < value || (after && end === value)) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    length: () => length,
    first: () => blocks[0]?.[0] ?? 0,
    last: () => blocks.at(-1)?.at(-1) ?? 0,
    countUpTo(value) {
      const index = blockOf(value, true)
      let count = countUpTo(blocks[index] ?? [], value)
      for (let before = 0; before < index; before++) count += blocks[before]?.length ?? 0
      return count
    },
    insert(value) {
      length++
      const index = Math.min(blockOf(value, false), blocks.length - 1)
      const block = blocks[index]
      if (!block) {
        blocks.push([value])
        return
      }
      block.splice(countUpTo(block, value), 0, value)
      if (block.length > MOST) blocks.splice(index + 1, 0, block.splice(MOST >>> 1))
    },
    remove(value) {
      length--
      const index = blockOf(value, false)
      const block = blocks[index] ?? []
      block.splice(countUpTo(block, value) - 1, 1)
      if (block.length === 0) blocks.splice(index, 1)
    },
  }
}

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

/**
 * The two middle values of all lists together, which are one where their count is odd; null where they are
 * empty. Values are integers. Found by halving the span of values, so nothing is merged.
 */
export function middlesOf(lists: readonly SortedList[]): readonly [number, number] | null {
  const total = lists.reduce((sum, list) => sum + list.length(), 0)
  if (total === 0) return null
  const lower = nthOf(lists, (total + 1) >>> 1)
  return [lower, total % 2 === 1 ? lower : nthOf(lists, total / 2 + 1)]
}

/** The nth smallest of all lists together, counted from 1. */
function nthOf(lists: readonly SortedList[], nth: number): number {
  const filled = lists.filter((list) => list.length() > 0)
  let low = Math.min(...filled.map((list) => list.first()))
  let high = Math.max(...filled.map((list) => list.last()))
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2)
    const upTo = filled.reduce((sum, list) => sum + list.countUpTo(middle), 0)
    if (upTo >= nth) high = middle
    else low = middle + 1
  }
  return low
}
