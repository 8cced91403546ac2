import { looksPersonal, type WireCatalogue } from '@ioc/contract'
import { dayOf } from '@ioc/metrics'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { HttpFailure } from '../../data/http.ts'
import { useTick } from '../../data/use-tick.tsx'
import { Button } from '../../ui/button.tsx'
import { useMeetingText } from './messages.ts'
import { openMeeting } from './queries.ts'
import { scopesOf } from './scopes.ts'

const FIELD = 'w-full min-w-0 rounded-sm border border-line bg-page px-3 py-2 text-text'

type Trouble = 'personal' | 'failed' | null

/** Freezes the numbers of a scope, and leads to them. */
export function BeginForm({ catalogue }: { readonly catalogue: WireCatalogue }) {
  const { say, pick } = useMeetingText()
  const id = useId()
  const today = useTick(({ now }) => dayOf(now ?? Date.now(), catalogue.utcOffsetMinutes))
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [scope, setScope] = useState(catalogue.defaultScope)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>(null)

  async function begin(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    if (looksPersonal(title)) {
      setTrouble('personal')
      return
    }
    setBusy(true)
    setTrouble(null)
    try {
      const { id: opened } = await openMeeting({ scope, title })
      await navigate(`/meetings/${opened}`)
    } catch (error) {
      setTrouble(error instanceof HttpFailure && error.status === 422 ? 'personal' : 'failed')
    }
    setBusy(false)
  }

  return (
    <form
      aria-label={say('begin.title')}
      onSubmit={(event) => void begin(event)}
      className="grid grid-cols-[minmax(0,1fr)] items-end gap-4 rounded-card bg-card px-5 py-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto]"
    >
      <label htmlFor={`${id}-title`} className="flex min-w-0 flex-col gap-1">
        <span className="text-text-2">{say('begin.name')}</span>
        <input
          id={`${id}-title`}
          value={title}
          maxLength={120}
          autoComplete="off"
          aria-invalid={trouble === 'personal'}
          aria-describedby={`${id}-trouble`}
          onChange={({ target }) => setTitle(target.value)}
          className={FIELD}
        />
      </label>
      <label htmlFor={`${id}-scope`} className="flex min-w-0 flex-col gap-1">
        <span className="text-text-2">{say('begin.scope')}</span>
        <select id={`${id}-scope`} value={scope} onChange={({ target }) => setScope(target.value)} className={FIELD}>
          {scopesOf(catalogue, today).map(({ code, name }) => (
            <option key={code} value={code}>
              {pick(name)}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" tone="main" busy={busy}>
        {say('begin.press')}
      </Button>
      <p id={`${id}-trouble`} role="alert" className="font-semibold empty:hidden sm:col-span-full">
        {trouble !== null && say(`begin.${trouble}`)}
      </p>
    </form>
  )
}
