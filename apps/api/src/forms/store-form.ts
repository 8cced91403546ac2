import type { AcceptedReply, OddJump, ReadingInput, Receipt, Submission, SubmissionRow } from '@ioc/contract'
import type { Instant, Unit } from '@ioc/metrics'
import type { TellCounted } from '../rows/counted-in.ts'
import type { SourceRecord } from '../store/store.ts'
import type { Form } from './form.ts'
import type { Sending } from './receipts.ts'

/** The door every reading comes through. Throws `bad-rows` naming row and column. */
export type Accept = (
  rows: readonly ReadingInput[],
  options: {
    readonly source: SourceRecord
    readonly mode: 'whole'
    readonly dryRun: false
    /** Rows that break a rule across measures are stored where whoever typed them says that they are right. */
    readonly implausible: { readonly stands: (row: number) => boolean; readonly held: 'all' }
    readonly idempotency: { readonly key: string; readonly bodyHash: string }
  },
) => Promise<AcceptedReply>

export interface StoreFormDeps {
  readonly form: Form
  readonly accept: Accept
  /** The one source of everything typed by hand. */
  readonly source: () => Promise<SourceRecord>
  /** In which numbers what is stored counts, and from when. */
  readonly tellCounted: TellCounted
}

/** Said with the reading of an odd value, in the language of its offices. */
const CONFIRMED = 'Giá trị khác thường, người nhập đã kiểm tra và xác nhận.'

/** Stores a form as one batch, as of when it was begun, and writes its receipt. Throws what the door says. */
export function createStoreForm({ form, accept, source, tellCounted }: StoreFormDeps) {
  return async (unit: Unit, submission: Submission, number: string, sending: Sending): Promise<Receipt> => {
    const odds = submission.rows.map((row) => oddOf(form, unit, row))
    const readings = submission.rows.map((row, index) => readingOf(unit, row, odds[index] ?? null, sending.at))
    const from = await source()
    const idempotency = { key: `form-${number}`, bodyHash: sending.bodyHash }
    const stands = (row: number) => submission.rows[row - 1]?.confirmed === true
    const terms = { source: from, mode: 'whole', dryRun: false, implausible: { stands, held: 'all' } } as const
    const stored = await accept(readings, { ...terms, idempotency })
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
      counted: tellCounted(readings),
      confirmation: null,
    }
  }
}

function oddOf(form: Form, unit: Unit, { measure: id, period, value }: SubmissionRow): OddJump | null {
  const measure = form.measures(unit).find((one) => one.id === id)
  return measure ? form.odd(unit, measure, period, value) : null
}

/** A row as the reading it stands for; of a stock `at` an instant. */
export function readingOf(unit: Unit, row: SubmissionRow, odd: OddJump | null, at: Instant): ReadingInput {
  const said = [row.note?.trim() ?? '', odd && row.confirmed === true ? CONFIRMED : ''].filter((part) => part !== '')
  return {
    measure: row.measure,
    unit: unit.code,
    ...(row.period === undefined ? { at: new Date(at).toISOString() } : { period: row.period }),
    value: row.value,
    ...(said.length > 0 ? { note: said.join(' · ') } : {}),
  }
}
