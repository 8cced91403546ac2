import type { ImportProblem, ImportState, ImportSummary, ProfileList } from '@ioc/contract'
import { NOW } from '../../testing/played.ts'

export const ID = '4b0c2f3a-6a53-4a5e-9d52-0f5a5f0a7c11'

/** The kinds of tables the played server knows. */
export const PROFILES: ProfileList = [
  {
    id: 'form-06a',
    name: { vi: 'Biểu II.06a', en: 'Form II.06a', bn: 'ছক II.06a' },
    layout: 'form',
    grain: 'month',
    saved: false,
  },
]

const UNDERSTOOD: NonNullable<ImportState['understood']> = {
  format: 'xlsx',
  sheet: 'Biểu',
  sheets: [
    { name: 'Biểu', hidden: false, rows: 12, profile: 'form-06a', score: 1 },
    { name: 'Ghi chú', hidden: true, rows: 3, profile: null, score: 0 },
  ],
  profile: 'form-06a',
  layout: 'form',
  headerRows: [5, 7],
  columns: [
    { column: 'C', header: 'Lĩnh vực giải quyết', role: 'label', measure: null, samples: ['Hộ tịch', 'Đất đai'] },
    { column: 'D', header: 'Tổng số', role: 'count', measure: 'received', samples: ['100', '1.050'] },
    { column: 'E', header: 'Ghi', role: null, measure: null, samples: [] },
  ],
  number: 'vi',
  likelyNumber: null,
  dateSystem: 1900,
  delimiter: null,
  hidden: { rows: '', columns: '' },
  unit: '20617',
  period: '2026-10',
  asks: { unit: true, period: 'month' },
  rows: [
    { row: 9, label: 'Hộ tịch', unit: null, kind: 'field' },
    { row: 12, label: 'Tổng cộng', unit: null, kind: 'total' },
  ],
  readings: 11,
}

/** Read without a problem. */
export const READY: ImportState = {
  id: ID,
  name: 'bieu.xlsx',
  size: 20_000,
  createdAt: NOW,
  expiresAt: NOW + 86_400_000,
  state: 'ready',
  progress: null,
  choices: {},
  understood: UNDERSTOOD,
  would: { accepted: 9, revised: 2, unchanged: 1 },
  changes: {
    rows: [
      {
        row: 9,
        unit: '20617',
        measure: 'received',
        period: '2026-10',
        at: null,
        was: 1_000,
        before: null,
        becomes: 1_050,
      },
      { row: 10, unit: '20617', measure: 'online', period: '2026-10', at: null, was: null, before: null, becomes: 7 },
    ],
    count: 11,
  },
  problems: [],
  problemCount: 0,
  remarks: [{ sheet: 'Biểu', row: 9, column: 'D', code: 'formula', detail: '3 cells hold formulas.' }],
  receipt: null,
}

/** While it is read. */
export const READING: ImportState = { ...READY, state: 'reading', progress: 12_000, understood: null, would: null }

export const PROBLEM: ImportProblem = {
  sheet: '=HYPERLINK("http://x")',
  row: 9,
  column: 'D',
  code: 'sum-differs',
  detail: '101 is not 60 + 30 + 10.',
}

/** Problems stand in the way, more of them than are shown or kept. */
export const REFUSED: ImportState = {
  ...READY,
  state: 'refused',
  would: null,
  problems: [PROBLEM, ...Array.from({ length: 249 }, (_, index) => ({ ...PROBLEM, sheet: 'Biểu', row: 10 + index }))],
  problemCount: 1_300,
}

/** Stored, with what its sender keeps. */
export const STORED: ImportState = {
  ...READY,
  state: 'stored',
  expiresAt: null,
  receipt: {
    number: '20261123-3F9A1C',
    at: NOW,
    accepted: 9,
    revised: 2,
    unchanged: 1,
    seq: 7,
    counted: [
      { indicator: 'online', from: Date.parse('2026-12-04T17:00:00+07:00'), until: null, units: ['20617', '20599'] },
    ],
  },
}

export const summaryOf = ({ id, name, createdAt, state, problemCount, receipt }: ImportState): ImportSummary => ({
  id,
  name,
  createdAt,
  state,
  problemCount,
  receipt,
})
