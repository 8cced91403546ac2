import { DraftInput, Submission } from '@ioc/contract'
import { openSlot, type Slot } from '../../data/slot.ts'

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

/** Kept in the browser's own storage, one place per unit. What cannot be read back was never kept. */
export function createShelf(unit: string, storage: Storage = localStorage): Shelf {
  return {
    draft: openSlot(`ioc-form-draft ${unit}`, (kept) => DraftInput.parse(kept), storage),
    sending: openSlot(`ioc-form-sending ${unit}`, readSending, storage),
  }
}

function readSending(kept: unknown): Sending {
  if (typeof kept !== 'object' || kept === null || !('key' in kept) || !('at' in kept) || !('body' in kept))
    throw new TypeError('not a sending')
  return { key: String(kept.key), at: Number(kept.at), body: Submission.parse(kept.body) }
}
