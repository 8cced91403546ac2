import { createHash } from 'node:crypto'
import { type FormRole, Receipt } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { DocumentStore } from '../store/store.ts'
import { isConflict } from './drafts.ts'

const KIND = 'receipt'

/** A sending from its first moment on: `at` is kept, so that a retry stores the very same readings. */
const Sending = z.object({ bodyHash: z.string(), at: z.int(), receipt: Receipt.nullable() })
export type Sending = z.infer<typeof Sending>

export interface Receipts {
  /** The sending of a number; undefined where there is none. */
  find(number: string): Promise<Sending | undefined>
  /** Begins a sending, or gives the one that began first. */
  begin(number: string, bodyHash: string): Promise<Sending>
  /** Keeps what became of it; of two that end together the first is kept and given. */
  end(number: string, sending: Sending, receipt: Receipt): Promise<Receipt>
  /** A sending that stored nothing. */
  drop(number: string): Promise<void>
  /** Throws `not-found`. */
  get(number: string): Promise<Receipt>
  /** A second person's word. Throws `not-found`, and `conflict` on a second time or from the same role. */
  confirm(number: string, role: FormRole): Promise<Receipt>
}

export function createReceipts({
  documents,
  now,
}: {
  readonly documents: DocumentStore
  readonly now: () => Instant
}): Receipts {
  async function read(number: string) {
    const found = await documents.get(KIND, number)
    return found && { version: found.version, sending: Sending.parse(found.body) }
  }

  async function begun(number: string): Promise<Sending> {
    const found = await read(number)
    if (!found) throw new Problem('not-ready', 'The form is just being sent; send it again.')
    return found.sending
  }

  async function kept(
    number: string,
  ): Promise<{ readonly version: number; readonly sending: Sending; readonly receipt: Receipt }> {
    const found = await read(number)
    if (!found?.sending.receipt) throw new Problem('not-found', `There is no receipt ${number}.`)
    return { ...found, receipt: found.sending.receipt }
  }

  return {
    find: async (number) => (await read(number))?.sending,
    async begin(number, bodyHash) {
      const sending: Sending = { bodyHash, at: now(), receipt: null }
      try {
        await documents.put(KIND, number, sending, 0)
        return sending
      } catch (error) {
        if (isConflict(error)) return begun(number)
        throw error
      }
    },
    async end(number, sending, receipt) {
      try {
        await documents.put(KIND, number, { ...sending, receipt }, 1)
        return receipt
      } catch (error) {
        if (isConflict(error)) return (await kept(number)).receipt
        throw error
      }
    },
    drop: (number) => documents.remove(KIND, number),
    get: async (number) => (await kept(number)).receipt,
    async confirm(number, role) {
      const { version, sending, receipt } = await kept(number)
      if (receipt.confirmation) throw alreadyConfirmed(number)
      if (receipt.role === role)
        throw new Problem('conflict', 'Whoever sent a form cannot confirm it: a second person of another role has to.')
      const confirmed: Receipt = { ...receipt, confirmation: { role, at: now() } }
      await documents.put(KIND, number, { ...sending, receipt: confirmed }, version).catch((error: unknown) => {
        throw isConflict(error) ? alreadyConfirmed(number) : error
      })
      return confirmed
    },
  }
}

const alreadyConfirmed = (number: string) =>
  new Problem('conflict', `Receipt ${number} was confirmed already; once is enough.`)

/** Without letters that are taken for digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The number of a sending, to be read out on the telephone: `7K3M-9QXA-P2`. The same key gives the same number. */
export function receiptNumber(unit: string, key: string): string {
  const digest = createHash('sha256').update(`${unit} ${key}`).digest()
  const letters = [...digest.subarray(0, 10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}
