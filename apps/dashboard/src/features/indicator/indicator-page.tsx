import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Notice } from '../../ui/notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { createView, type DistrictView } from '../../widgets/view.ts'
import { useDistrict } from '../use-district.ts'
import { Choices } from './choices.tsx'
import { CorrectionsSection } from './corrections-section.tsx'
import { Head } from './head.tsx'
import { MapSection } from './map-section.tsx'
import { MeaningSection } from './meaning-section.tsx'
import { useIndicatorText } from './messages.ts'
import { Past } from './past.tsx'
import { PublishedSection } from './published-section.tsx'
import { thenQuery } from './queries.ts'
import { Annotate } from '../annotations/annotate.tsx'
import { RankingSection } from './ranking-section.tsx'
import { RemarksSection } from './remarks-section.tsx'
import { dayIn, scopeOf, type Shown } from './shown.ts'
import { TrendSection } from './trend-section.tsx'
import { UnitsSection } from './units-section.tsx'
import { daysShown } from './use-happened.ts'

/** The page of an indicator that there is, for a unit that there is: live, or as it stood at the time asked for. */
export function IndicatorPage({ shown }: { readonly shown: Shown }) {
  return shown.asked.asOf === null ? <Live shown={shown} /> : <Then shown={shown} />
}

function Live({ shown }: { readonly shown: Shown }) {
  const { wire, catalogue, unit, at } = shown
  const { view, tries } = useDistrict(wire, scopeOf(catalogue, unit, dayIn(catalogue, at)))
  return <Whole shown={shown} view={view} failing={tries > 0} />
}

function Then({ shown }: { readonly shown: Shown }) {
  const { source, catalogue, unit, asked, at } = shown
  const scope = scopeOf(catalogue, unit, dayIn(catalogue, at))
  const query = useQuery(thenQuery(source, scope, { asOf: at, knownAt: asked.knownAt }))
  const { data } = query
  const view = useMemo(() => (data === undefined ? null : createView(catalogue, data)), [catalogue, data])
  return <Whole shown={shown} view={view} failing={query.failureCount > 0} />
}

/** What needs the scope's numbers waits for them; the rest does not. */
function Whole({
  shown,
  view,
  failing,
}: {
  readonly shown: Shown
  readonly view: DistrictView | null
  readonly failing: boolean
}) {
  const { say } = useIndicatorText()
  const withView = view === null ? null : { ...shown, view }
  return (
    <article className="flex min-w-0 flex-col gap-6">
      {shown.asked.asOf !== null && <Past shown={shown} />}
      <Head shown={shown} view={view} />
      <Choices shown={shown} view={view} />
      {view === null && failing && <Notice tone="off">{say('failed')}</Notice>}
      {view === null && !failing && <Waiting>{say('loading')}</Waiting>}
      <TrendSection shown={shown} view={view} />
      {withView !== null && (
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
          <RankingSection shown={withView} />
          <MapSection shown={withView} />
        </div>
      )}
      {withView !== null && <UnitsSection shown={withView} />}
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <MeaningSection shown={shown} />
          <PublishedSection shown={shown} view={view} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {shown.asked.asOf === null ? (
            <Annotate
              source={shown.source}
              catalogue={shown.wire}
              indicator={shown.indicator.id}
              unit={shown.unit.code}
              within={daysShown(shown)}
            />
          ) : (
            <RemarksSection shown={shown} />
          )}
          <CorrectionsSection shown={shown} />
        </div>
      </div>
    </article>
  )
}
