import type { Shape } from '../model/shape.ts'

/** The article names the software and no count: all of it is made up. */
export const EDUCATION: Readonly<Record<string, Shape>> = {
  'education.pupils': { kind: 'people', per100: 17.5, spread: 0.06, growth: 0.005 },
  // Records wait for signatures as a term goes on.
  'education.pupils-with-record': { kind: 'share', of: 'education.pupils', rate: 0.926, spread: 0.03, rise: -0.034 },
  'education.staff': { kind: 'people', per100: 1.15, spread: 0.08 },
  'education.staff-with-signature': { kind: 'share', of: 'education.staff', rate: 0.967, spread: 0.02, rise: 0.008 },
}
