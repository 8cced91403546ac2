import type { ImportState } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../ui/button.tsx'
import { CancelButton } from './cancel-button.tsx'
import { Failed } from './failed.tsx'
import { useImportsText } from './messages.ts'
import { commit } from './queries.ts'

const PARTS = ['accepted', 'revised', 'unchanged'] as const

/** What storing it would do, and the two ways out: store all of it, or nothing. */
export function Decision({ state, onCancelled }: { readonly state: ImportState; readonly onCancelled: () => void }) {
  const text = useImportsText()
  const { say } = text
  const cache = useQueryClient()
  const storing = useMutation({
    mutationFn: () => commit(state.id),
    networkMode: 'always',
    onSuccess: (stored) => cache.setQueryData(['imports', 'one', stored.id], stored),
    onSettled: () => void cache.invalidateQueries({ queryKey: ['imports'] }),
  })
  const { would } = state
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {would && (
        <div className="rounded-card bg-card px-5 py-4">
          <h3 className="text-text-2">{say('would.title')}</h3>
          <dl className="flex flex-wrap gap-x-10 gap-y-2">
            {PARTS.map((part) => (
              <div key={part} data-would={part} className="flex flex-col-reverse">
                <dt className="text-text-2">{say(`would.${part}`)}</dt>
                <dd className="text-name font-semibold">{text.number(would[part])}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-4">
        {state.state === 'ready' && (
          <Button tone="main" busy={storing.isPending} onPress={() => storing.mutate()}>
            {say('act.commit')}
          </Button>
        )}
        <CancelButton id={state.id} label={say('act.cancel')} onCancelled={onCancelled} />
      </div>
      {storing.isError && <Failed error={storing.error} />}
    </div>
  )
}
