/** What of a key decides where it leads. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** Keys that lead on and back, those of a presenter's remote among them. */
const WAYS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }

/** The step a key leads to, of `count` with the present one at `at`; null where it leads nowhere. */
export function stepFor({ key, shiftKey, altKey, ctrlKey, metaKey }: Pressed, at: number, count: number) {
  if (altKey || ctrlKey || metaKey) return null
  if (key === 'Home' || key === 'End') return changed(at, key === 'Home' ? 0 : count - 1)
  if (key === ' ') return changed(at, within(at + (shiftKey ? -1 : 1), count))
  const way = WAYS[key]
  return way === undefined ? null : changed(at, within(at + way, count))
}

const within = (at: number, count: number) => Math.min(count - 1, Math.max(0, at))
const changed = (from: number, to: number) => (from === to ? null : to)
