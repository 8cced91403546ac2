import type { Shape } from '../model/shape.ts'

/** The article names the software and no count: all of it is made up. What schools have is counted from their register. */
export const EDUCATION: Readonly<Record<string, Shape>> = {
  'education.pupils': { kind: 'people', per100: 17.5, spread: 0.06, growth: 0.005 },
  // Records wait for signatures as a term goes on.
  'education.pupils-with-record': { kind: 'share', of: 'education.pupils', rate: 0.926, spread: 0.03, rise: -0.034 },
}
