import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { useViewsText } from './messages.ts'
import { saveView } from './queries.ts'

/** Gives an address a name. */
export function SaveForm({ address, saved }: { readonly address: string; readonly saved: () => void }) {
  const { say } = useViewsText()
  const id = useId()
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const saving = useMutation({
    mutationFn: () => saveView({ name: name.trim(), address }),
    networkMode: 'always',
    onSuccess: saved,
    // Not waited for: without a server the list is asked for again for ever.
    onSettled: () => void cache.invalidateQueries({ queryKey: ['views'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!saving.isPending && name.trim() !== '') saving.mutate()
  }
  return (
    <Section title={say('new')}>
      <form onSubmit={submit} className="flex min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-4">
        <div className="flex min-w-0 flex-wrap items-center gap-3">
          <label htmlFor={id}>{say('name')}</label>
          <input
            id={id}
            required
            maxLength={80}
            value={name}
            // The only thing this part of the page is for.
            ref={(input) => input?.focus()}
            onChange={({ target }) => setName(target.value)}
            className="w-80 max-w-full min-w-0 rounded-sm border border-line bg-page px-3 py-1.5 text-text"
          />
          <Button type="submit" tone="main" busy={saving.isPending}>
            {say('save')}
          </Button>
        </div>
        <p className="wrap-anywhere text-text-2">
          {say('address')}: {address}
        </p>
        {saving.isError && <Notice tone="off">{say('failed')}</Notice>}
      </form>
    </Section>
  )
}
