import type { ProfileList } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Failed } from './failed.tsx'
import { profileIdOf } from './mapping.ts'
import { useImportsText } from './messages.ts'
import { saveProfile } from './queries.ts'

/** Keeps columns mapped by hand under a name, so that the next such file is known by its headers. */
export function KeepProfile({ id, profiles }: { readonly id: string; readonly profiles: ProfileList }) {
  const { say } = useImportsText()
  const field = useId()
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const keeping = useMutation({
    mutationFn: () => saveProfile(id, { id: profileIdOf(name, profiles), name: name.trim() }),
    networkMode: 'always',
    onSettled: () => void cache.invalidateQueries({ queryKey: ['profiles'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keeping.mutate()
  }
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-col gap-2 rounded-card bg-card px-5 py-4">
      <label htmlFor={field}>{say('map.keep')}</label>
      <div className="flex min-w-0 flex-wrap items-center gap-4">
        <input
          id={field}
          required
          maxLength={120}
          value={name}
          onChange={({ target }) => setName(target.value)}
          className="w-80 max-w-full min-w-0 rounded-sm border border-line bg-page px-3 py-1.5 text-text"
        />
        <Button type="submit" disabled={name.trim() === ''} busy={keeping.isPending}>
          {say('map.keepNow')}
        </Button>
        <span role="status">{keeping.isSuccess && say('map.kept')}</span>
      </div>
      {keeping.isError && <Failed error={keeping.error} />}
    </form>
  )
}
