import type { DraftInput, FormDraft } from '@ioc/contract'
import { type Entries, entriesOf, isSame } from './entries.ts'

/**
 * How the draft stands: `here` is kept by this browser only, `refused` was not taken and will not be, `apart`
 * waits for the choice between it and another's.
 */
export type Saved = 'nothing' | 'saving' | 'saved' | 'here' | 'refused' | 'apart'

export interface DraftState {
  readonly entries: Entries
  /** The stored version that is typed upon; 0 where nothing was ever stored. */
  readonly version: number
  readonly saved: Saved
  /** When the server last took it. */
  readonly savedAt: number | null
  /** What another typed meanwhile: to be chosen between before anything goes on. */
  readonly theirs: FormDraft | null
}

/** What is stored where nobody ever typed. */
export const NOBODYS: FormDraft = { version: 0, savedAt: 0, rows: [] }

/** A draft taken over as it is stored. */
export const asStored = ({ version, savedAt, rows }: FormDraft): DraftState => ({
  entries: entriesOf(rows),
  version,
  saved: rows.length > 0 ? 'saved' : 'nothing',
  savedAt: rows.length > 0 ? savedAt : null,
  theirs: null,
})

/** What was kept here and never reached the server stands, beside what another typed since. */
export function openDraft(kept: DraftInput | null, stored: FormDraft): DraftState {
  const opened = asStored(stored)
  const entries = entriesOf(kept?.rows ?? [])
  if (!kept || isSame(entries, opened.entries)) return opened
  const isAlone = kept.version === stored.version
  return { ...opened, entries, saved: isAlone ? 'here' : 'apart', theirs: isAlone ? null : stored }
}

/** A draft that tells when it changes. */
export interface HeldDraft {
  readonly read: () => DraftState
  readonly tell: (change: Partial<DraftState>) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function holdDraft(opened: DraftState): HeldDraft {
  let state = opened
  const listeners = new Set<() => void>()
  return {
    read: () => state,
    tell(change) {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
