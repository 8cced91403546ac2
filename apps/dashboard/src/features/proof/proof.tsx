import { fromWire, type WireCatalogue, type WireProof } from '@ioc/contract'
import { type Catalogue, type Indicator, publishedOf } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { HttpFailure } from '../../data/http.ts'
import type { Source } from '../../data/queries.ts'
import { Notice } from '../../ui/notice.tsx'
import type { ProofRef } from '../../ui/proof-ref.ts'
import { Section } from '../../ui/section.tsx'
import { valueWords } from '../../widgets/cell-words.ts'
import { usePublishedText } from '../../widgets/published/messages.ts'
import { PublishedList } from '../../widgets/published/published-list.tsx'
import { Fetched } from '../fetched.tsx'
import { Definition } from './definition.tsx'
import { useProofText } from './messages.ts'
import { NotYetCounted } from './not-yet-counted.tsx'
import { NumberHead } from './number-head.tsx'
import { PartSection } from './part-section.tsx'
import { proofQuery } from './queries.ts'
import { Reach } from './reach.tsx'

/** A number taken apart: value, numerator and denominator, the readings under them, and the way to this very page. */
export function Proof({
  source,
  catalogue: wire,
  of,
}: {
  readonly source: Source
  readonly catalogue: WireCatalogue
  readonly of: ProofRef
}) {
  const { say } = useProofText()
  const catalogue = useMemo(() => fromWire(wire), [wire])
  const query = useQuery(proofQuery(source, of))
  const indicator = catalogue.indicators.get(of.indicator)
  const isUnknown = query.failureReason instanceof HttpFailure && query.failureReason.status === 404
  if (indicator === undefined || isUnknown) return <Notice tone="off">{say('unknown')}</Notice>
  return (
    <Fetched query={query} loading={say('loading')} failed={say('failed')}>
      {(proof) => <Apart proof={proof} catalogue={catalogue} indicator={indicator} publicUrl={wire.publicUrl} />}
    </Fetched>
  )
}

function Apart({
  proof,
  catalogue,
  indicator,
  publicUrl,
}: {
  readonly proof: WireProof
  readonly catalogue: Catalogue
  readonly indicator: Indicator
  readonly publicUrl: string | null
}) {
  return (
    <>
      <NumberHead proof={proof} catalogue={catalogue} indicator={indicator} />
      <Published proof={proof} catalogue={catalogue} indicator={indicator} />
      {proof.parts.map((part) => (
        <PartSection
          key={`${part.role} ${part.measure}`}
          part={part}
          catalogue={catalogue}
          isOnly={proof.parts.length === 1}
        />
      ))}
      <NotYetCounted waiting={proof.waiting} catalogue={catalogue} />
      <Definition proof={proof} indicator={indicator} catalogue={catalogue} />
      <Reach proof={proof} publicUrl={publicUrl} />
    </>
  )
}

/** What was published of this very number, beside it and never in it; nothing where nothing was. */
function Published({
  proof,
  catalogue,
  indicator,
}: {
  readonly proof: WireProof
  readonly catalogue: Catalogue
  readonly indicator: Indicator
}) {
  const text = usePublishedText()
  const figures = publishedOf(catalogue.published, indicator.id, proof.unit)
  if (figures.length === 0) return null
  const { value } = proof.cell
  return (
    <Section title={text.say('title')}>
      <PublishedList figures={figures} ours={value === null ? '–' : valueWords(text, catalogue, indicator, value)} />
    </Section>
  )
}
