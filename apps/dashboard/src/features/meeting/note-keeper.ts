import type { Meeting, MeetingChange } from '@ioc/contract'
import { HttpFailure } from '../../data/http.ts'
import { createRhythm } from '../../data/rhythm.ts'
import type { Slot } from '../../data/slot.ts'
import { afterSaving, BLANK, chosen, type HeldNotes, isSendable, isUnsaved, metWith, toSend } from './held-notes.ts'
import type { NoteKey } from './note-key.ts'

/** What is typed into a meeting, upon what is stored of it. */
export interface NotesState {
  readonly version: number
  readonly endedAt: number | null
  readonly notes: HeldNotes
  /** `away`: no answer, it is tried again; `refused`: the server will not have it. */
  readonly trouble: 'away' | 'refused' | null
}

export interface NoteKeeperDeps {
  readonly opened: Meeting
  /** What this browser keeps until the server has it. */
  readonly shelf: Slot<HeldNotes>
  /** Throws `HttpFailure`, with 409 where another version is stored meanwhile. */
  readonly save: (change: MeetingChange) => Promise<Meeting>
  /** The meeting as it is stored now. */
  readonly look: () => Promise<Meeting>
}

/** Milliseconds of rest before what was typed is stored, and before it is tried again. */
const REST = 700
const AGAIN = 5_000
/** How often somebody else may be quicker before ending a meeting is given up. */
const TRIES = 5

/** Holds what is typed: in the browser at once, on the server when typing rests, beside what others write. */
export function createNoteKeeper({ opened, shelf, save, look }: NoteKeeperDeps) {
  const kept = shelf.read()
  let state = openNotes(opened, kept)
  let isKept = kept !== null
  const listeners = new Set<() => void>()
  const rhythm = createRhythm(saveOnce)

  function tell(change: Partial<NotesState>) {
    state = { ...state, ...change }
    const unsaved = Object.entries(state.notes).filter(([, note]) => isUnsaved(note))
    if (unsaved.length > 0) shelf.put(Object.fromEntries(unsaved))
    // What another window of this browser keeps of the same meeting is not ours to throw away.
    else if (isKept) shelf.put(null)
    isKept = unsaved.length > 0
    for (const listener of listeners) listener()
  }

  function meet({ version, endedAt, notes }: Meeting) {
    if (version > state.version) tell({ version, endedAt, notes: metWith(state.notes, notes) })
  }

  async function put(change: Pick<MeetingChange, 'ended'>) {
    const { notes, version } = state
    const stored = await save({ version, notes: toSend(notes), ...change })
    tell({ notes: afterSaving(state.notes, notes), trouble: null })
    meet(stored)
  }

  async function saveOnce() {
    if (state.endedAt !== null || !Object.values(state.notes).some(isSendable)) return
    const failure = await put({}).then(() => null, statusOf)
    if (failure === 409) await look().then(meet, () => undefined)
    if (failure !== null) tell({ trouble: troubleOf(failure) })
    if (state.trouble !== 'refused' && Object.values(state.notes).some(isSendable)) {
      rhythm.later(state.trouble === 'away' ? AGAIN : REST)
    }
  }

  function write(key: NoteKey, change: (note: HeldNotes[string]) => HeldNotes[string]) {
    tell({ notes: { ...state.notes, [key]: change(state.notes[key] ?? BLANK) }, trouble: null })
    rhythm.later(REST)
  }

  return {
    read: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    type: (key: NoteKey, text: string) => write(key, (note) => ({ ...note, text })),
    choose: (key: NoteKey, whose: 'mine' | 'theirs' | 'both') => write(key, (note) => chosen(note, whose)),
    /** The meeting as it was just fetched. Not while it is being saved: what is heard then is most likely our own. */
    async hear(stored: Meeting) {
      await rhythm.idle()
      meet(stored)
    },
    /** Ends the meeting for good, with all that was typed; false where the server could not be told. */
    async end(): Promise<boolean> {
      for (let tries = 0; tries < TRIES; tries++) {
        await rhythm.idle()
        const failure = await put({ ended: true }).then(() => null, statusOf)
        if (failure === null) return true
        if (failure !== 409) break
        await look().then(meet, () => undefined)
        // By somebody else, or by us where the answer was lost.
        if (state.endedAt !== null) return true
      }
      return false
    },
    resume() {
      rhythm.begin()
      void rhythm.now()
    },
    /** Saves at once what is not saved yet, and then no more: the page is left. */
    async leave() {
      const last = rhythm.now()
      await rhythm.end()
      await last
    },
  }
}

export type NoteKeeper = ReturnType<typeof createNoteKeeper>

/** What was kept here and never reached the server stands, beside what others wrote since. */
function openNotes({ version, endedAt, notes }: Meeting, kept: HeldNotes | null): NotesState {
  return { version, endedAt, notes: metWith(kept ?? {}, notes), trouble: null }
}

/** The answer's status; 0 where there was none. */
const statusOf = (error: unknown): number => (error instanceof HttpFailure ? (error.status ?? 0) : 0)

function troubleOf(status: number): NotesState['trouble'] {
  if (status === 409) return null
  return status >= 400 && status < 500 && status !== 429 ? 'refused' : 'away'
}
