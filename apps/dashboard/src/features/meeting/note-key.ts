import type { MeetingNote } from '@ioc/contract'

/** What a note is about, as one word: `online@`, `@20599`, or `@` for the meeting as a whole. */
export type NoteKey = string

/** The note on the meeting as a whole. */
export const WHOLE: NoteKey = '@'

/** The key of a stored note. Two notes of the same thing have the same. */
export const keyOfNote = ({ indicator, unit }: Pick<MeetingNote, 'indicator' | 'unit'>): NoteKey =>
  `${indicator ?? ''}@${unit ?? ''}`

/** What `keyOfNote` was made of. */
export function aboutOf(key: NoteKey): Pick<MeetingNote, 'indicator' | 'unit'> {
  const [indicator, unit] = key.split('@')
  return { indicator: indicator || null, unit: unit || null }
}
