import { type FormRow, rowKey, type SubmissionRow, type WireCatalogue } from '@ioc/contract'
import type { Implausible, Lang, Measure } from '@ioc/metrics'
import type { Entries, Entry } from './entries.ts'
import { isKept, understand, type Understood } from './understand.ts'

/** One row of the form with what was typed into it and how that was understood. */
export interface Line {
  readonly key: string
  readonly row: FormRow
  readonly measure: Measure
  readonly entry: Entry
  readonly understood: Understood
  /** The rule across measures it breaks, with what else is typed or stands. */
  readonly implausible: Implausible | null
}

/** The form's rows in its order. A measure this page's catalogue does not know yet is left to the next reload. */
export function linesOf(
  { measures }: WireCatalogue,
  rows: readonly FormRow[],
  entries: Entries,
  lang: Lang,
): readonly Line[] {
  const known = new Map(measures.map((measure) => [measure.id, measure]))
  return rows.flatMap((row) => {
    const key = rowKey(row)
    const measure = known.get(row.measure)
    const entry = entries[key] ?? { text: '', lang, note: '' }
    return measure
      ? [{ key, row, measure, entry, understood: understand(entry.text, entry.lang, measure, row), implausible: null }]
      : []
  })
}

/** Whether a line keeps the form from being sent. */
export const isFaulty = (line: Line): boolean => isWrong(line) || needsReason(line)

/** Whether a locked value is corrected and nobody says why. */
export const needsReason = ({ row, entry, understood }: Line): boolean =>
  row.locked && understood.is === 'number' && understood.value !== row.reported?.value && entry.note.trim() === ''

const isWrong = ({ understood, entry }: Line): boolean =>
  understood.is === 'fault' || understood.is === 'ask' || !isKept(entry.note)

/** Whether a line is worth a second look. */
export const isOdd = ({ row, understood, implausible }: Line): boolean =>
  understood.is === 'number' && (understood.odd !== null || implausible !== null || row.longPast)

/** What is sent: every line that holds a number. Odd ones are `confirmed` by whoever sends. */
export function submissionOf(lines: readonly Line[]): SubmissionRow[] {
  return lines.flatMap((line) => {
    const { row, entry, understood } = line
    if (understood.is !== 'number') return []
    const note = entry.note.trim()
    return [
      {
        measure: row.measure,
        ...(row.period === null ? {} : { period: row.period }),
        value: understood.value,
        ...(note === '' ? {} : { note }),
        ...(isOdd(line) ? { confirmed: true } : {}),
      },
    ]
  })
}

/** Lines of one component together, in the order in which each first comes. */
export function grouped(lines: readonly Line[]): ReadonlyMap<string | null, readonly Line[]> {
  return Map.groupBy(lines, ({ row }) => row.component)
}
