import { fromWire, type Meeting } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { Notice } from '../../ui/notice.tsx'
import { createView } from '../../widgets/view.ts'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { MeetingView } from './meeting-view.tsx'
import { useMeetingText } from './messages.ts'
import { frozenQuery, isUnknown, meetingQuery } from './queries.ts'

/** One meeting, at an address that shows the same numbers for good. */
export function Page({ source, catalogue }: PageProps) {
  const { meeting: id = '' } = useParams()
  const { say } = useMeetingText()
  const query = useQuery(meetingQuery(source, id))
  if (isUnknown(query.error)) {
    return (
      <Notice
        tone="watch"
        aside={
          <Link to="/meetings" className="text-accent underline">
            {say('back')}
          </Link>
        }
      >
        {say('unknown')}
      </Notice>
    )
  }
  return (
    <Fetched query={query} loading={say('loading')} failed={say('failed')}>
      {(meeting) => <Held key={id} source={source} catalogue={catalogue} meeting={meeting} />}
    </Fetched>
  )
}

function Held({ source, catalogue: wire, meeting }: PageProps & { readonly meeting: Meeting }) {
  const { say } = useMeetingText()
  const catalogue = useMemo(() => fromWire(wire), [wire])
  const query = useQuery(frozenQuery(source, meeting))
  const view = useMemo(() => (query.data ? createView(catalogue, query.data) : null), [catalogue, query.data])
  return (
    <Fetched query={query} loading={say('numbers.loading')} failed={say('numbers.failed')}>
      {() =>
        view === null ? (
          <Notice tone="watch">{say('numbers.gone')}</Notice>
        ) : (
          <MeetingView source={source} catalogue={wire} meeting={meeting} view={view} />
        )
      }
    </Fetched>
  )
}
