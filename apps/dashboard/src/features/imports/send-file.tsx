import type { ImportState } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Failed } from './failed.tsx'
import { FileField } from './file-field.tsx'
import { useImportsText } from './messages.ts'
import { send } from './queries.ts'

/** Sends a file and says how that goes. With an `id` it takes the place of that import's file. */
export function SendFile({
  id,
  label,
  onSent,
}: {
  readonly id: string | null
  readonly label: string
  readonly onSent?: (state: ImportState) => void
}) {
  const { say } = useImportsText()
  const cache = useQueryClient()
  const stop = useRef(new AbortController())
  const [several, setSeveral] = useState(false)
  const sending = useMutation({
    mutationFn: (file: File) => send(file, stop.current.signal, id),
    networkMode: 'always',
    onSuccess: (state) => {
      cache.setQueryData(['imports', 'one', state.id], state)
      onSent?.(state)
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: ['imports'] }),
  })
  const take = (files: readonly File[]) => {
    setSeveral(files.length > 1)
    const [file] = files
    if (!file || files.length > 1 || sending.isPending) return
    stop.current = new AbortController()
    sending.mutate(file)
  }
  const halt = () => {
    stop.current.abort()
    sending.reset()
  }
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <FileField label={label} busy={sending.isPending} take={take} />
      {sending.isPending && (
        <div className="flex flex-wrap items-center gap-4">
          <span role="status" className="min-w-0 wrap-anywhere">
            {say('send.sending', { name: sending.variables.name })}
          </span>
          <Button onPress={halt}>{say('send.stop')}</Button>
        </div>
      )}
      {several && <p role="alert">{say('send.one')}</p>}
      {sending.isError && <Failed error={sending.error} />}
    </div>
  )
}
