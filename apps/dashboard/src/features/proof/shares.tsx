import type { Catalogue } from '@ioc/metrics'
import { useProofText } from './messages.ts'
import type { UnitShare } from './parts.ts'

/** Who gave how much to a part, as a list with bars. */
export function Shares({
  shares,
  total,
  digits,
  catalogue,
}: {
  readonly shares: readonly UnitShare[]
  readonly total: number | null
  readonly digits: number
  readonly catalogue: Catalogue
}) {
  const text = useProofText()
  const most = Math.max(...shares.map(({ sum }) => Math.abs(sum)), 1)
  const nameOf = (code: string) => {
    const unit = catalogue.units.find((known) => known.code === code)
    return unit === undefined ? code : text.pick(unit.name)
  }
  return (
    <ul aria-label={text.say('shares')} className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-1 sm:grid-cols-2">
      {shares.map(({ unit, sum }) => (
        <li key={unit} className="grid grid-cols-[minmax(0,1fr)_4rem_5rem] items-center gap-3">
          <span className="truncate">{nameOf(unit)}</span>
          <span aria-hidden className="h-[0.4rem] rounded-full bg-rule">
            <span className="block h-full rounded-full bg-line" style={{ width: `${(Math.abs(sum) / most) * 100}%` }} />
          </span>
          <span className="text-right" title={shareOf(text, sum, total)}>
            {text.number(sum, digits)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function shareOf(text: Pick<ReturnType<typeof useProofText>, 'number'>, sum: number, total: number | null): string {
  return total === null || total === 0 ? '' : `${text.number((sum / total) * 100, 1)}%`
}
