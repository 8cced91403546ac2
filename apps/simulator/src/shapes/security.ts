import type { Shape } from '../model/shape.ts'

/** Project 06 is the article's "over 95 %"; which commune stands where, and everything else, is made up. */
export const SECURITY: Readonly<Record<string, Shape>> = {
  'security.eid-active': { kind: 'people', per100: 77.6, spread: 0.02, growth: 0.03 },
  'security.eid-collected': {
    kind: 'whole',
    of: 'security.eid-active',
    rate: 0.955,
    units: {
      '20599': 0.979,
      '20602': 0.931,
      '20605': 0.914,
      '20608': 0.942,
      '20611': 0.963,
      '20614': 0.958,
      '20617': 0.966,
      '20620': 0.887,
      '20623': 0.969,
      '20626': 0.972,
      '20629': 0.953,
      '20632': 0.961,
      '20635': 0.946,
      '20638': 0.959,
    },
    rise: 0.006,
    // Duy Sơn collects faster than it activates: its rate falls.
    rises: { '20620': -0.009 },
  },
  'security.eid-eligible': { kind: 'people', per100: 88, spread: 0.02, growth: 0.01 },
  'security.eid-issued-level-2': { kind: 'share', of: 'security.eid-eligible', rate: 0.84, spread: 0.03, rise: 0.01 },
  'security.id-cards-due': { kind: 'people', per100: 78, spread: 0.02, growth: 0.01 },
  'security.id-cards-issued': { kind: 'share', of: 'security.id-cards-due', rate: 1 },
  'security.residents-to-check': { kind: 'people', per100: 103, spread: 0.01, growth: 0.003 },
  'security.residents-checked': {
    kind: 'share',
    of: 'security.residents-to-check',
    rate: 0.993,
    spread: 0.003,
    sway: 0.0015,
    swayDays: 0.002,
  },
  'security.essential-dossiers': { kind: 'people', per100: 12, units: { '508.HCC': 4 } },
  'security.essential-dossiers-online': { kind: 'share', of: 'security.essential-dossiers', rate: 0.972, spread: 0.02 },
  'security.alerts': { kind: 'people', per100: 20, daysOff: 1 },
  'security.alerts-on-time': { kind: 'share', of: 'security.alerts', rate: 0.93, spread: 0.03 },
  'security.accidents': { kind: 'people', per100: 0.065, growth: -0.25, daysOff: 1 },
  'security.order-offences': { kind: 'people', per100: 0.16, growth: -0.15, daysOff: 1 },
}
