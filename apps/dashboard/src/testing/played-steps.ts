import type { RegisterSteps } from '@ioc/contract'
import type { Catalogue, Localised, Register } from '@ioc/metrics'
import { CATALOGUE, NOW } from './played.ts'

const said = (vi: string, en: string, bn: string): Localised => ({ vi, en, bn })
const ORDER = [
  { field: 'received', name: said('Tiếp nhận', 'Receive', 'গ্রহণ') },
  { field: 'appraised', name: said('Thẩm định', 'Appraise', 'যাচাই') },
  { field: 'approved', name: said('Phê duyệt', 'Approve', 'অনুমোদন') },
  { field: 'signed', name: said('Đóng dấu, ký số', 'Stamp and sign', 'সিল ও স্বাক্ষর') },
  { field: 'returned', name: said('Trả kết quả', 'Return', 'ফল ফেরত') },
]

/** The small district's dossiers, with the five steps; every one of them has been received. */
export const DOSSIERS: Register = {
  id: 'dossiers',
  name: said('Sổ hồ sơ', 'Dossiers', 'আবেদনের বই'),
  key: 'code',
  unit: null,
  dropped: [],
  fields: new Map(
    ORDER.map(({ field, name }) => [
      field,
      {
        id: field,
        name,
        type: 'instant',
        required: field === 'received',
        decimals: 0,
        options: [],
        register: null,
      },
    ]),
  ),
  steps: { order: ORDER, due: null, until: null },
}

/** The small district with that register. */
export const WITH_STEPS: Catalogue = { ...CATALOGUE, registers: new Map([[DOSSIERS.id, DOSSIERS]]) }

const HOUR = 3_600_000
type Counts = Partial<RegisterSteps['steps'][number]>

/** What the server says of those steps: little waits and nothing is late, but for what is said otherwise of a place. */
export function playedSteps(over: Partial<RegisterSteps> = {}, counts: Readonly<Record<number, Counts>> = {}) {
  const steps = ORDER.map((step, place) => ({
    ...step,
    open: place === 0 ? 0 : 10 * place,
    median: place === 0 ? null : 2 * HOUR + place * 60_000,
    overdue: 0,
    doneToday: 20 - place,
    ...counts[place],
  }))
  const now = new Date(NOW).toISOString()
  return { register: 'dossiers', unit: '508', asOf: now, toldAt: now, steps, ...over } satisfies RegisterSteps
}
