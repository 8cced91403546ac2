import type { Indicator } from '@ioc/metrics'
import { Link } from 'react-router'
import type { DistrictView } from '../../widgets/view.ts'
import { useLeaderText } from './messages.ts'

/** A little taller than its letters, so that a finger finds it (WCAG 2.2, 2.5.8). */
const LOOK = 'inline-block min-h-[24px] rounded-sm hover:underline'

/** An indicator's name, leading to its page. */
export function IndicatorLink({ indicator, className = '' }: { indicator: Indicator; className?: string }) {
  const text = useLeaderText()
  return (
    <Link to={`/indicators/${encodeURIComponent(indicator.id)}`} className={`${LOOK} ${className}`}>
      {text.pick(indicator.short)}
    </Link>
  )
}

/** A unit's name, leading to its page. */
export function UnitLink({ view, code, className = '' }: { view: DistrictView; code: string; className?: string }) {
  const text = useLeaderText()
  const unit = view.unitOf(code)
  return (
    <Link to={`/units/${encodeURIComponent(code)}`} className={`${LOOK} ${className}`}>
      {unit === undefined ? code : text.pick(unit.name)}
    </Link>
  )
}
