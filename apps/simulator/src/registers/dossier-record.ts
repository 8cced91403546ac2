import type { Instant } from '@ioc/metrics'
import { formatInstant } from '../reporting/row.ts'
import type { RecordRow } from './record-row.ts'

/** The five steps in the order a dossier takes them. */
export const STEPS = ['received', 'appraised', 'approved', 'signed', 'returned'] as const
type Step = (typeof STEPS)[number]

/** A dossier with its whole way. */
export interface Dossier {
  readonly code: string
  /** Code of its procedure. */
  readonly procedure: string
  /** Code of its unit. */
  readonly unit: string
  readonly channel: 'online' | 'counter' | 'post'
  readonly due: Instant
  readonly times: Readonly<Record<Step, Instant>>
  /** Whole đồng. */
  readonly fee: number
  readonly paidOnline: boolean
  readonly reused: boolean
  readonly supplements: number
}

/**
 * What the register knows of it at an instant: the steps taken by then. Handling is finished when it is signed;
 * components are digitised on receipt, the result when it is signed.
 */
export function dossierRecord(dossier: Dossier, at: Instant, utcOffsetMinutes: number): RecordRow {
  const { code, procedure, unit, channel, due, times, fee, paidOnline, reused, supplements } = dossier
  const taken = STEPS.filter((step) => times[step] <= at)
  const text = (instant: Instant) => formatInstant(instant, utcOffsetMinutes)
  const signed = taken.includes('signed')
  return {
    code,
    procedure,
    unit,
    channel,
    due: text(due),
    ...Object.fromEntries(taken.map((step) => [step, text(times[step])])),
    ...(signed && { finished: text(times.signed), 'digitised-result': true }),
    step: taken.at(-1) ?? 'received',
    ...(fee > 0 && { fee, 'paid-online': paidOnline }),
    'digitised-input': true,
    reused,
    ...(taken.includes('returned') && { 'five-steps': true }),
    supplements: taken.includes('appraised') ? supplements : 0,
  }
}
