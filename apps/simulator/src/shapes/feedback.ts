import type { Shape } from '../model/shape.ts'

/** About what the province's 1022 line receives per head; that all of it is passed on in time is published too. */
export const FEEDBACK: Readonly<Record<string, Shape>> = {
  'feedback.items': { kind: 'people', per100: 2.4, daysOff: 0.5 },
  'feedback.first-received': { kind: 'people', per100: 2.2, daysOff: 0.5 },
  'feedback.dissatisfied': { kind: 'share', of: 'feedback.first-received', rate: 0.07, spread: 0.03 },
  'feedback.dossiers-disliked': {
    kind: 'share',
    of: 'procedures.finished',
    beside: 'procedures.finished-late',
    rate: 0.012,
    spread: 0.006,
  },
}
