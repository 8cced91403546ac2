import type { FormReply } from '@ioc/contract'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { createDraftKeeper } from './draft-keeper.ts'
import { postForm, putDraft } from './queries.ts'
import { createSender } from './sender.ts'
import { createShelf } from './shelf.ts'

/** What is typed into one unit's form and how it is sent, from when the page is opened until it is left. */
export function useDraft(form: FormReply, look: () => Promise<FormReply>) {
  const [{ keeper, sender }] = useState(() => openForm(form, look))
  const draft = useSyncExternalStore(keeper.subscribe, keeper.read)
  useEffect(() => {
    if (!sender.waiting()) keeper.resume()
    return () => void keeper.leave()
  }, [keeper, sender])
  useEffect(() => keeper.hear(form.draft), [keeper, form.draft])
  return { keeper, sender, draft }
}

function openForm({ unit, draft }: FormReply, look: () => Promise<FormReply>) {
  const shelf = createShelf(unit)
  return {
    keeper: createDraftKeeper({
      shelf: shelf.draft,
      stored: draft,
      save: (input) => putDraft(unit, input),
      look: async () => (await look()).draft,
    }),
    sender: createSender({ shelf: shelf.sending, post: (key, body) => postForm(unit, key, body), now: Date.now }),
  }
}
