import type { ScreenInput, ScreenRecord, WireCatalogue } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Draft, draftOf, type Faults, FIRST, readDraft } from './draft.ts'
import { tellScreen } from './queries.ts'

const NONE: Faults = new Set()

/** Which record is edited: one that is there, or a new one, whose name in the address may be known. */
export interface Edited {
  readonly id: string | null
  readonly record: ScreenRecord | null
}

/** A record while somebody edits it. `base` is what they began with, `record` what stands now. */
export function useEditing({ id, record }: Edited, catalogue: WireCatalogue, onSaved: (saved: ScreenRecord) => void) {
  const cache = useQueryClient()
  const [base, setBase] = useState(record)
  const [draft, setDraft] = useState<Draft>(() => draftOf(id ?? '', record ?? FIRST))
  const [tried, setTried] = useState(false)
  const { input, faults } = readDraft(draft, catalogue)
  const saving = useMutation({
    mutationFn: (told: ScreenInput) => tellScreen(draft.id, told, record === null ? 0 : (base?.version ?? 0)),
    networkMode: 'always',
    onSuccess: onSaved,
    // Not waited for: without a server the list is fetched for ever, and this has failed already.
    onSettled: () => void cache.invalidateQueries({ queryKey: ['screens'] }),
  })
  const isChanged = base !== null && record !== null && record.version !== base.version
  return {
    draft,
    faults: tried ? faults : NONE,
    saving,
    base,
    isChanged,
    isGone: base !== null && record === null,
    change: (over: Partial<Draft>) => setDraft((before) => ({ ...before, ...over })),
    save() {
      setTried(true)
      if (input && !isChanged) saving.mutate(input)
    },
    /** What the other person made of it, in place of what was typed here. */
    takeTheirs() {
      if (record === null) return
      setBase(record)
      setDraft(draftOf(record.id, record))
      saving.reset()
    },
    /** What was typed here stays; saving puts it over what the other person made of it. */
    keepMine() {
      setBase(record)
      saving.reset()
    },
  }
}
