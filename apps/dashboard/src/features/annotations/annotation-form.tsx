import { dayOf, formatDay } from '@ioc/metrics'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type HTMLAttributes, type InputHTMLAttributes, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { PageProps } from '../page-props.ts'
import { useAnnotationsText } from './messages.ts'
import { annotate, type AnnotatedThing } from './queries.ts'

const LONGEST = 280

/** One more remark; it begins as one on today. What was typed stays until it is kept. */
export function AnnotationForm({ source, catalogue, indicator, unit }: PageProps & AnnotatedThing) {
  const { say } = useAnnotationsText()
  const [today] = useState(() => formatDay(dayOf(source.clock.now() ?? Date.now(), catalogue.utcOffsetMinutes)))
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(today)
  const [text, setText] = useState('')
  const cache = useQueryClient()
  const making = useMutation({
    mutationFn: () => annotate({ indicator, unit, from, to, text: text.trim() }),
    networkMode: 'always',
    onSuccess: () => setText(''),
    // Not waited for: without a server the list is asked for again for ever.
    onSettled: () => void cache.invalidateQueries({ queryKey: ['annotations'] }),
  })
  const isOrdered = from <= to
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isOrdered && text.trim() !== '' && !making.isPending) making.mutate()
  }
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-4">
      <div className="grid min-w-0 items-end gap-3 sm:grid-cols-[auto_auto_minmax(0,1fr)_auto]">
        <Field label={say('from')} type="date" required value={from} onText={setFrom} />
        <Field label={say('to')} type="date" required value={to} min={from} onText={setTo} />
        <Field
          label={say('text')}
          note={say('left', { count: LONGEST - text.length })}
          required
          maxLength={LONGEST}
          value={text}
          onText={setText}
        />
        <Button type="submit" busy={making.isPending}>
          {say('add')}
        </Button>
      </div>
      {!isOrdered && <p role="alert">{say('order')}</p>}
      {making.isError && <Notice tone="off">{say('failed')}</Notice>}
    </form>
  )
}

function Field({
  label,
  note = '',
  onText,
  ...input
}: {
  readonly label: string
  readonly note?: string
  readonly onText: (text: string) => void
} & Omit<InputHTMLAttributes<HTMLInputElement>, keyof HTMLAttributes<HTMLInputElement>>) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="flex flex-wrap justify-between gap-x-3 text-text-2">
        <label htmlFor={id}>{label}</label>
        <span>{note}</span>
      </span>
      <input
        id={id}
        {...input}
        onChange={({ target }) => onText(target.value)}
        className="w-full min-w-0 rounded-sm border border-line bg-page px-3 py-1.5 text-text"
      />
    </div>
  )
}
