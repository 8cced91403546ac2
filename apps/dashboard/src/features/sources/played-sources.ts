import type { LateList, SourceHealth, SourceRefusal, SourcesHealth } from '@ioc/contract'
import { NOW } from '../../testing/played.ts'

const HOUR = 3_600_000

/** More than anyone wants to read. */
const WAITING = ['20599', '20602', '20617', '20620']

const NOTHING = { deliveries: 0, stored: 0, unchanged: 0, refused: 0, refusals: 0 }

/** A source that has something wrong with it in every way there is. */
const COUNTER: SourceHealth = {
  id: 'counter',
  name: 'Một cửa điện tử',
  kind: 'connector',
  sample: true,
  measures: ['received', 'finished'],
  units: null,
  last: { at: NOW - 2 * HOUR, rows: 1_204 },
  today: { deliveries: 3, stored: 10, unchanged: 2, refused: 2, refusals: 1 },
  week: { deliveries: 9, stored: 1_240, unchanged: 2, refused: 2, refusals: 1 },
  lateness: {
    state: 'missing',
    parts: 8,
    late: 1,
    missing: 1,
    since: NOW - 70 * HOUR,
    worst: [{ measure: 'received', unit: '20617', state: 'missing', since: NOW - 70 * HOUR, missed: 3 }],
    registers: [
      {
        register: 'dossiers',
        state: 'late',
        since: NOW - 3 * HOUR,
        missed: 1,
        units: WAITING,
        nextDue: NOW + 6 * HOUR,
      },
    ],
    nextDue: NOW + 6 * HOUR,
  },
  open: 1,
  pull: { lastSuccess: NOW - 2 * HOUR, lastError: { at: NOW - HOUR, detail: 'HTTP 502' }, nextRun: NOW + HOUR },
}

const POLICE: SourceHealth = {
  ...COUNTER,
  id: 'police',
  name: 'Công an huyện',
  kind: 'api',
  sample: false,
  today: NOTHING,
  lateness: {
    state: 'fresh',
    parts: 4,
    late: 0,
    missing: 0,
    since: null,
    worst: [],
    registers: [],
    nextDue: NOW + HOUR,
  },
  open: 0,
  pull: null,
}

export const HEALTH: SourcesHealth = { asOf: NOW, sources: [COUNTER, POLICE] }

export const LATE: LateList = {
  asOf: NOW,
  registers: [
    {
      register: 'dossiers',
      state: 'late',
      since: NOW - 3 * HOUR,
      missed: 1,
      units: WAITING,
      nextDue: NOW + 6 * HOUR,
      component: 'procedures',
      owner: '508-ca',
      sources: [{ id: 'counter', name: 'Một cửa điện tử' }],
    },
    {
      register: 'schools',
      state: 'unknown',
      since: null,
      missed: 0,
      units: [],
      nextDue: null,
      component: 'education',
      owner: null,
      sources: [],
    },
  ],
  units: [
    {
      unit: '20617',
      parts: [
        {
          measure: 'received',
          state: 'missing',
          since: NOW - 70 * HOUR,
          missed: 3,
          component: 'procedures',
          owner: '508-ca',
        },
        { measure: 'active', state: 'unknown', since: null, missed: 0, component: 'security', owner: null },
      ],
    },
    {
      unit: '20620',
      parts: [
        { measure: 'received', state: 'late', since: NOW - HOUR, missed: 1, component: 'procedures', owner: null },
      ],
    },
  ],
}

export const REFUSED: SourceRefusal = {
  id: '001-a',
  at: NOW - HOUR,
  door: 'readings',
  problem: 'bad-rows',
  detail: '1 of 2 rows cannot be accepted, so nothing was stored.',
  refused: 2,
  rows: [
    { row: 1, cells: { measure: 'received', unit: '20617', period: '2026-11-20', value: 4 }, exact: true, errors: [] },
    {
      row: 2,
      cells: { measure: 'received', unit: 'Xã Lạ', period: '2026-11-20', value: 5 },
      exact: true,
      errors: [{ row: 2, column: 'unit', code: 'unknown-unit', detail: 'no unit is called so' }],
    },
  ],
  errors: [],
  complete: true,
  assumeZone: false,
  state: 'open',
  tried: null,
}
