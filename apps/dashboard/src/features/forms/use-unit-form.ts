import type { FormReply, WireCatalogue } from '@ioc/contract'
import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import { createDraftKeeper } from './draft-keeper.ts'
import { isFaulty, isOdd, linesOf, submissionOf } from './lines.ts'
import { useFormsText } from './messages.ts'
import { postForm, putDraft } from './queries.ts'
import { createSender } from './sender.ts'
import { createShelf } from './shelf.ts'
import { useRole } from './use-role.ts'
import { useSending } from './use-sending.ts'

export interface UnitFormProps {
  readonly form: FormReply
  readonly catalogue: WireCatalogue
  /** The form as it is now. */
  readonly look: () => Promise<FormReply>
}

/** Why nothing is sent yet. */
export type Hindrance = 'nothing' | 'faults' | 'versions'

/** What one unit's form holds, and what sending it takes; `root` is where its fields are. */
export function useUnitForm({ form, catalogue, look }: UnitFormProps, root: RefObject<HTMLElement | null>) {
  const { lang } = useFormsText()
  const [{ keeper, sender }] = useState(() => openForm(form, look))
  const draft = useSyncExternalStore(keeper.subscribe, keeper.read)
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState<Hindrance | null>(null)
  const [role, chooseRole] = useRole()
  const go = useNavigate()
  const sending = useSending(sender, ({ number, rows }) => {
    keeper.sent(rows)
    void go(`/forms/receipts/${encodeURIComponent(number)}`)
  })
  useEffect(() => {
    if (!sender.waiting()) keeper.resume()
    return () => void keeper.leave()
  }, [keeper, sender])

  useEffect(() => keeper.hear(form.draft), [keeper, form.draft])

  const lines = linesOf(catalogue, form.rows, draft.entries, lang)
  const rows = submissionOf(lines)
  const faults = lines.filter(isFaulty).length
  const odd = lines.filter(isOdd)

  const send = () => {
    setAsking(false)
    const body = sending.waiting?.body ?? { rows, ...(role ? { role } : {}) }
    void sending.send(body, keeper.rest, keeper.resume)
  }
  const ask = () => {
    if (sending.busy) return
    if (sending.waiting) return send()
    const hindrance = draft.theirs ? 'versions' : faults > 0 ? 'faults' : rows.length === 0 ? 'nothing' : null
    setSaid(hindrance)
    if (hindrance === 'faults') root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    if (hindrance) return
    if (odd.length > 0) setAsking(true)
    else send()
  }
  const giveUp = () => {
    sending.giveUp()
    keeper.resume()
  }
  const count = rows.length
  return {
    keeper,
    draft,
    lines,
    odd,
    asking,
    lookAgain: () => setAsking(false),
    send,
    ask,
    bar: { draft, sending: { ...sending, giveUp }, said, count, faults, role, chooseRole, send: ask },
  }
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
