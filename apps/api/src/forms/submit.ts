import { createHash } from 'node:crypto'
import type { AcceptedReply, OddJump, ReadingInput, Receipt, Submission, SubmissionRow } from '@ioc/contract'
import type { Instant, Unit, UnitTree } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { SourceRecord } from '../store/store.ts'
import type { Drafts } from './drafts.ts'
import type { Form } from './form.ts'
import { type Receipts, receiptNumber, type Sending } from './receipts.ts'
import { refusePersonal } from '../rows/refuse-personal.ts'
import { type RefusedForm, refusedForm } from './tell-refused.ts'

/** The door every reading comes through. Throws `bad-rows` naming row and column. */
export type Accept = (
  rows: readonly ReadingInput[],
  options: {
    readonly source: SourceRecord
    readonly mode: 'whole'
    readonly dryRun: false
    readonly idempotency: { readonly key: string; readonly bodyHash: string }
  },
) => Promise<AcceptedReply>

export interface SubmitDeps {
  readonly form: Form
  readonly tree: UnitTree
  readonly drafts: Drafts
  readonly receipts: Receipts
  readonly accept: Accept
  /** The one source of everything typed by hand. */
  readonly source: () => Promise<SourceRecord>
  readonly now: () => Instant
  /** Told of a form that was not stored because it cannot be. Must not throw. */
  readonly onRefused: (source: SourceRecord, refused: RefusedForm) => void
}

/** Said with the reading of an odd value, in the language of its offices. */
const CONFIRMED = 'Giá trị khác thường, người nhập đã kiểm tra và xác nhận.'

/**
 * Sends a form once: one batch, one receipt, however often the same key comes. What is kept first is that it
 * was begun and when, so that a retry after any crash stores the same readings and nothing twice.
 */
export function createSubmit({ form, tree, drafts, receipts, accept, source, now, onRefused }: SubmitDeps) {
  async function store(unit: Unit, submission: Submission, number: string, sending: Sending): Promise<Receipt> {
    const odds = submission.rows.map((row) => oddOf(form, unit, row))
    const readings = submission.rows.map((row, index) => readingOf(unit, row, odds[index] ?? null, sending.at))
    const from = await source()
    const idempotency = { key: `form-${number}`, bodyHash: sending.bodyHash }
    const stored = await accept(readings, { source: from, mode: 'whole', dryRun: false, idempotency })
    const { accepted, revised, unchanged, seq } = stored
    return {
      number,
      unit: unit.code,
      at: sending.at,
      role: submission.role ?? null,
      rows: submission.rows.map((row, index) => ({
        measure: row.measure,
        period: row.period ?? null,
        at: row.period === undefined ? sending.at : null,
        value: row.value,
        note: readings[index]?.note ?? null,
        odd: odds[index] ?? null,
        confirmed: row.confirmed === true,
      })),
      accepted,
      revised,
      unchanged,
      seq,
      sample: from.sample,
      confirmation: null,
    }
  }

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
    const sending = await receipts.begin(number, bodyHash)
    const receipt = await store(unit, submission, number, sending).catch(async (error: unknown) => {
      if (error instanceof Problem && error.id === 'bad-rows') await receipts.drop(number)
      throw error
    })
    const kept = await receipts.end(number, sending, receipt)
    await drafts.clear(tree.keyOf(unit), kept.rows)
    return kept
  }

  async function tell(unit: Unit, rows: readonly SubmissionRow[], error: unknown): Promise<void> {
    const refused = refusedForm(error, rows, (row) => readingOf(unit, row, null, now()))
    if (refused) onRefused(await source(), refused)
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

function oddOf(form: Form, unit: Unit, { measure: id, period, value }: SubmissionRow): OddJump | null {
  const measure = form.measures(unit).find((one) => one.id === id)
  return measure ? form.odd(unit, measure, period, value) : null
}

function readingOf(unit: Unit, row: SubmissionRow, odd: OddJump | null, at: Instant): ReadingInput {
  const said = [row.note?.trim() ?? '', odd && row.confirmed === true ? CONFIRMED : ''].filter((part) => part !== '')
  return {
    measure: row.measure,
    unit: unit.code,
    ...(row.period === undefined ? { at: new Date(at).toISOString() } : { period: row.period }),
    value: row.value,
    ...(said.length > 0 ? { note: said.join(' · ') } : {}),
  }
}
