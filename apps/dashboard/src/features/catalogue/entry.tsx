import type { WireCatalogue } from '@ioc/contract'
import type { ExplainedIndicator, Indicator } from '@ioc/metrics'
import { Link } from 'react-router'
import { ProofLink } from '../../ui/proof-link.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { markOf, valueWords } from '../../widgets/cell-words.ts'
import type { DistrictView } from '../../widgets/view.ts'
import { cadenceOf } from './entries.ts'
import { Fact, Facts } from './fact.tsx'
import { useCatalogueText } from './messages.ts'

/** One indicator: its name leads to its page, its number to its proof. */
export function Entry({
  indicator,
  wire,
  view,
}: {
  readonly indicator: ExplainedIndicator
  readonly wire: WireCatalogue
  readonly view: DistrictView | null
}) {
  const { say, pick } = useCatalogueText()
  const owner = wire.units.find(({ code }) => code === indicator.owner)
  const cadence = cadenceOf(indicator, wire)
  return (
    <li data-indicator={indicator.id} className="flex min-w-0 flex-col gap-2 rounded-card bg-card px-5 py-4">
      <h3>
        <Link
          to={`/indicators/${encodeURIComponent(indicator.id)}`}
          className="font-semibold underline decoration-line underline-offset-4 hover:decoration-accent"
        >
          {pick(indicator.name)}
        </Link>
        <span className="block wrap-anywhere text-text-2">{indicator.id}</span>
      </h3>
      {view !== null && <Now indicator={indicator} view={view} />}
      <Facts>
        <Fact term={say('cadence')}>{say(`cadence.${cadence ?? 'none'}`)}</Fact>
        <Fact term={say('owner')}>{owner === undefined ? indicator.owner : pick(owner.name)}</Fact>
        <Fact term={say('basis')}>{pick(indicator.basis)}</Fact>
        <Fact term={say('confidence')}>
          <span className="mr-2 inline-block rounded-sm border border-line px-1.5">{indicator.confidence}</span>
          {say(`confidence.${indicator.confidence}`)}
        </Fact>
      </Facts>
    </li>
  )
}

function Now({ indicator, view }: { readonly indicator: Indicator; readonly view: DistrictView }) {
  const text = useCatalogueText()
  const cell = view.cellOf(indicator.id)
  const mark = markOf(indicator, cell)
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span className="sr-only">{text.say('now')}:</span>
      <Value indicator={indicator} view={view} value={cell?.value ?? null} />
      <span className="flex items-center gap-2 text-text-2">
        <StatusMark mark={mark} />
        {text.t(`status.${mark}`)}
      </span>
    </p>
  )
}

function Value({
  indicator,
  view: { catalogue, scope },
  value,
}: {
  readonly indicator: Indicator
  readonly view: DistrictView
  readonly value: number | null
}) {
  const text = useCatalogueText()
  if (value === null) return <span>–</span>
  const said = valueWords(text, catalogue, indicator, Number(value.toFixed(indicator.digits)))
  const label = `${text.pick(indicator.name)}: ${said}`
  return (
    <ProofLink of={{ indicator: indicator.id, unit: scope.code }} label={label} className="text-name font-semibold">
      {said}
    </ProofLink>
  )
}
