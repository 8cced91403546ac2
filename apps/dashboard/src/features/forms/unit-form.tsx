import { useMemo, useRef, useState } from 'react'
import { ruleBookOf } from '../../i18n/implausible-words.ts'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { Notice } from '../../ui/notice.tsx'
import { FormGroups } from './form-groups.tsx'
import { GoneRows } from './gone-rows.tsx'
import { onFormKey } from './keys.ts'
import { useFormsText } from './messages.ts'
import { OddPanel } from './odd-panel.tsx'
import { SendBar } from './send-bar.tsx'
import { type UnitFormProps, useUnitForm } from './use-unit-form.ts'
import { Versions } from './versions.tsx'

/** The form of one unit: typed, kept, looked at again where it is odd, and sent once. */
export function UnitForm(props: UnitFormProps & { readonly isOfPeriod?: boolean }) {
  const { form, catalogue, isOfPeriod = false } = props
  const text = useFormsText()
  const names = useMemo(() => namesOf(catalogue, text.pick), [catalogue, text])
  const root = useRef<HTMLFormElement>(null)
  const [shown, setShown] = useState(false)
  const { keeper, draft, lines, odd, asking, lookAgain, send, press, bar } = useUnitForm(props, root)
  const { busy, waiting } = bar.sending
  const reported = lines.filter(({ row }) => row.state === 'reported')
  const isShown = shown || isOfPeriod || reported.some(({ key }) => draft.entries[key] !== undefined)
  const visible = lines.filter(({ row }) => isShown || row.state !== 'reported')
  const nameOf = (key: string) => names.measure(key.slice(0, key.lastIndexOf(' ')))
  return (
    <form
      ref={root}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => onFormKey(event, press)}
      className="flex min-w-0 flex-col gap-5"
    >
      {draft.theirs && !waiting && (
        <Versions mine={draft.entries} theirs={draft.theirs} nameOf={nameOf} choose={keeper.choose} />
      )}
      {!isOfPeriod && <GoneRows entries={draft.entries} lines={lines} nameOf={nameOf} drop={keeper.type} />}
      {visible.length === 0 && <NothingDue next={form.nextDue} />}
      <fieldset disabled={busy || waiting !== null} className="flex min-w-0 flex-col gap-5">
        <FormGroups lines={visible} catalogue={catalogue} type={keeper.type} />
        {reported.length > 0 && !isOfPeriod && <Toggle count={reported.length} on={isShown} turn={setShown} />}
      </fieldset>
      <SendBar {...bar} nameOf={names.measure} showVersions={() => leadTo(root.current)} />
      {asking && (
        <OddPanel lines={odd} book={ruleBookOf(catalogue)} catalogue={catalogue} send={send} back={lookAgain} />
      )}
    </form>
  )
}

/** The two versions stand above a long form; what is chosen first has the focus. */
function leadTo(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>('[data-versions] button')?.focus()
}

function NothingDue({ next }: { readonly next: number | null }) {
  const { say, time, date } = useFormsText()
  return (
    <Notice tone="ok">
      {say('form.none')} {next !== null && say('form.nextDue', { when: `${time(next)}, ${date(next)}` })}
    </Notice>
  )
}

function Toggle({
  count,
  on,
  turn,
}: {
  readonly count: number
  readonly on: boolean
  readonly turn: (on: boolean) => void
}) {
  const { say } = useFormsText()
  return (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => turn(target.checked)}
        className="size-[1em] accent-accent"
      />
      {say('form.reported', { count })}
    </label>
  )
}
