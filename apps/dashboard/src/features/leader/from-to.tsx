import type { Indicator } from '@ioc/metrics'
import type { DistrictView } from '../../widgets/view.ts'
import { Figure } from '../../widgets/figure.tsx'
import { useLeaderText } from './messages.ts'
import type { Visit } from './visits.ts'

/** A value as it was at a visit, and as it is: each opens its own proof. */
export function FromTo({
  view,
  indicator,
  unit,
  before,
  now,
  visit,
}: {
  readonly view: DistrictView
  readonly indicator: Indicator
  readonly unit: string
  readonly before: number | null
  readonly now: number | null
  readonly visit: Visit
}) {
  const text = useLeaderText()
  const then = { asOf: visit.at, knownSeq: visit.knownSeq }
  const name = text.say('changes.then', { name: text.pick(indicator.short) })
  return (
    <span className="sm:whitespace-nowrap">
      <Figure view={view} indicator={indicator} unit={unit} value={before} then={then} name={name} isBare />
      <span aria-hidden> → </span>
      <Figure view={view} indicator={indicator} unit={unit} value={now} className="font-semibold" />
    </span>
  )
}
