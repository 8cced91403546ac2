import { type FormReply, type WireCatalogue } from '@ioc/contract'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { Notice } from '../../ui/notice.tsx'
import { createDraftKeeper } from './draft-keeper.ts'
import { FormGroups } from './form-groups.tsx'
import { GoneRows } from './gone-rows.tsx'
import { onFormKey } from './keys.ts'
import { isFaulty, isOdd, linesOf, submissionOf } from './lines.ts'
import { useFormsText } from './messages.ts'
import { OddPanel } from './odd-panel.tsx'
import { postForm, putDraft } from './queries.ts'
import { SendBar } from './send-bar.tsx'
import { createSender } from './sender.ts'
import { createShelf } from './shelf.ts'
import { useRole } from './use-role.ts'
import { useSending } from './use-sending.ts'
import { Versions } from './versions.tsx'

/** The form of one unit: typed, kept, looked at again where it is odd, and sent once. */
export function UnitForm({
  form,
  catalogue,
  look,
}: {
  readonly form: FormReply
  readonly catalogue: WireCatalogue
  /** The form as it is now. */
  readonly look: () => Promise<FormReply>
}) {
  const text = useFormsText()
  const go = useNavigate()
  const names = useMemo(() => namesOf(catalogue, text.pick), [catalogue, text])
  const [{ keeper, sender }] = useState(() => openForm(form, look))
  const draft = useSyncExternalStore(keeper.subscribe, keeper.read)
  const root = useRef<HTMLFormElement>(null)
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState(false)
  const [said, setSaid] = useState<'nothing' | 'faults' | 'versions' | null>(null)
  const [role, chooseRole] = useRole()
  const sending = useSending(sender, ({ number, rows }) => {
    keeper.sent(rows)
    void go(`/forms/receipts/${encodeURIComponent(number)}`)
  })
  useEffect(() => {
    if (!sender.waiting()) keeper.resume()
    return () => void keeper.leave()
  }, [keeper, sender])

  const lines = linesOf(catalogue, form.rows, draft.entries, text.lang)
  const rows = submissionOf(lines)
  const faulty = lines.filter(isFaulty)
  const odd = lines.filter(isOdd)
  const reported = lines.filter(({ row }) => row.state === 'reported')
  const isShown = shown || reported.some(({ key }) => draft.entries[key] !== undefined)
  const visible = lines.filter(({ row }) => isShown || row.state !== 'reported')

  const send = () => {
    setAsking(false)
    const body = sending.waiting?.body ?? { rows, ...(role ? { role } : {}) }
    void sending.send(body, keeper.rest, keeper.resume)
  }
  const ask = () => {
    const wrong = draft.theirs ? 'versions' : faulty.length > 0 ? 'faults' : rows.length === 0 ? 'nothing' : null
    if (sending.busy) return
    if (sending.waiting) return send()
    setSaid(wrong)
    if (wrong === 'faults') root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    if (wrong) return
    if (odd.length > 0) setAsking(true)
    else send()
  }
  const nameOf = (key: string) => names.measure(key.slice(0, key.lastIndexOf(' ')))
  return (
    <form
      ref={root}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => onFormKey(event, ask)}
      className="flex min-w-0 flex-col gap-5"
    >
      {draft.theirs && !sending.waiting && (
        <Versions mine={draft.entries} theirs={draft.theirs} nameOf={nameOf} choose={keeper.choose} />
      )}
      <GoneRows entries={draft.entries} lines={lines} nameOf={nameOf} drop={keeper.type} />
      {visible.length === 0 && (
        <Notice tone="ok">
          {text.say('form.none')}{' '}
          {form.nextDue !== null &&
            text.say('form.nextDue', { when: `${text.time(form.nextDue)}, ${text.date(form.nextDue)}` })}
        </Notice>
      )}
      <fieldset disabled={sending.busy || sending.waiting !== null} className="flex min-w-0 flex-col gap-5">
        <FormGroups lines={visible} catalogue={catalogue} type={keeper.type} />
        {reported.length > 0 && (
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={isShown}
              onChange={({ target }) => setShown(target.checked)}
              className="size-[1em] accent-accent"
            />
            {text.say('form.reported', { count: reported.length })}
          </label>
        )}
      </fieldset>
      <SendBar
        draft={draft}
        sending={sending}
        said={said}
        count={rows.length}
        faults={faulty.length}
        role={role}
        chooseRole={chooseRole}
        send={ask}
      />
      {asking && <OddPanel lines={odd} send={send} back={() => setAsking(false)} />}
    </form>
  )
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
