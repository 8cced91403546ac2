import type { DraftInput, FormDraft } from '@ioc/contract'
import { HttpFailure } from '../../data/http.ts'
import { asStored, type HeldDraft, NOBODYS } from './draft-state.ts'
import { draftOf, type Entries, entriesOf, isSame } from './entries.ts'
import { createRhythm } from '../../data/rhythm.ts'
import type { Shelf } from './shelf.ts'

export interface DraftSaverDeps {
  readonly shelf: Shelf['draft']
  /** Throws `HttpFailure`, with 409 where another version is stored meanwhile. */
  readonly save: (draft: DraftInput) => Promise<FormDraft>
  /** What is stored now. */
  readonly look: () => Promise<FormDraft | null>
}

/** Milliseconds of rest before the server is asked to save, and before it is asked again. */
const REST = 800
const AGAIN = 5_000

/** Brings a held draft to the server when typing rests, and what another stored meanwhile to the draft. */
export function createDraftSaver(held: HeldDraft, deps: DraftSaverDeps) {
  const meet = createMeeting(held, deps.shelf)
  const rhythm = createRhythm(createAttempt(held, deps, meet, (rest) => rhythm.later(rest)))
  let heard: FormDraft = NOBODYS

  /** Not while it is being saved or sent: what is heard then is most likely its own. */
  async function listen() {
    await rhythm.idle()
    if (!rhythm.isOver()) meet(heard)
  }

  return {
    /** Saves when typing rests. */
    later: () => rhythm.later(REST),
    now: rhythm.now,
    /** What is stored, as it was just fetched: another may have typed since. */
    hear(stored: FormDraft | null) {
      heard = stored ?? NOBODYS
      void listen()
    },
    /** Saves at once what is not saved yet, and then no more: the page is left. */
    async leave() {
      const last = rhythm.now()
      await rhythm.end()
      await last
    },
    /** Saves no more, and waits for what is being saved: a draft must not come after the form that it was. */
    rest: rhythm.end,
    /** Saves again what was changed since. */
    resume() {
      rhythm.begin()
      void rhythm.now()
      void listen()
    },
  }
}

type Meet = (stored: FormDraft) => void

/** One saving, where there is something to save; `again` asks for the next. */
function createAttempt(
  held: HeldDraft,
  { shelf, save, look }: DraftSaverDeps,
  meet: Meet,
  again: (rest: number) => void,
): () => Promise<void> {
  async function saveOnce(entries: Entries) {
    const { version, savedAt } = await save({ version: held.read().version, rows: draftOf(entries) })
    const { entries: typed } = held.read()
    if (typed === entries) {
      shelf.put(null)
      held.tell({ version, saved: 'saved', savedAt })
    } else {
      shelf.put({ version, rows: draftOf(typed) })
      held.tell({ version })
      again(REST)
    }
  }

  const found = async () => (await look().catch(() => null)) ?? NOBODYS

  async function failed(error: unknown) {
    const status = error instanceof HttpFailure ? error.status : null
    const before = held.read()
    if (status === 409) meet(await found())
    if (held.read() !== before) return
    const isRefused = status !== null && status >= 400 && status < 500 && status !== 409 && status !== 429
    held.tell({ saved: isRefused ? 'refused' : 'here' })
    if (!isRefused) again(AGAIN)
  }

  return async () => {
    const { theirs, saved, entries } = held.read()
    if (!theirs && saved !== 'saved' && saved !== 'nothing') await saveOnce(entries).catch(failed)
  }
}

/** Two drafts that say the same are one, and where nothing was typed the newer is taken; else one has to be chosen. */
function createMeeting(held: HeldDraft, shelf: Shelf['draft']): Meet {
  return (stored) => {
    const { version, entries, saved, theirs } = held.read()
    if (stored.version <= (theirs?.version ?? version)) return
    const mine = draftOf(entries)
    const isUntyped = mine.length === 0 && (saved === 'nothing' || saved === 'saved')
    if (isUntyped) held.tell(asStored(stored))
    else if (isSame(entriesOf(stored.rows), entriesOf(mine))) {
      shelf.put(null)
      held.tell({ version: stored.version, saved: 'saved', savedAt: stored.savedAt, theirs: null })
    } else {
      shelf.put({ version, rows: mine })
      held.tell({ saved: 'apart', theirs: stored })
    }
  }
}
