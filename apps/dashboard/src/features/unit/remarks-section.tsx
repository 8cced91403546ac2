import { useQuery } from '@tanstack/react-query'
import { Section } from '../../ui/section.tsx'
import { Fetched } from '../fetched.tsx'
import { annotationsQuery } from '../indicator/queries.ts'
import { Remarks } from '../indicator/remarks-section.tsx'
import type { About } from './about.ts'
import { useUnitText } from './messages.ts'

/** What people remarked on the unit. */
export function RemarksSection({ about }: { readonly about: About }) {
  const { say } = useUnitText()
  const query = useQuery(annotationsQuery(about.source, { unit: about.unit.code }))
  return (
    <Section title={say('remarks')}>
      <Fetched query={query} loading={say('loading')} failed={say('remarks.failed')}>
        {({ annotations }) =>
          annotations.length === 0 ? (
            <p className="text-text-2">{say('remarks.none')}</p>
          ) : (
            <Remarks of={annotations} catalogue={about.catalogue} />
          )
        }
      </Fetched>
    </Section>
  )
}
