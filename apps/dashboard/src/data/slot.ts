/** A place in the browser's own storage for one thing. */
export interface Slot<Kept> {
  readonly read: () => Kept | null
  readonly put: (kept: Kept | null) => void
}

/**
 * A slot under a name. What `parse` throws at was never kept. A full or forbidden storage keeps nothing: then it
 * is held for as long as the page is open.
 */
export function openSlot<Kept>(name: string, parse: (kept: unknown) => Kept, storage: Storage): Slot<Kept> {
  let held: Kept | null = null
  return {
    read() {
      try {
        const text = storage.getItem(name)
        return text === null ? held : parse(JSON.parse(text))
      } catch {
        return held
      }
    },
    put(kept) {
      held = kept
      try {
        if (kept === null) storage.removeItem(name)
        else storage.setItem(name, JSON.stringify(kept))
      } catch {
        return
      }
    },
  }
}
