import { type ComponentType, lazy, type LazyExoticComponent } from 'react'

/** Between two tries: a wall that hangs for months can wait, and its server is not asked more than need be. */
const AGAIN_AFTER = 5_000

/**
 * A part of a wall whose file is fetched when it is first shown, and asked for again until it is here: React keeps the
 * failure of a moment for good, and nobody is at the wall to load the page again.
 */
export function later<Props>(
  load: () => Promise<ComponentType<Props>>,
  wait: () => Promise<unknown> = () => new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER)),
): LazyExoticComponent<ComponentType<Props>> {
  async function untilHere(): Promise<{ readonly default: ComponentType<Props> }> {
    for (;;) {
      try {
        return { default: await load() }
      } catch {
        await wait()
      }
    }
  }
  return lazy(untilHere)
}
