import type { MeetingNote } from '@ioc/contract'
import type { Exception } from '../../widgets/exceptions.ts'

/** What a note is about, as one word: `online@`, `@20599`, or `@` for the meeting as a whole. */
export type NoteKey = string

/** The note on the meeting as a whole. */
export const WHOLE: NoteKey = '@'

/** The key of a stored note. Two notes of the same thing have the same. */
export const keyOfNote = ({ indicator, unit }: Pick<MeetingNote, 'indicator' | 'unit'>): NoteKey =>
  `${indicator ?? ''}@${unit ?? ''}`

/** An exception is spoken of by its indicator; a silent unit by its code. It finds its note in the next meeting too. */
export function keyOfException({ kind, indicators, unit }: Exception): NoteKey {
  return kind === 'not-reported' ? `@${unit?.code ?? ''}` : `${indicators[0]?.id ?? ''}@`
}

/** What `keyOfNote` was made of. */
export function aboutOf(key: NoteKey): Pick<MeetingNote, 'indicator' | 'unit'> {
  const [indicator, unit] = key.split('@')
  return { indicator: indicator || null, unit: unit || null }
}
