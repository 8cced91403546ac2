import type { DraftInput, DraftRow, FormDraft } from '@ioc/contract'
import { HttpFailure } from '../../data/http.ts'
import { draftOf, type Entries, entriesOf, type Entry, isSame, withEntry, without } from './entries.ts'
import type { Shelf } from './shelf.ts'

/** How the draft stands: `here` is kept by this browser only, `refused` was not taken and will not be. */
export type Saved = 'nothing' | 'saving' | 'saved' | 'here' | 'refused'

export interface DraftState {
  readonly entries: Entries
  readonly saved: Saved
  /** When the server last took it. */
  readonly savedAt: number | null
  /** What another typed meanwhile: to be chosen between before anything goes on. */
  readonly theirs: FormDraft | null
}

export interface DraftKeeperDeps {
  readonly shelf: Shelf['draft']
  /** The draft as the server had it when the page was opened. */
  readonly stored: FormDraft | null
  /** Throws `HttpFailure`, with 409 where another version is stored meanwhile. */
  readonly save: (draft: DraftInput) => Promise<FormDraft>
  /** What is stored now. */
  readonly look: () => Promise<FormDraft | null>
}

/** Milliseconds of rest before the server is asked to save, and before it is asked again. */
const REST = 800
const AGAIN = 5_000

const NOBODYS: FormDraft = { version: 0, savedAt: 0, rows: [] }

/** Holds what is typed: in the browser at once, on the server when typing rests. */
export function createDraftKeeper({ shelf, stored, save, look }: DraftKeeperDeps) {
  let version = (stored ?? NOBODYS).version
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | null = null
  let over = false
  let state = opened(shelf.read(), stored)
  const listeners = new Set<() => void>()

  function tell(change: Partial<DraftState>) {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const keep = (entries: Entries) => shelf.put({ version, rows: draftOf(entries) })
  function later(rest: number) {
    clearTimeout(timer)
    if (!over) timer = setTimeout(() => void saveNow(), rest)
  }

  async function saveNow(): Promise<void> {
    clearTimeout(timer)
    if (saving || state.theirs || state.saved === 'saved' || state.saved === 'nothing') return
    saving = saveOnce(state.entries).catch(failed)
    await saving
    saving = null
  }

  async function saveOnce(entries: Entries) {
    const done = await save({ version, rows: draftOf(entries) })
    version = done.version
    if (state.entries === entries) {
      shelf.put(null)
      tell({ saved: 'saved', savedAt: done.savedAt })
    } else {
      keep(state.entries)
      later(REST)
    }
  }

  async function failed(error: unknown) {
    const status = error instanceof HttpFailure ? error.status : null
    if (status === 409) return meet()
    const refused = status !== null && status >= 400 && status < 500 && status !== 429
    tell({ saved: refused ? 'refused' : 'here' })
    if (!refused) later(AGAIN)
  }

  async function found(): Promise<FormDraft | null> {
    try {
      return await look()
    } catch {
      return null
    }
  }

  /** Two versions that say the same are one. */
  async function meet() {
    const theirs = (await found()) ?? NOBODYS
    if (theirs.version > 0 && isSame(entriesOf(theirs.rows), entriesOf(draftOf(state.entries)))) {
      version = theirs.version
      tell({ saved: 'saved', savedAt: theirs.savedAt })
    } else if (theirs.version > version) tell({ saved: 'here', theirs })
    else {
      tell({ saved: 'here' })
      later(AGAIN)
    }
  }

  function change(entries: Entries) {
    keep(entries)
    tell({ entries, saved: 'saving' })
    later(REST)
  }

  return {
    read: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    type: (key: string, entry: Entry) => change(withEntry(state.entries, key, entry)),
    /** Goes on with one of two versions; the other is gone. */
    choose(whose: 'mine' | 'theirs') {
      if (!state.theirs) return
      const { theirs } = state
      version = theirs.version
      if (whose === 'mine') {
        tell({ theirs: null })
        change(state.entries)
        void saveNow()
      } else {
        shelf.put(null)
        tell({ theirs: null, entries: entriesOf(theirs.rows), saved: 'saved', savedAt: theirs.savedAt })
      }
    },
    /** Saves at once what is not saved yet, and then no more: the page is left. */
    async leave() {
      const last = saveNow()
      over = true
      await last
    },
    /** Saves no more, and waits for what is being saved: a draft must not come after the form that it was. */
    async rest() {
      over = true
      clearTimeout(timer)
      await saving
    },
    /** Saves again what was changed since. */
    resume() {
      over = false
      void saveNow()
    },
    /** Forgets what was sent. */
    sent(rows: readonly Pick<DraftRow, 'measure' | 'period'>[]) {
      const left = without(state.entries, rows)
      tell({ entries: left, saved: 'nothing' })
      if (Object.keys(left).length > 0) keep(left)
      else shelf.put(null)
    },
  }
}

/** What was kept here and never reached the server stands, beside what another typed since. */
function opened(kept: { readonly version: number; readonly rows: DraftRow[] } | null, stored: FormDraft | null) {
  const theirs = stored ?? NOBODYS
  const asStored: DraftState = {
    entries: entriesOf(theirs.rows),
    saved: theirs.rows.length > 0 ? 'saved' : 'nothing',
    savedAt: theirs.rows.length > 0 ? theirs.savedAt : null,
    theirs: null,
  }
  if (!kept) return asStored
  const entries = entriesOf(kept.rows)
  if (isSame(entries, asStored.entries)) return asStored
  return { ...asStored, entries, saved: 'here' as const, theirs: kept.version === theirs.version ? null : theirs }
}
