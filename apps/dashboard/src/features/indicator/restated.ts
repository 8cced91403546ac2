import type { Cell } from '@ioc/metrics'

/** How a number of an earlier day differs between what was published and what is known now. */
export type Restated =
  | { readonly kind: 'none' }
  | { readonly kind: 'same'; readonly value: number }
  | { readonly kind: 'appeared'; readonly now: number }
  | { readonly kind: 'gone'; readonly was: number }
  | { readonly kind: 'changed'; readonly was: number; readonly now: number }

/** Held against each other as they are shown: a difference that nobody can read is none. */
export function restated(was: number | null, now: number | null, digits: number): Restated {
  if (was === null && now === null) return { kind: 'none' }
  if (was === null) return { kind: 'appeared', now: now ?? 0 }
  if (now === null) return { kind: 'gone', was }
  return was.toFixed(digits) === now.toFixed(digits) ? { kind: 'same', value: now } : { kind: 'changed', was, now }
}

/** How many units have another number now than was published. */
export function restatedUnits(was: readonly Cell[], now: readonly Cell[], indicator: string, digits: number): number {
  const before = new Map(was.filter((cell) => cell.indicator === indicator).map((cell) => [cell.unit, cell.value]))
  return now.filter((cell) => {
    if (cell.indicator !== indicator) return false
    const { kind } = restated(before.get(cell.unit) ?? null, cell.value, digits)
    return kind !== 'none' && kind !== 'same'
  }).length
}
