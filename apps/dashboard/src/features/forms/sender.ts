import type { Receipt, Submission } from '@ioc/contract'
import { isOurFault } from './queries.ts'
import type { Sending, Shelf } from './shelf.ts'

export interface SenderDeps {
  readonly shelf: Shelf['sending']
  /** Throws `HttpFailure`. */
  readonly post: (key: string, body: Submission) => Promise<Receipt>
  readonly now: () => number
}

/**
 * Sends a form once. What is sent is kept under its key before it goes, so that the same sending can be asked
 * for again after a silence or a reload; a refusal ends it, since then nothing was stored.
 */
export function createSender({ shelf, post, now }: SenderDeps) {
  let going: Promise<Receipt> | null = null

  async function go({ key, body }: Sending): Promise<Receipt> {
    try {
      const receipt = await post(key, body)
      shelf.put(null)
      return receipt
    } catch (error) {
      if (isOurFault(error)) shelf.put(null)
      throw error
    } finally {
      going = null
    }
  }

  return {
    /** A sending whose answer never came. */
    waiting: shelf.read,
    /** Sends a form, or again the one that waits for its answer. Pressed twice it is one. Throws `HttpFailure`. */
    send(body: Submission): Promise<Receipt> {
      if (going) return going
      const sending = shelf.read() ?? { key: newKey(), at: now(), body }
      shelf.put(sending)
      going = go(sending)
      return going
    },
    /** Asks no more for the answer. */
    giveUp: () => shelf.put(null),
  }
}

/** 128 bits of chance. `crypto.randomUUID` is not there on a page over plain HTTP. */
const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
