import { fromWire, type Meeting } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { Notice } from '../../ui/notice.tsx'
import { exceptionsFrom, exceptionsOf } from '../../widgets/exceptions.ts'
import { createView } from '../../widgets/view.ts'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { MeetingView } from './meeting-view.tsx'
import { useMeetingText } from './messages.ts'
import { frozenQuery, isUnknown, keptQuery, meetingQuery } from './queries.ts'

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

function Held(props: PageProps & { readonly meeting: Meeting }) {
  return props.meeting.kept === null ? <Running {...props} /> : <Closed {...props} />
}

/** By the catalogue of now, the numbers asked for as of then. */
function Running({ source, catalogue: wire, meeting }: PageProps & { readonly meeting: Meeting }) {
  const { say } = useMeetingText()
  const catalogue = useMemo(() => fromWire(wire), [wire])
  const query = useQuery(frozenQuery(source, meeting))
  const view = useMemo(() => (query.data ? createView(catalogue, query.data) : null), [catalogue, query.data])
  const exceptions = useMemo(() => (view ? exceptionsOf(view) : []), [view])
  const isSample = wire.demonstration
  return (
    <Fetched query={query} loading={say('numbers.loading')} failed={say('numbers.failed')}>
      {() =>
        view === null ? (
          <Notice tone="watch">{say('numbers.gone')}</Notice>
        ) : (
          <MeetingView {...{ source, catalogue: wire, meeting, view, exceptions, isSample }} />
        )
      }
    </Fetched>
  )
}

/** By what was kept when it was closed, the list of issues too. */
function Closed({ source, catalogue, meeting }: PageProps & { readonly meeting: Meeting }) {
  const { say } = useMeetingText()
  const query = useQuery(keptQuery(source, meeting))
  const { data } = query
  const view = useMemo(() => (data ? createView(fromWire(data.catalogue), data.snapshot) : null), [data])
  const exceptions = useMemo(() => (view && data ? exceptionsFrom(view, data.issues) : []), [view, data])
  const isSample = data?.catalogue.demonstration ?? false
  return (
    <Fetched query={query} loading={say('numbers.loading')} failed={say('numbers.failed')}>
      {() => view !== null && <MeetingView {...{ source, catalogue, meeting, view, exceptions, isSample }} />}
    </Fetched>
  )
}
