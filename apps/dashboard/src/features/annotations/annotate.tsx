import { useQuery } from '@tanstack/react-query'
import { Section } from '../../ui/section.tsx'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { AnnotationForm } from './annotation-form.tsx'
import { AnnotationList } from './annotation-list.tsx'
import { useAnnotationsText } from './messages.ts'
import { type AnnotatedThing, annotationsQuery } from './queries.ts'

interface AnnotateProps extends PageProps, AnnotatedThing {
  /** Only remarks that touch these days are listed; all unless given. Written `YYYY-MM-DD`. */
  readonly within?: { readonly from: string; readonly to: string }
}

/** The remarks on an indicator, a unit, or one of the other, and a form for one more. At least one of the two is given. */
export function Annotate({ source, catalogue, indicator, unit, within }: AnnotateProps) {
  const { say } = useAnnotationsText()
  const query = useQuery(annotationsQuery(source, { indicator, unit }))
  return (
    <Section title={say('title')}>
      <p className="max-w-[90ch] text-text-2">{say('lead')}</p>
      <Fetched query={query} loading={say('loading')} failed={say('notOpened')}>
        {(annotations) => (
          <AnnotationList
            annotations={annotations.filter(({ from, to }) => !within || (from <= within.to && to >= within.from))}
            catalogue={catalogue}
          />
        )}
      </Fetched>
      <AnnotationForm source={source} catalogue={catalogue} indicator={indicator} unit={unit} />
    </Section>
  )
}
