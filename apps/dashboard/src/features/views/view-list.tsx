import type { SavedView } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useViewsText } from './messages.ts'
import { removeView, saveView } from './queries.ts'

/** Every saved view; what was removed can be had back. */
export function ViewList({ views }: { readonly views: readonly SavedView[] }) {
  const { say } = useViewsText()
  const cache = useQueryClient()
  const [gone, setGone] = useState<SavedView | null>(null)
  // Not waited for: without a server the list is asked for again for ever.
  const onSettled = () => void cache.invalidateQueries({ queryKey: ['views'] })
  const options = { networkMode: 'always', onSettled } as const
  const removing = useMutation({ ...options, mutationFn: removeView, onSuccess: (_, view) => setGone(view) })
  const undoing = useMutation({ ...options, mutationFn: saveView, onSuccess: () => setGone(null) })
  const undo = (view: SavedView) => (
    <Button busy={undoing.isPending} onPress={() => undoing.mutate(view)}>
      {say('undo')}
    </Button>
  )
  return (
    <>
      {gone !== null && <Notice aside={undo(gone)}>{say('removed', { name: gone.name })}</Notice>}
      {(removing.isError || undoing.isError) && <Notice tone="off">{say('failed')}</Notice>}
      {views.length === 0 && <p className="text-text-2">{say('none')}</p>}
      <ul className="flex min-w-0 flex-col gap-2">
        {views.map((view) => (
          <li key={view.id} className="flex min-w-0 items-center gap-3 rounded-card bg-card px-5 py-3">
            <Link to={view.address} className="min-w-0 flex-1">
              <span className="font-semibold underline underline-offset-4">{view.name}</span>
              <span className="block truncate text-text-2">{view.address}</span>
            </Link>
            <Button busy={removing.isPending} onPress={() => removing.mutate(view)}>
              <span aria-hidden>{say('removeShort')}</span>
              <span className="sr-only">{say('remove', { name: view.name })}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
