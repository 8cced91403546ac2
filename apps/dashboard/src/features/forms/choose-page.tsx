import { dayOf, levelOf, type Unit } from '@ioc/metrics'
import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { plain } from '../../i18n/plain.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import type { PageProps } from '../page-props.ts'
import { useFormsText } from './messages.ts'

const FIELD = 'rounded-sm border border-line bg-page px-3 py-1.5 text-text'

/** Whose form to open; or a receipt by its number. */
export function Page({ source, catalogue }: PageProps) {
  const { say, pick } = useFormsText()
  const [words, setWords] = useState('')
  const id = useId()
  const [today] = useState(() => dayOf(source.clock.now() ?? Date.now(), catalogue.utcOffsetMinutes))
  const found = catalogue.units.filter(
    (unit) =>
      unit.validFrom <= today &&
      (unit.validTo === null || today < unit.validTo) &&
      (plain(pick(unit.name)).includes(plain(words.trim())) || unit.code.startsWith(words.trim())),
  )
  const groups = Map.groupBy(found, ({ kind }) => (levelOf(kind) === 'commune' ? 'commune' : 'other'))
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-lead font-semibold">{say('choose.title')}</h1>
        <p className="text-text-2">{say('choose.lead')}</p>
      </header>
      <label htmlFor={id} className="flex flex-wrap items-center gap-2 text-text-2">
        {say('choose.find')}
        <input
          id={id}
          type="search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
          className={`w-56 ${FIELD}`}
        />
      </label>
      {found.length === 0 && <p role="status">{say('choose.none')}</p>}
      {(['commune', 'other'] as const).map((level) => (
        <Units key={level} title={say(`choose.level.${level}`)} units={groups.get(level) ?? []} />
      ))}
      <OpenReceipt />
    </>
  )
}

function Units({ title, units }: { readonly title: string; readonly units: readonly Unit[] }) {
  const { pick } = useFormsText()
  if (units.length === 0) return null
  return (
    <Section title={title}>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
        {units.map(({ code, name }) => (
          <li key={code}>
            <Link
              to={`/forms/${encodeURIComponent(code)}`}
              className="flex h-full justify-between gap-3 rounded-sm bg-card px-4 py-2 hover:bg-raised"
            >
              <span className="min-w-0 wrap-anywhere">{pick(name)}</span>
              <span className="text-text-2">{code}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OpenReceipt() {
  const { say } = useFormsText()
  const [number, setNumber] = useState('')
  const go = useNavigate()
  const id = useId()
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (number.trim() !== '') void go(`/forms/receipts/${encodeURIComponent(number.trim())}`)
      }}
    >
      <label htmlFor={id} className="text-text-2">
        {say('choose.receipt')}
      </label>
      <input
        id={id}
        value={number}
        placeholder="7K3M-9QXA-P2"
        maxLength={20}
        onChange={({ target }) => setNumber(target.value)}
        className={`w-56 placeholder:text-text-2 ${FIELD}`}
      />
      <Button type="submit">{say('choose.open')}</Button>
    </form>
  )
}
