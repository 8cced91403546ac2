import type { WireProof } from '@ioc/contract'
import type { Catalogue, Indicator } from '@ioc/metrics'
import { Link } from 'react-router'
import { Section } from '../../ui/section.tsx'
import { DefinitionFacts } from './definition-facts.tsx'
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
  const { say } = useProofText()
  return (
    <Section
      title={say('meaning')}
      aside={
        <Link className="underline underline-offset-4" to={`/indicators/${encodeURIComponent(indicator.id)}`}>
          {say('toIndicator')}
        </Link>
      }
    >
      <DefinitionFacts of={proof} owner={indicator.owner} catalogue={catalogue} />
    </Section>
  )
}
