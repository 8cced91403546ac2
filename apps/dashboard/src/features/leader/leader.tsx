import type { PageProps } from '../page-props.ts'
import type { DistrictView } from '../../widgets/view.ts'
import { ChangesSection } from './changes-section.tsx'
import { HeadlineLine } from './headline-line.tsx'
import { useLeaderText } from './messages.ts'
import { IssuesSection } from './issues-section.tsx'
import { PartsSection } from './parts-section.tsx'
import { StandingLine } from './standing-line.tsx'
import { useKept } from './use-kept.ts'
import { useStanding } from './use-standing.ts'
import { useMinute } from '../../data/use-tick.tsx'
import { useVisits } from './use-visits.ts'
import { WeekSection } from './week-section.tsx'

/** The whole page for a scope whose numbers are here, live or kept from before. */
export function Leader({ source, catalogue, view }: PageProps & { readonly view: DistrictView }) {
  const text = useLeaderText()
  const { snapshot, scope } = view
  const standing = useStanding(scope.code)
  const now = useMinute()
  const seen = useVisits(scope.code, standing.kind === 'live' ? snapshot.acceptedSeq : null)
  const isOffline = standing.kind === 'offline'
  useKept(catalogue, snapshot, standing.kind === 'live')
  return (
    <div data-link={isOffline ? 'stale' : 'live'} data-seq={snapshot.seq} className="flex flex-col gap-5">
      <StandingLine standing={standing} now={now} />
      <header className="flex flex-col gap-1">
        <p className="text-text-2">
          {text.pick(scope.name)} · {text.date(now)}
        </p>
        <HeadlineLine view={view} />
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <IssuesSection view={view} now={now} />
        <div className="flex min-w-0 flex-col gap-4">
          <ChangesSection source={source} view={view} seen={seen} isOffline={isOffline} now={now} />
          <WeekSection view={view} />
        </div>
      </div>
      <PartsSection view={view} />
    </div>
  )
}
