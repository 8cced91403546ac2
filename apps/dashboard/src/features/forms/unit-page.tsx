import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { HttpFailure } from '../../data/http.ts'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { Notice } from '../../ui/notice.tsx'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { useFormsText } from './messages.ts'
import { PeriodChoice } from './period-choice.tsx'
import { formQuery } from './queries.ts'
import { UnitForm } from './unit-form.tsx'

/** What one unit's clerk has to enter this week. */
export function Page({ source, catalogue }: PageProps) {
  const { unit = '' } = useParams()
  const text = useFormsText()
  const { say } = text
  const names = useMemo(() => namesOf(catalogue, text.pick), [catalogue, text])
  const cache = useQueryClient()
  const [address, setAddress] = useSearchParams()
  const period = address.get('period')
  const asked = formQuery(source, unit, period)
  const query = useQuery(asked)
  const isUnknown = query.error instanceof HttpFailure && query.error.status === 404
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="text-lead font-semibold">{names.unit(unit)}</h1>
        <Link to="/forms" className="text-accent underline">
          {say('form.other')}
        </Link>
        <p className="w-full text-text-2">{say('form.lead')}</p>
      </header>
      {isUnknown ? (
        <Notice tone="off">{say('page.unknown')}</Notice>
      ) : (
        <Fetched query={query} loading={say('page.loading')} failed={say('page.failed')}>
          {(form) => (
            <>
              <PeriodChoice
                catalogue={catalogue}
                unit={unit}
                now={form.asOf}
                chosen={period}
                choose={(next) => setAddress(next === null ? {} : { period: next })}
              />
              <UnitForm
                key={`${unit} ${period}`}
                form={form}
                catalogue={catalogue}
                isOfPeriod={period !== null}
                look={() => cache.fetchQuery({ ...asked, retry: false })}
              />
            </>
          )}
        </Fetched>
      )}
    </>
  )
}
