import type { ImportState } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { Notice } from '../../ui/notice.tsx'
import type { PageProps } from '../page-props.ts'
import { Changes } from './changes.tsx'
import { Choices } from './choices.tsx'
import { Columns } from './columns.tsx'
import { Decision } from './decision.tsx'
import { moment } from './moment.ts'
import { useImportsText } from './messages.ts'
import { KeepProfile } from './keep-profile.tsx'
import { MapByHand } from './map-by-hand.tsx'
import { Problems } from './problems.tsx'
import { profilesQuery } from './queries.ts'
import { Remarks } from './remarks.tsx'
import { Rows } from './rows.tsx'
import { SendFile } from './send-file.tsx'
import { StandBy } from './stand-by.tsx'
import { UnderstoodFacts } from './understood-facts.tsx'

/** What a file says, what storing it would do and what stands in the way: all there is to decide by. */
export function Preview({
  state,
  source,
  catalogue,
  onCancelled,
}: PageProps & { readonly state: ImportState; readonly onCancelled: () => void }) {
  const text = useImportsText()
  const { say } = text
  const names = useMemo(() => namesOf(catalogue, text.pick), [catalogue, text])
  const profiles = useQuery(profilesQuery(source)).data ?? []
  const { understood, problemCount, expiresAt } = state
  const ready = state.state === 'ready'
  return (
    <>
      <Notice tone={ready ? 'ok' : 'off'}>
        {ready ? say('verdict.ready') : say('verdict.refused', { count: problemCount })}
        {expiresAt !== null && (
          <div className="text-text-2">{say('import.until', { when: moment(text, expiresAt) })}</div>
        )}
      </Notice>
      <Decision state={state} onCancelled={onCancelled} />
      {problemCount > 0 && <Problems state={state} />}
      {problemCount > 0 && <StandBy state={state} />}
      <Changes changes={state.changes} catalogue={catalogue} names={names} />
      {understood && (
        <>
          <Choices
            key={JSON.stringify(state.choices)}
            state={state}
            understood={understood}
            profiles={profiles}
            units={catalogue.units}
          />
          <UnderstoodFacts
            understood={understood}
            profiles={profiles}
            names={names}
            byHand={state.choices.mapping !== undefined}
            numberWanted={state.problems.some(({ code }) => code === 'undeclared-number')}
          />
          <Columns understood={understood} names={names} />
          {state.choices.mapping !== undefined && <KeepProfile id={state.id} profiles={profiles} />}
          <details data-by-hand className="rounded-card bg-card px-5 py-3">
            <summary className="cursor-pointer font-semibold hover:text-accent">{say('map.title')}</summary>
            <MapByHand
              key={JSON.stringify([state.choices, understood.columns])}
              state={state}
              understood={understood}
              measures={catalogue.measures}
            />
          </details>
          <Rows understood={understood} names={names} />
        </>
      )}
      <Remarks remarks={state.remarks} />
      <SendFile id={state.id} label={say('send.corrected')} />
    </>
  )
}
