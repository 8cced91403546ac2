import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../ui/button.tsx'
import { Failed } from './failed.tsx'
import { cancel } from './queries.ts'

/** Throws a file away that was not stored. */
export function CancelButton({
  id,
  label,
  onCancelled,
}: {
  readonly id: string
  readonly label: string
  readonly onCancelled: () => void
}) {
  const cache = useQueryClient()
  const cancelling = useMutation({
    mutationFn: () => cancel(id),
    networkMode: 'always',
    onSuccess: onCancelled,
    onSettled: () => void cache.invalidateQueries({ queryKey: ['imports', 'list'] }),
  })
  return (
    <div className="flex flex-wrap items-center gap-4">
      <Button tone="danger" busy={cancelling.isPending} onPress={() => cancelling.mutate()}>
        {label}
      </Button>
      {cancelling.isError && <Failed error={cancelling.error} />}
    </div>
  )
}
