import type { MeetingAddendum } from '@ioc/contract'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import type { HeldMeeting } from './held.ts'
import { useMeetingText } from './messages.ts'
import { useAdding } from './use-adding.ts'

/** What the server takes of one addendum. */
const ROOM = 4_000

/** What was put right after the meeting was closed, each with its date, and the way to add to it. */
export function Addenda({ held }: { readonly held: HeldMeeting }) {
  const { say } = useMeetingText()
  const id = useId()
  const [typed, setTyped] = useState('')
  const { add, trouble, busy } = useAdding(held)

  async function send(event: FormEvent) {
    event.preventDefault()
    const text = typed.trim()
    if (text !== '' && !busy && (await add(text))) setTyped('')
  }

  return (
    <Section title={say('add.title')}>
      <AddendumList addenda={held.meeting.addenda} />
      <form onSubmit={(event) => void send(event)} className="flex flex-col items-start gap-2 pt-2">
        <label htmlFor={id} className="text-text-2">
          {say('add.hint')}
        </label>
        <textarea
          id={id}
          value={typed}
          maxLength={ROOM}
          rows={2}
          aria-invalid={trouble === 'personal'}
          aria-describedby={`${id}-trouble`}
          onChange={({ target }) => setTyped(target.value)}
          className="field-sizing-content min-h-16 w-full resize-y rounded-sm border border-line bg-page px-3 py-2 text-name text-text aria-invalid:border-watch"
        />
        <p id={`${id}-trouble`} role="alert" className="font-semibold empty:hidden">
          {trouble !== null && say(`add.${trouble}`)}
        </p>
        <Button type="submit" busy={busy}>
          {say('add.press')}
        </Button>
      </form>
    </Section>
  )
}

/** Each with when it was written; nothing where there are none. */
export function AddendumList({ addenda }: { readonly addenda: readonly MeetingAddendum[] }) {
  const text = useMeetingText()
  if (addenda.length === 0) return null
  return (
    <ol className="flex flex-col">
      {addenda.map(({ at, text: words }, place) => (
        // They are only ever added to: a place is for good.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={place} data-addendum className="border-t border-rule py-2">
          <p className="text-text-2">{text.say('add.at', { stamp: text.stamp(at) })}</p>
          <p className="text-name whitespace-pre-wrap wrap-anywhere">{words}</p>
        </li>
      ))}
    </ol>
  )
}
