import { type DraftRow, type FormRow, rowKey } from '@ioc/contract'
import type { Lang } from '@ioc/metrics'
import { isKept } from './understand.ts'

/** One row as it was typed; `lang` says how its number is written. */
export interface Entry {
  readonly text: string
  readonly lang: Lang
  readonly note: string
}

/** What was typed, by `rowKey`; rows in which nothing stands are not there. */
export type Entries = Readonly<Record<string, Entry>>

const isEmpty = ({ text, note }: Entry) => text.trim() === '' && note.trim() === ''

/** One row typed over. */
export function withEntry(entries: Entries, key: string, entry: Entry): Entries {
  const { [key]: _, ...others } = entries
  return isEmpty(entry) ? others : { ...others, [key]: entry }
}

/** Rows as a draft keeps them. A text with somebody's number in it is never kept. */
export function draftOf(entries: Entries): DraftRow[] {
  return Object.entries(entries).flatMap(([key, { text, lang, note }]) => {
    const kept = { text: isKept(text) ? text : '', lang, note: isKept(note) ? note : '' }
    return isEmpty(kept) ? [] : [{ ...nameOf(key), ...kept }]
  })
}

/** A draft's rows as entries. */
export const entriesOf = (rows: readonly DraftRow[]): Entries =>
  Object.fromEntries(rows.map((row) => [rowKey(row), { text: row.text, lang: row.lang, note: row.note }]))

/** Whether two say the same, in whatever order. */
export function isSame(a: Entries, b: Entries): boolean {
  const keys = Object.keys({ ...a, ...b })
  return keys.every(
    (key) => a[key]?.text === b[key]?.text && a[key]?.note === b[key]?.note && a[key]?.lang === b[key]?.lang,
  )
}

/** What is left when some rows were sent. */
export function without(entries: Entries, sent: readonly Pick<FormRow, 'measure' | 'period'>[]): Entries {
  const gone = new Set(sent.map(rowKey))
  return Object.fromEntries(Object.entries(entries).filter(([key]) => !gone.has(key)))
}

/** What `rowKey` put together; no measure's id holds a space. */
function nameOf(key: string): Pick<DraftRow, 'measure' | 'period'> {
  const at = key.lastIndexOf(' ')
  const period = key.slice(at + 1)
  return { measure: key.slice(0, at), period: period === 'now' ? null : period }
}
