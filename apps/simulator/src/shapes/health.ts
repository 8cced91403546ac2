import type { Shape } from '../model/shape.ts'

/** Nothing about health in the district is published: all of it is made up. */
export const HEALTH: Readonly<Record<string, Shape>> = {
  'health.residents': { kind: 'people', per100: 103, spread: 0, growth: 0.003 },
  'health.insured': { kind: 'share', of: 'health.residents', rate: 0.957, spread: 0.02 },
  'health.with-record': { kind: 'share', of: 'health.residents', rate: 0.937, spread: 0.03, rise: 0.02 },
  'health.infants': { kind: 'people', per100: 1.3, spread: 0.1, sway: 0.02, swayDays: 60 },
  'health.infants-immunised': { kind: 'share', of: 'health.infants', rate: 0.962, spread: 0.03 },
  'health.insured-visits': { kind: 'people', per100: 180 },
  'health.insured-visits-by-id': { kind: 'share', of: 'health.insured-visits', rate: 0.915, sway: 0.01 },
  // More than last year: what a wall is for.
  'health.dengue-cases': {
    kind: 'people',
    per100: 0.25,
    growth: 0.3,
    daysOff: 1,
    season: { peak: 0.85, height: 0.7 },
  },
}
