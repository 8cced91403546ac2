import type { Meeting, WireCatalogue } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { Section } from '../../ui/section.tsx'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { BeginForm } from './begin-form.tsx'
import { useMeetingText } from './messages.ts'
import { meetingsQuery } from './queries.ts'

/** Every meeting there was, and the way to begin one. */
export function Page({ source, catalogue }: PageProps) {
  const { say } = useMeetingText()
  const query = useQuery(meetingsQuery(source))
  return (
    <div className="flex max-w-[70rem] flex-col gap-6">
      <header className="flex flex-col gap-1">
        <h1 className="text-lead font-semibold">{say('list.title')}</h1>
        <p className="text-text-2">{say('list.lead')}</p>
      </header>
      <BeginForm catalogue={catalogue} />
      <Section title={say('list.earlier')}>
        <Fetched query={query} loading={say('list.loading')} failed={say('list.failed')}>
          {(meetings) =>
            meetings.length === 0 ? (
              <p className="text-text-2">{say('list.empty')}</p>
            ) : (
              <ul className="flex flex-col">
                {meetings.map((meeting) => (
                  <Row key={meeting.id} meeting={meeting} catalogue={catalogue} />
                ))}
              </ul>
            )
          }
        </Fetched>
      </Section>
    </div>
  )
}

function Row({ meeting, catalogue }: { readonly meeting: Meeting; readonly catalogue: WireCatalogue }) {
  const text = useMeetingText()
  const { say } = text
  const names = useMemo(() => namesOf(catalogue, text.pick), [catalogue, text])
  const { id, title, scope, asOf, notes, endedAt } = meeting
  return (
    <li
      data-meeting={id}
      className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-rule py-2.5"
    >
      <div className="min-w-0">
        <Link to={`/meetings/${id}`} className="text-name font-semibold text-accent underline wrap-anywhere">
          {title || say('untitled')}
        </Link>
        <p>
          {names.unit(scope)} · {say('list.frozen', { stamp: text.stamp(asOf) })}
        </p>
      </div>
      <p className="text-text-2">
        {endedAt === null ? (
          <strong className="font-semibold text-text">{say('list.running')}</strong>
        ) : (
          say('list.ended', { stamp: text.stamp(endedAt) })
        )}{' '}
        · {say('list.notes', { count: notes.length })}
      </p>
    </li>
  )
}
