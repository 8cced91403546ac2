import type { Catalogue, ExplainedIndicator } from '@ioc/metrics'
import type { ReactNode } from 'react'
import { useProofText } from './messages.ts'

const NO_MORE: readonly never[] = []

/** What an indicator means, what it rests on and how sure we are of that; `more` stands after it. */
export function DefinitionFacts({
  of,
  owner: code,
  catalogue,
  more = NO_MORE,
}: {
  readonly of: Pick<ExplainedIndicator, 'definition' | 'basis'> & { readonly confidence: string }
  /** Code of the agency that answers for it. */
  readonly owner: string
  readonly catalogue: Catalogue
  readonly more?: readonly (readonly [term: string, said: ReactNode])[]
}) {
  const { say, pick } = useProofText()
  const owner = catalogue.units.find((unit) => unit.code === code)
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say('definition'), pick(of.definition)],
    [say('basis'), pick(of.basis)],
    [say('confidence'), say('confidenceOf', { confidence: of.confidence })],
    [say('owner'), owner === undefined ? code : pick(owner.name)],
    ...more,
  ]
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
      {facts.map(([term, said]) => (
        <div key={term} className="contents">
          <dt className="text-text-2">{term}</dt>
          <dd className="min-w-0">{said}</dd>
        </div>
      ))}
    </dl>
  )
}
