import type { DraftRow, FormDraft } from '@ioc/contract'
import { createDraftSaver, type DraftSaverDeps } from './draft-saver.ts'
import { asStored, holdDraft, NOBODYS, openDraft } from './draft-state.ts'
import { draftOf, type Entries, type Entry, withEntry, without } from './entries.ts'

export interface DraftKeeperDeps extends DraftSaverDeps {
  /** The draft as the server had it when the page was opened. */
  readonly stored: FormDraft | null
}

/** Holds what is typed: in the browser at once, on the server when typing rests. */
export function createDraftKeeper({ stored, ...deps }: DraftKeeperDeps) {
  const { shelf } = deps
  const held = holdDraft(openDraft(shelf.read(), stored ?? NOBODYS))
  const { later, now, ...saver } = createDraftSaver(held, deps)

  const keep = (entries: Entries) => shelf.put({ version: held.read().version, rows: draftOf(entries) })
  function change(entries: Entries) {
    keep(entries)
    held.tell({ entries, saved: held.read().theirs ? 'apart' : 'saving' })
    later()
  }

  return {
    ...saver,
    read: held.read,
    subscribe: held.subscribe,
    type: (key: string, entry: Entry) => change(withEntry(held.read().entries, key, entry)),
    /** Goes on with one of two versions; the other is gone. */
    choose(whose: 'mine' | 'theirs') {
      const { theirs, entries } = held.read()
      if (!theirs) return
      held.tell(whose === 'mine' ? { theirs: null, version: theirs.version } : asStored(theirs))
      shelf.put(null)
      if (whose === 'theirs') return
      change(entries)
      void now()
    },
    /** Forgets what was sent. */
    sent(rows: readonly Pick<DraftRow, 'measure' | 'period'>[]) {
      const left = without(held.read().entries, rows)
      held.tell({ entries: left, saved: 'nothing' })
      if (Object.keys(left).length > 0) keep(left)
      else shelf.put(null)
    },
  }
}
