import type { LateList, SourceHealth } from '@ioc/contract'
import { NOW } from '../../../testing/played.ts'

const HOUR = 3_600_000
const NOTHING = { deliveries: 0, stored: 0, unchanged: 0, refused: 0, refusals: 0 }

/** A source that does well, but for what is said otherwise. */
export function playedSource(over: Partial<SourceHealth> = {}): SourceHealth {
  return {
    id: 'counter',
    name: 'Một cửa điện tử',
    kind: 'api',
    sample: true,
    measures: null,
    units: null,
    last: { at: NOW - 2 * HOUR, rows: 1_204 },
    today: NOTHING,
    week: NOTHING,
    lateness: {
      state: 'fresh',
      parts: 8,
      late: 0,
      missing: 0,
      since: null,
      worst: [],
      registers: [],
      nextDue: NOW + 6 * HOUR,
    },
    open: 0,
    pull: null,
    ...over,
  }
}

const part = { measure: 'received', state: 'late', since: NOW - HOUR, missed: 1, owner: null } as const

/** Two units and a register owe something. */
export const LATE: LateList = {
  asOf: NOW,
  registers: [
    {
      register: 'dossiers',
      state: 'late',
      since: NOW - 3 * HOUR,
      missed: 1,
      units: [],
      nextDue: NOW + 6 * HOUR,
      component: 'procedures',
      owner: '508-ca',
      sources: [{ id: 'counter', name: 'Một cửa điện tử' }],
    },
  ],
  units: [
    {
      unit: '20617',
      parts: [
        { ...part, state: 'missing', since: NOW - 70 * HOUR, missed: 3, component: 'procedures' },
        { ...part, component: 'procedures' },
        { ...part, measure: 'active', state: 'unknown', since: null, missed: 0, component: 'security' },
      ],
    },
    { unit: '20620', parts: [{ ...part, component: 'procedures' }] },
  ],
}
