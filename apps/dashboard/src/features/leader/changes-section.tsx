import { useQuery } from '@tanstack/react-query'
import type { Source } from '../../data/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import type { DistrictView } from '../../widgets/view.ts'
import { ChangesList } from './changes-list.tsx'
import { useLeaderText } from './messages.ts'
import { thenQuery } from './queries.ts'
import type { Seen } from './use-visits.ts'

/** What is different from what the reader saw last, until they say that they have seen it. */
export function ChangesSection({
  source,
  view,
  seen,
  isOffline,
  now,
}: {
  readonly source: Source
  readonly view: DistrictView
  readonly seen: Seen
  readonly isOffline: boolean
  readonly now: number
}) {
  const text = useLeaderText()
  const { since } = seen.visits
  const { data, failureCount } = useQuery(thenQuery(source, view.scope.code, since))
  const waiting = failureCount > 0 ? 'changes.failed' : 'changes.loading'
  return (
    <Card title={text.say('changes.title')}>
      {since === null ? (
        <p className="py-2">{text.say('changes.first')}</p>
      ) : (
        <>
          <p className="text-text-2">
            {text.say('changes.since', { stamp: text.stamp(since.at), age: text.age(now - since.at) })}
          </p>
          {data === undefined ? (
            <p className="py-2">{text.say(isOffline ? 'changes.away' : waiting)}</p>
          ) : (
            <ChangesList view={view} before={data} visit={since} />
          )}
        </>
      )}
      {since !== null && <MarkRow seen={seen} />}
    </Card>
  )
}

/** Takes the changes as seen, and back: one button, so that the keyboard keeps its place. */
function MarkRow({ seen: { visits, mark, undo } }: { readonly seen: Seen }) {
  const text = useLeaderText()
  const isMarked = visits.before !== null
  return (
    <div
      role="group"
      aria-label={text.say('changes.title')}
      className="flex flex-row-reverse flex-wrap items-center justify-end gap-3 pt-2"
    >
      <span role="status" className="text-text-2">
        {isMarked ? text.say('changes.marked') : ''}
      </span>
      <Button onPress={isMarked ? undo : mark}>{text.say(isMarked ? 'changes.undo' : 'changes.mark')}</Button>
    </div>
  )
}
