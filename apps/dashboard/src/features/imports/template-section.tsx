import type { WireCatalogue } from '@ioc/contract'
import { dayOf } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Section } from '../../ui/section.tsx'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { useImportsText } from './messages.ts'
import { profilesQuery } from './queries.ts'
import { TemplateForm } from './template-form.tsx'

/** Workbooks to be filled in and sent back: which table, whose, of what period. */
export function TemplateSection({ source, catalogue }: PageProps) {
  const { say } = useImportsText()
  const query = useQuery(profilesQuery(source))
  const [today] = useState(() => dayOf(source.clock.now() ?? Date.now(), catalogue.utcOffsetMinutes))
  return (
    <Section title={say('template.title')}>
      <p className="max-w-[70ch] text-text-2">{say('template.lead')}</p>
      <Fetched query={query} loading={say('template.loading')} failed={say('template.failed')}>
        {(profiles) => (
          <TemplateForm profiles={profiles} units={unitsOf(catalogue, today)} catalogue={catalogue} today={today} />
        )}
      </Fetched>
    </Section>
  )
}

/** Units of today; whose they were before is a matter of the period, which the server knows. */
const unitsOf = ({ units }: WireCatalogue, today: number) =>
  units.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today < validTo))
