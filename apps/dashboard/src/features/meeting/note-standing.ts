import { looksPersonal } from '@ioc/contract'
import { type HeldNote, isUnsaved } from './held-notes.ts'
import type { NotesState } from './note-keeper.ts'

/**
 * How safe a note is: `here` is kept by this browser only, `personal` and `refused` will not be stored as they
 * are, `apart` waits for the choice between it and another's, `late` came after the meeting was closed.
 */
export type NoteStanding = 'nothing' | 'saved' | 'saving' | 'here' | 'personal' | 'refused' | 'apart' | 'late'

/** How a note stands, given how saving went and whether anything is taken still. */
export function standingOf(
  note: HeldNote,
  { trouble, endedAt }: Pick<NotesState, 'trouble' | 'endedAt'>,
): NoteStanding {
  if (endedAt !== null && isUnsaved(note)) return 'late'
  if (note.theirs !== null) return 'apart'
  if (!isUnsaved(note)) return note.base === '' ? 'nothing' : 'saved'
  if (looksPersonal(note.text)) return 'personal'
  if (trouble === null) return 'saving'
  return trouble === 'away' ? 'here' : 'refused'
}
