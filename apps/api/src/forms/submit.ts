import { createHash } from 'node:crypto'
import type { Receipt, Submission, SubmissionRow } from '@ioc/contract'
import type { Unit, UnitTree } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { Drafts } from './drafts.ts'
import type { Form } from './form.ts'
import { type Receipts, receiptNumber } from './receipts.ts'
import { refusePersonal } from '../rows/refuse-personal.ts'
import { createStoreForm, type StoreFormDeps } from './store-form.ts'
import { createTellRefused, type TellRefusedDeps } from './tell-refused.ts'

export interface SubmitDeps extends StoreFormDeps, TellRefusedDeps {
  readonly tree: UnitTree
  readonly drafts: Drafts
  readonly receipts: Receipts
}

/**
 * Sends a form once: one batch, one receipt, however often the same key comes. What is kept first is that it
 * was begun and when, so that a retry after any crash stores the same readings and nothing twice.
 */
export function createSubmit(deps: SubmitDeps) {
  const { form, tree, drafts, receipts } = deps
  const store = createStoreForm(deps)
  const tell = createTellRefused(deps)

  async function send(unit: Unit, submission: Submission, key: string): Promise<Receipt> {
    const number = receiptNumber(tree.keyOf(unit), key)
    const bodyHash = createHash('sha256').update(JSON.stringify(submission)).digest('hex')
    const before = await receipts.find(number)
    if (before?.receipt && before.bodyHash === bodyHash) return before.receipt
    if (before && before.bodyHash !== bodyHash)
      throw new Problem('key-reused', 'Other values were sent with this Idempotency-Key. Send these with a new one.')
    refuseForeign(form, unit, submission.rows)
    refusePersonal(
      submission.rows.map(({ note }) => note),
      'note',
    )
    refuseLongPast(form, unit, submission.rows)
    const sending = await receipts.begin(number, bodyHash)
    const receipt = await store(unit, submission, number, sending).catch(async (error: unknown) => {
      if (error instanceof Problem && error.id === 'bad-rows') await receipts.drop(number)
      throw error
    })
    const kept = await receipts.end(number, sending, receipt)
    await drafts.clear(tree.keyOf(unit), kept.rows)
    return kept
  }

  /** Throws `not-found`, `bad-rows`, `key-reused`, and what the store says. */
  return async (code: string, submission: Submission, key: string): Promise<Receipt> => {
    const unit = form.unit(code)
    try {
      return await send(unit, submission, key)
    } catch (error) {
      // Where the source cannot be declared, its refusals cannot be kept either: the clerk is told all the same.
      await tell(unit, submission.rows, error).catch(() => undefined)
      throw error
    }
  }
}

/** Asks back every row of a period that ended long ago, once: `confirmed` says that it is meant. */
function refuseLongPast(form: Form, unit: Unit, rows: readonly SubmissionRow[]): void {
  const byId = new Map(form.measures(unit).map((measure) => [measure.id, measure]))
  const errors = rows.flatMap(({ measure: id, period, confirmed }, index) => {
    const measure = byId.get(id)
    if (!measure || confirmed === true || !form.isLongPast(unit, measure, period)) return []
    const detail = `You are about to change ${period} of ${id}, which ended long ago: send it \`confirmed\` if that is meant`
    return [{ row: index + 1, column: 'period', code: 'long-past', detail }]
  })
  if (errors.length > 0)
    throw new Problem(
      'bad-rows',
      `${errors.length} of ${rows.length} rows are of long ago; nothing was stored.`,
      errors,
    )
}

/** Names every row whose measure nobody types for the unit. */
function refuseForeign(form: Form, unit: Unit, rows: readonly SubmissionRow[]): void {
  const mine = new Set(form.measures(unit).map(({ id }) => id))
  const errors = rows.flatMap(({ measure }, index) => {
    const detail = `${measure} is not typed for ${unit.code}: it is unknown, collected elsewhere or counted from a register`
    return mine.has(measure) ? [] : [{ row: index + 1, column: 'measure', code: 'not-on-form', detail }]
  })
  if (errors.length > 0)
    throw new Problem(
      'bad-rows',
      `${errors.length} of ${rows.length} rows do not belong on this form; nothing was stored.`,
      errors,
    )
}
