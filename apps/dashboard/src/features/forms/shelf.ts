import { DraftInput, Submission } from '@ioc/contract'

/** What this browser keeps of one unit's form until the server has it. */
export interface Shelf {
  readonly draft: Slot<DraftInput>
  readonly sending: Slot<Sending>
}

/** A form on its way: the key says which sending it is, so that it may be sent again without a second one. */
export interface Sending {
  readonly key: string
  readonly at: number
  readonly body: Submission
}

interface Slot<Kept> {
  readonly read: () => Kept | null
  readonly put: (kept: Kept | null) => void
}

/** Kept in the browser's own storage, one place per unit. What cannot be read back was never kept. */
export function createShelf(unit: string, storage: Storage = localStorage): Shelf {
  return {
    draft: slot(storage, `ioc-form-draft ${unit}`, (kept) => DraftInput.parse(kept)),
    sending: slot(storage, `ioc-form-sending ${unit}`, readSending),
  }
}

function slot<Kept>(storage: Storage, name: string, parse: (kept: unknown) => Kept): Slot<Kept> {
  // A full or forbidden storage keeps nothing: then it is held as long as the page is open.
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

function readSending(kept: unknown): Sending {
  if (typeof kept !== 'object' || kept === null || !('key' in kept) || !('at' in kept) || !('body' in kept))
    throw new TypeError('not a sending')
  return { key: String(kept.key), at: Number(kept.at), body: Submission.parse(kept.body) }
}
