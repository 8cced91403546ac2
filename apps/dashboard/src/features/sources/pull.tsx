import type { SourcePull } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../ui/button.tsx'
import { moment } from './moment.ts'
import { useSourcesText } from './messages.ts'
import { pullNow } from './queries.ts'

/** How a pulled source's schedule stands, and the means to pull at once. */
export function Pull({ id, pull, now }: { readonly id: string; readonly pull: SourcePull; readonly now: number }) {
  const text = useSourcesText()
  const { say } = text
  const cache = useQueryClient()
  const pulling = useMutation({
    mutationFn: () => pullNow(id),
    networkMode: 'always',
    onSettled: () => void cache.invalidateQueries({ queryKey: ['sources'] }),
  })
  const { lastSuccess, lastError, nextRun } = pull
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <h3 className="text-text-2">{say('pull.title')}</h3>
      <span>
        {lastSuccess === null
          ? say('pull.neverSuccess')
          : say('pull.success', { when: moment(text, lastSuccess, now) })}
      </span>
      {lastError && (
        <span className="min-w-0 text-off wrap-anywhere">
          {say('pull.error', { when: moment(text, lastError.at, now), detail: lastError.detail })}
        </span>
      )}
      {nextRun !== null && <span>{say('pull.next', { when: moment(text, nextRun, now) })}</span>}
      <Button busy={pulling.isPending} onPress={() => pulling.mutate()}>
        {say('pull.now')}
      </Button>
      <span role="status">
        {pulling.isSuccess && say('pull.done')}
        {pulling.isError && say('pull.failed')}
      </span>
    </div>
  )
}
