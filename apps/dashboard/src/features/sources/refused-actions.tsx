import type { SourceRefusal } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { HttpFailure } from '../../data/http.ts'
import { Button } from '../../ui/button.tsx'
import { useSourcesText } from './messages.ts'
import { handleRefusal } from './queries.ts'

/** What can be done about a delivery that nobody has looked after. */
export function RefusedActions({
  source,
  refusal,
  when,
}: {
  readonly source: string
  readonly refusal: SourceRefusal
  readonly when: string
}) {
  const { say } = useSourcesText()
  const cache = useQueryClient()
  const acting = useMutation({
    mutationFn: (what: 'retry' | 'dismiss') => handleRefusal(source, refusal.id, what),
    networkMode: 'always',
    onSettled: () => void cache.invalidateQueries({ queryKey: ['sources'] }),
  })
  const whole = refusal.complete && refusal.rows.every(({ exact }) => exact)
  const conflict = acting.error instanceof HttpFailure && acting.error.status === 409
  return (
    <>
      {whole && (
        <Button tone="main" busy={acting.isPending} onPress={() => acting.mutate('retry')}>
          {say('refusal.retry')}
          <span className="sr-only">, {when}</span>
        </Button>
      )}
      <Button busy={acting.isPending} onPress={() => acting.mutate('dismiss')}>
        {say('refusal.dismiss')}
        <span className="sr-only">, {when}</span>
      </Button>
      {!whole && <span className="text-text-2">{say('refusal.cannot')}</span>}
      <span role="status" className="text-off">
        {acting.isError && say(conflict ? 'refusal.taken' : 'refusal.failed')}
      </span>
    </>
  )
}
