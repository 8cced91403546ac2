import type { ScreenRecord } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { removeScreen, tellScreen } from './queries.ts'

/** Takes a screen away and, while nobody made another of its name, brings it back as it was. */
export function useRemoving() {
  const cache = useQueryClient()
  // Not waited for: without a server the list is fetched for ever, and this has failed already.
  const refetch = () => void cache.invalidateQueries({ queryKey: ['screens'] })
  const shared = { networkMode: 'always', onSettled: refetch } as const
  const removing = useMutation({ mutationFn: ({ id }: ScreenRecord) => removeScreen(id), ...shared })
  const undoing = useMutation({
    mutationFn: ({ id, ...told }: ScreenRecord) => tellScreen(id, told, 0),
    ...shared,
  })
  return {
    removed: removing.isSuccess ? removing.variables : null,
    restored: undoing.isSuccess ? undoing.variables : null,
    busy: removing.isPending || undoing.isPending,
    failed: removing.isError || undoing.isError,
    remove(record: ScreenRecord) {
      undoing.reset()
      removing.mutate(record)
    },
    undo(record: ScreenRecord) {
      removing.reset()
      undoing.mutate(record)
    },
    forget() {
      removing.reset()
      undoing.reset()
    },
  }
}
