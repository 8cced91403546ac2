import { createHash } from 'node:crypto'
import type { ImportReceipt } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import type { TellCounted } from '../rows/counted-in.ts'
import type { SourceRecord } from '../store/store.ts'
import type { ReadingsDoor, Terms } from './door.ts'
import type { Reading } from './understand/understand.ts'

/** Stores all that was read as one batch and gives its receipt. The same key gives the first answer again. */
export type StoreReading = (
  file: { readonly name: string; readonly reading: Reading },
  source: SourceRecord,
  idempotency: { readonly key: string; readonly bodyHash: string },
  terms: Terms,
) => Promise<ImportReceipt>

export function createStoreReading(door: ReadingsDoor, now: () => Instant, tellCounted: TellCounted): StoreReading {
  return async ({ name, reading }, source, idempotency, terms) => {
    const { places, understood } = reading
    // The door counts readings from 1; people count the rows of their sheet.
    const rowOf = (row: number) => places[row - 1]?.row ?? 0
    const { accepted, revised, unchanged, seq } = await door.accept(reading.readings, {
      source,
      mode: 'whole',
      dryRun: false,
      assumeZone: true,
      file: { name, sheet: understood.sheet, rowOf },
      idempotency,
      ...terms,
    })
    const counted = tellCounted(reading.readings)
    return { number: receiptNumber(idempotency.key, now()), at: now(), accepted, revised, unchanged, seq, counted }
  }
}

/** `20261124-3F9A1C`: short enough to be said on the telephone. */
function receiptNumber(key: string, at: Instant): string {
  const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
  return `${day}-${createHash('sha256').update(key).digest('hex').slice(0, 6).toUpperCase()}`
}
