import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/waiting.tsx'

/** What was fetched, or that it is being fetched, or that it cannot be. What was there stays, and says how old it is. */
export function Fetched<Body>({
  query,
  loading,
  failed,
  children,
}: {
  readonly query: UseQueryResult<Body>
  readonly loading: string
  readonly failed: string
  readonly children: (body: Body) => ReactNode
}) {
  const text = useText()
  // It is tried again for ever, so it is never an error at last: what failed so far is what there is to say.
  const { data, failureCount, refetch, dataUpdatedAt } = query
  const failing = failureCount > 0
  const again = <Button onPress={() => void refetch()}>{text.t('desk.again')}</Button>
  if (data === undefined) {
    if (!failing) return <Waiting>{loading}</Waiting>
    return (
      <Notice tone="off" aside={again}>
        {failed}
      </Notice>
    )
  }
  return (
    <>
      {failing && (
        <Notice tone="watch" aside={again}>
          {text.t('desk.stale', { time: text.time(dataUpdatedAt) })}
        </Notice>
      )}
      {children(data)}
    </>
  )
}
