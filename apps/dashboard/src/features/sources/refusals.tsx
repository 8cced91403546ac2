import { useQuery } from '@tanstack/react-query'
import type { Source } from '../../data/queries.ts'
import type { Names } from '../../i18n/catalogue-names.ts'
import { Fetched } from '../fetched.tsx'
import { useSourcesText } from './messages.ts'
import { refusalsQuery } from './queries.ts'
import { Refused } from './refused.tsx'

/** The last refused deliveries of a source, newest first. */
export function Refusals({
  id,
  now,
  source,
  names,
}: {
  readonly id: string
  readonly now: number
  readonly source: Source
  readonly names: Names
}) {
  const { say } = useSourcesText()
  const query = useQuery(refusalsQuery(source, id))
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <h3 className="text-text-2">{say('refusals.title')}</h3>
      <Fetched query={query} loading={say('refusals.loading')} failed={say('refusals.failed')}>
        {(refusals) =>
          refusals.length === 0 ? (
            <p>{say('refusals.none')}</p>
          ) : (
            <ul className="flex flex-col gap-3">
              {refusals.map((refusal) => (
                <Refused key={refusal.id} source={id} refusal={refusal} now={now} names={names} />
              ))}
            </ul>
          )
        }
      </Fetched>
    </div>
  )
}
