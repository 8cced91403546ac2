import { createHash } from 'node:crypto'
import { looksPersonal, type RegisterEdit, type RegisterEdited } from '@ioc/contract'
import type { Instant, Register } from '@ioc/metrics'
import type { z } from 'zod'
import { Problem } from '../errors.ts'
import type { RecordStore } from '../store/record-store.ts'
import type { SourceRecord } from '../store/store.ts'
import { toWireRecord } from './present.ts'
import type { Registers } from './registers.ts'

export interface EditRecordDeps {
  readonly registers: Pick<Registers, 'accept' | 'remove' | 'registerOf'>
  readonly records: Pick<RecordStore, 'get'>
  /** The one source of everything typed by hand. */
  readonly source: () => Promise<SourceRecord>
  readonly now: () => Instant
}

type Edit = z.output<typeof RegisterEdit>

/**
 * Adds, corrects or takes out one record as a person does: with a reason, against the revision that was seen, once for
 * a key of sending. Throws `bad-rows` naming the fields, `conflict` where somebody was faster, and what the store says.
 */
export function createEditRecord({ registers, records, source, now }: EditRecordDeps) {
  return async (id: string, edit: Edit, sending: string): Promise<RegisterEdited> => {
    const register = registers.registerOf(id)
    refusePersonal(register, edit)
    const { key, fields, seen, reason, complete } = edit
    if (fields !== null && fields[register.key] !== key) {
      throw new Problem(
        'bad-request',
        `${register.key} is what tells records apart: take this one out and add another.`,
      )
    }
    const bodyHash = createHash('sha256')
      .update(`${id} ${JSON.stringify(edit)}`)
      .digest('hex')
    const byHand = { seen, reason, complete }
    const idempotency = { key: `edit-${sending}`, bodyHash }
    const from = await source()
    const before = await records.get(id, key)
    const { accepted, revised, remarks } =
      fields === null
        ? await registers.remove(id, key, reason, { source: from, byHand, idempotency })
        : await registers.accept(id, [fields], {
            source: from,
            mode: 'whole',
            dryRun: false,
            byHand,
            idempotency,
            // A record may hold from a little ahead of our clock.
            ...(before && before.at > now() && { at: before.at }),
          })
    const standing = await records.get(id, key)
    return {
      unchanged: accepted + revised === 0,
      record: standing ? toWireRecord(register, standing) : null,
      ...(remarks && { remarks }),
    }
  }
}

/** Throws `bad-rows` for columns that are personal, and for texts that seem to hold the number of a person. */
function refusePersonal(register: Register, { fields, reason }: Edit): void {
  const isText = (column: string) => column === 'reason' || register.fields.get(column)?.type === 'text'
  const dropped = Object.keys(fields ?? {}).filter((column) => register.dropped.includes(column))
  const said: (readonly [string, unknown])[] = [...Object.entries(fields ?? {}), ['reason', reason]]
  const texts = said.flatMap(([column, value]) =>
    typeof value === 'string' && looksPersonal(value) && isText(column) ? [column] : [],
  )
  const found = [...dropped, ...texts]
  if (found.length === 0) return
  const errors = found.map((column) => ({
    row: 1,
    column,
    code: 'personal-data',
    detail: 'seems to hold a telephone or identity number, or belongs to a person',
  }))
  throw new Problem('bad-rows', 'Personal data is never stored: take it out.', errors)
}
