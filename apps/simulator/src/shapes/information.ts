import type { Shape } from '../model/shape.ts'

/** "Hundreds of bulletins" is published; the rest is made up. Each bulletin is put as a record. */
export const INFORMATION: Readonly<Record<string, Shape>> = {
  'information.bulletins': { kind: 'fixed', value: 64 },
  'information.items-found': { kind: 'people', per100: 3, daysOff: 0.8 },
  'information.items-negative': { kind: 'share', of: 'information.items-found', rate: 0.082, sway: 0.02 },
  'information.negative-assigned': { kind: 'share', of: 'information.items-negative', rate: 1 },
  'information.negative-answered': { kind: 'share', of: 'information.negative-assigned', rate: 0.93 },
  'information.villages': { kind: 'people', per100: 0.075, spread: 0.1 },
  'information.villages-with-team': { kind: 'share', of: 'information.villages', rate: 0.97, spread: 0.02 },
}
