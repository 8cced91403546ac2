import { looksPersonal, type MeetingNote } from '@ioc/contract'
import { aboutOf, keyOfNote, type NoteKey } from './note-key.ts'

/** A note as it is typed, upon what was last stored, and what another stored meanwhile where both wrote. */
export interface HeldNote {
  readonly text: string
  readonly base: string
  /** To be chosen between before it is saved again; null where nobody else wrote. */
  readonly theirs: string | null
}

export type HeldNotes = Readonly<Record<NoteKey, HeldNote>>

/** Where nothing was ever written. */
export const BLANK: HeldNote = { text: '', base: '', theirs: null }

/** True where something was typed that is not stored. */
export const isUnsaved = ({ text, base }: HeldNote) => text.trim() !== base

/** True where it can be stored as it is: nobody else's words would be lost and no personal number is in it. */
export const isSendable = (note: HeldNote) => isUnsaved(note) && note.theirs === null && !looksPersonal(note.text)

/** The notes after others' were heard: what was not typed upon is taken over, what both wrote waits for a choice. */
export function metWith(notes: HeldNotes, stored: readonly MeetingNote[]): HeldNotes {
  const texts = textsOf(stored)
  const keys = new Set([...texts.keys(), ...Object.keys(notes)])
  return Object.fromEntries([...keys].map((key) => [key, noteMet(notes[key] ?? BLANK, texts.get(key) ?? '')]))
}

function noteMet(note: HeldNote, stored: string): HeldNote {
  if (stored === note.base) return note
  if (!isUnsaved(note)) return { text: stored, base: stored, theirs: null }
  if (stored === note.text.trim()) return { ...note, base: stored, theirs: null }
  return { ...note, base: stored, theirs: stored }
}

/** All that is to be stored: what was typed where that can be, else what is stored already. */
export function toSend(notes: HeldNotes): Omit<MeetingNote, 'at'>[] {
  const texts = Object.entries(notes).map(([key, note]) => ({
    ...aboutOf(key),
    text: isSendable(note) ? note.text.trim() : note.base,
  }))
  return texts.filter(({ text }) => text !== '')
}

/** The notes once `sent` is stored: whoever typed on meanwhile types upon that. */
export function afterSaving(notes: HeldNotes, sent: HeldNotes): HeldNotes {
  const settled = Object.entries(notes).map(([key, note]): [NoteKey, HeldNote] => {
    const was = sent[key]
    return [key, was && isSendable(was) ? { ...note, base: was.text.trim() } : note]
  })
  return Object.fromEntries(settled)
}

/** A choice between what was typed here and what another stored. */
export function chosen(note: HeldNote, whose: 'mine' | 'theirs' | 'both'): HeldNote {
  if (note.theirs === null) return note
  const texts = { mine: note.text, theirs: note.theirs, both: `${note.theirs}\n${note.text}` }
  return { ...note, text: texts[whose], theirs: null }
}

/** Several notes of one thing are read as one, a line each. */
function textsOf(stored: readonly MeetingNote[]): Map<NoteKey, string> {
  const grouped = Map.groupBy(stored, keyOfNote)
  return new Map([...grouped].map(([key, notes]) => [key, notes.map(({ text }) => text).join('\n')]))
}
