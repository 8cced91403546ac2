import type { Catalogue, Instant } from '@ioc/metrics'
import type { CountProgress } from '../store/record-store.ts'
import type { Store } from '../store/store.ts'
import { indexedFields } from './indexed-fields.ts'
import type { Rules } from './rules.ts'

/** A line of progress is said at most this often. */
const SAY_MS = 1_000

export interface PrepareRecords {
  readonly store: Pick<Store, 'records'>
  readonly catalogue: Pick<Catalogue, 'registers'>
  readonly rules: Rules
  readonly now: () => Instant
  /** Where what takes long is said: the server does not answer before it is done. */
  readonly log: Log
}

/** As the server's own logger has it. */
interface Log {
  info(details: object, line: string): void
  warn(details: object, line: string): void
}

/** Brings what is derived from records up to the catalogue of now: the indexes they are found by, and what they count. */
export async function prepareRecords({ store, catalogue, rules, now, log }: PrepareRecords): Promise<void> {
  const { records } = store
  await records.indexBy(indexedFields(catalogue.registers.values()), (index) =>
    log.info({ index }, 'An index over a field of a register was made.'),
  )
  await records.countBy(rules.digest, rules.entriesOf, sayProgress(log, now))
}

function sayProgress(log: Log, now: () => Instant): CountProgress {
  let said = Number.NEGATIVE_INFINITY
  return (counted, total) => {
    if (counted < total && now() - said < SAY_MS) return
    said = now()
    const line = `The rules of counting changed: of ${total} states of records ${counted} are counted anew.`
    log.warn({ counted, total }, line)
  }
}
