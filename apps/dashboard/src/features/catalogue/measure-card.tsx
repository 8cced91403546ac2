import type { WireCatalogue } from '@ioc/contract'
import { Link } from 'react-router'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { Fact, Facts } from './fact.tsx'
import { useCatalogueText } from './messages.ts'
import type { MeasureUse } from './parts.ts'

/** One measure: how and where it is counted, and the indicators made of it. */
export function MeasureCard({
  use: { measure, indicators },
  wire,
}: {
  readonly use: MeasureUse
  readonly wire: WireCatalogue
}) {
  const { say, pick } = useCatalogueText()
  const { id, name, kind, cadence, levels, counting } = measure
  return (
    <li data-measure={id} className="flex min-w-0 flex-col gap-2 rounded-card bg-card px-5 py-4">
      <h3>
        <span className="font-semibold">{pick(name)}</span>
        <span className="block wrap-anywhere text-text-2">{id}</span>
      </h3>
      <Facts>
        <Fact term={say('kind')}>{say(`kind.${kind}`)}</Fact>
        <Fact term={say('cadence')}>{say(`cadence.${cadence.every}`)}</Fact>
        <Fact term={say('levels')}>{levels.map((level) => say(`level.${level}`)).join(', ')}</Fact>
        {counting !== undefined && (
          <Fact term={say('countedFrom')}>{namesOf(wire, pick).register(counting.register)}</Fact>
        )}
        <Fact term={say('usedBy')}>
          {indicators.length === 0 && '–'}
          {indicators.map((one) => (
            <Link
              key={one.id}
              to={`/indicators/${encodeURIComponent(one.id)}`}
              className="block min-h-[24px] underline decoration-line underline-offset-4 hover:decoration-accent"
            >
              {pick(one.short)}
            </Link>
          ))}
        </Fact>
      </Facts>
    </li>
  )
}
