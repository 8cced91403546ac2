import type { Meeting } from '@ioc/contract'
import { keyOfNote, type NoteKey } from './note-key.ts'

/** What an earlier meeting noted of a matter. */
export interface EarlierNote {
  readonly text: string
  readonly asOf: number
}

/**
 * What the last meeting of the same scope before this one noted, by matter. What is still an exception now was
 * not resolved by it: its note is offered there, and nowhere else.
 */
export function earlierNotes(meeting: Meeting, meetings: readonly Meeting[]): ReadonlyMap<NoteKey, EarlierNote> {
  const before = meetings
    .filter(({ scope, asOf, notes }) => scope === meeting.scope && asOf < meeting.asOf && notes.length > 0)
    .toSorted((a, b) => b.asOf - a.asOf)
  const [last] = before
  if (last === undefined) return new Map()
  const grouped = Map.groupBy(last.notes, keyOfNote)
  return new Map(
    [...grouped].map(([key, notes]) => [key, { text: notes.map(({ text }) => text).join('\n'), asOf: last.asOf }]),
  )
}
