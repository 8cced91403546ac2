import type { LatePart, SourceHealth } from '@ioc/contract'
import { type ReactNode, useMemo } from 'react'
import type { PageProps } from '../page-props.ts'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { moment } from './moment.ts'
import { useSourcesText } from './messages.ts'
import { Pull } from './pull.tsx'
import { Refusals } from './refusals.tsx'
import { Rows } from './source-row.tsx'
import { StateMark } from './state-mark.tsx'
import { useNow } from './use-now.ts'

/** An opened source: what it may report, what it owes, its schedule, and what was refused. */
export function SourceDetail({
  health,
  asOf,
  source,
  catalogue,
}: PageProps & { readonly health: SourceHealth; readonly asOf: number }) {
  const text = useSourcesText()
  const { say } = text
  const names = useMemo(() => namesOf(catalogue, text.pick), [catalogue, text])
  const now = useNow(asOf)
  const { id, kind, measures, units, last, today, week, lateness, pull } = health
  return (
    <div className="flex min-w-0 flex-col gap-4 rounded-card bg-card px-5 py-4">
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <Fact name={say('detail.reports')}>
          {measures ? say('detail.measures', { count: measures.length }) : say('detail.everything')},{' '}
          {units ? say('detail.units', { count: units.length }) : say('detail.allUnits')} · {say(`kind.${kind}`)}
        </Fact>
        <Fact name={say('column.last')}>{last ? moment(text, last.at, now) : say('source.never')}</Fact>
        <Fact name={say('column.today')}>
          <Rows rows={today} />
        </Fact>
        <Fact name={say('column.week')}>
          {say('detail.deliveries', { count: week.deliveries, stored: week.stored, unchanged: week.unchanged })}
          <div>{say('rows.refused', { count: week.refused })}</div>
        </Fact>
        {lateness && (
          <Fact name={say('column.state')}>
            {say('source.owed', { late: lateness.late, missing: lateness.missing, parts: lateness.parts })}
          </Fact>
        )}
        {lateness?.nextDue != null && <Fact name={say('column.nextDue')}>{moment(text, lateness.nextDue, now)}</Fact>}
      </dl>
      {lateness && lateness.worst.length + lateness.registers.length > 0 && (
        <div>
          <h3 className="text-text-2">{say('detail.worst')}</h3>
          <ul className="flex flex-col gap-1">
            {lateness.registers.map(({ register, state, since }) => (
              <Owed key={register} state={state} since={since} now={now} what={names.register(register)} />
            ))}
            {lateness.worst.map(({ measure, unit, ...owed }) => (
              <Owed
                key={`${measure} ${unit}`}
                {...owed}
                now={now}
                what={`${names.unit(unit)} – ${names.measure(measure)}`}
              />
            ))}
          </ul>
        </div>
      )}
      {pull && <Pull id={id} pull={pull} now={now} />}
      <Refusals id={id} now={now} source={source} names={names} />
    </div>
  )
}

function Owed({
  state,
  since,
  what,
  now,
}: Pick<LatePart, 'state' | 'since'> & { readonly what: string; readonly now: number }) {
  const text = useSourcesText()
  const { say } = text
  return (
    <li className="flex flex-wrap gap-x-4">
      <StateMark state={state} word={say(state === 'unknown' ? 'part.unknown' : `state.${state}`)} />
      <span className="min-w-0 wrap-anywhere">{what}</span>
      {since !== null && (
        <span className="text-text-2">{say('source.since', { since: moment(text, since, now) })}</span>
      )}
    </li>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-text-2">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
