import type { ImportState } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../ui/button.tsx'
import { Failed } from './failed.tsx'
import { useImportsText } from './messages.ts'
import { choose } from './queries.ts'

/** Where nothing stands in the way but figures that contradict others: whoever keeps the file may stand by them. */
export function StandBy({ state }: { readonly state: ImportState }) {
  const { say } = useImportsText()
  const cache = useQueryClient()
  const standing = useMutation({
    mutationFn: () => choose(state.id, { ...state.choices, implausible: 'mark' }),
    networkMode: 'always',
    onSuccess: (next) => cache.setQueryData(['imports', 'one', next.id], next),
    onSettled: () => void cache.invalidateQueries({ queryKey: ['imports'] }),
  })
  if (state.state !== 'refused' || !state.problems.every(({ code }) => code === 'implausible')) return null
  return (
    <div data-stand-by className="flex min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-4">
      <p>{say('implausible.ask')}</p>
      <div>
        <Button busy={standing.isPending} onPress={() => standing.mutate()}>
          {say('implausible.stand')}
        </Button>
      </div>
      {standing.isError && <Failed error={standing.error} />}
    </div>
  )
}
