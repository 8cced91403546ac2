import type { WireProof } from '@ioc/contract'
import type { Catalogue, Indicator } from '@ioc/metrics'
import { Link } from 'react-router'
import { Section } from '../../ui/section.tsx'
import { useProofText } from './messages.ts'

/** What the number means, what it rests on and how sure we are of that. */
export function Definition({
  proof,
  indicator,
  catalogue,
}: {
  readonly proof: WireProof
  readonly indicator: Indicator
  readonly catalogue: Catalogue
}) {
  const { say, pick } = useProofText()
  const owner = catalogue.units.find(({ code }) => code === indicator.owner)
  const facts = [
    [say('definition'), pick(proof.definition)],
    [say('basis'), pick(proof.basis)],
    [say('confidence'), say('confidenceOf', { confidence: proof.confidence })],
    [say('owner'), owner === undefined ? indicator.owner : pick(owner.name)],
  ] as const
  return (
    <Section
      title={say('meaning')}
      aside={
        <Link className="underline underline-offset-4" to={`/indicators/${encodeURIComponent(indicator.id)}`}>
          {say('toIndicator')}
        </Link>
      }
    >
      <dl className="grid grid-cols-1 gap-x-6 gap-y-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
        {facts.map(([term, said]) => (
          <div key={term} className="contents">
            <dt className="text-text-2">{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
