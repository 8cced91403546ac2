import type { Steps } from './steps.ts'

/** Items sorted, or merged, between two pauses: a few milliseconds. */
const STEP = 2_000

/** A sorted copy of a list of any length, in steps: runs sorted by themselves, then merged two by two. Stable. */
export function* sort<T>(items: readonly T[], compare: (one: T, other: T) => number): Steps<T[]> {
  let runs: T[][] = []
  for (let from = 0; from < items.length; from += STEP) {
    runs.push(items.slice(from, from + STEP).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const longer: T[][] = []
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = longer
  }
  return runs[0] ?? []
}

function* merge<T>(left: readonly T[], right: readonly T[], compare: (one: T, other: T) => number): Steps<T[]> {
  const merged: T[] = []
  let [at, to] = [0, 0]
  while (at < left.length || to < right.length) {
    if (merged.length % STEP === STEP - 1) yield
    const fromLeft = to === right.length || (at < left.length && compare(left[at]!, right[to]!) <= 0)
    merged.push(fromLeft ? left[at++]! : right[to++]!)
  }
  return merged
}
