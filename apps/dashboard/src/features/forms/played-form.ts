import type { FormReply, FormRow, Receipt, Submission } from '@ioc/contract'
import { NOW } from '../../testing/played.ts'

const HOUR = 3_600_000

const row = (over: Partial<FormRow>): FormRow => ({
  measure: 'received',
  component: 'procedures',
  period: '2026-11-23',
  due: NOW + 6 * HOUR,
  state: 'due',
  reported: null,
  last: { value: 12, period: '2026-11-20', at: null, sourceKind: 'hand', sample: true },
  history: [10, 11, 12, 11, 10, 12],
  longPast: false,
  locked: false,
  ...over,
})

/** Duy Trinh's week: a late day, today, a stock never reported, and one that was reported already. */
export const FORM: FormReply = {
  unit: '20617',
  asOf: NOW,
  rows: [
    row({ period: '2026-11-20', state: 'late', due: NOW - 60 * HOUR }),
    row({}),
    row({ measure: 'people', component: 'security', period: null, last: null, history: [] }),
    row({ measure: 'overdue', component: null, period: null, state: 'reported', reported: row({}).last }),
  ],
  nextDue: NOW + 100 * HOUR,
  draft: null,
}

/** The receipt of what was sent. */
export const receiptOf = ({ rows, role = null }: Omit<Submission, 'role'> & { role?: Receipt['role'] }): Receipt => ({
  number: '7K3M-9QXA-P2',
  unit: '20617',
  at: NOW,
  role,
  rows: rows.map(({ measure, period = null, value, note = null, confirmed = false }) => ({
    measure,
    period,
    at: period === null ? NOW : null,
    value,
    note,
    odd: confirmed ? { reason: 'far-from-usual', low: 8, high: 14 } : null,
    confirmed,
  })),
  accepted: rows.length,
  revised: 0,
  unchanged: 0,
  seq: 1,
  sample: true,
  counted: [],
  confirmation: null,
})
