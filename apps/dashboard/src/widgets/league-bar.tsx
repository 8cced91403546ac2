import type { Cell } from '@ioc/metrics'
import type { LeagueScale } from './unit-league.ts'

/** A unit's bar from zero, its target across it: all bars of a league end at the same figure. */
export function LeagueBar({
  cell,
  scale,
  faint,
}: {
  readonly cell: Cell
  readonly scale: LeagueScale
  /** It is shown, and says little. */
  readonly faint: boolean
}) {
  const { value, target, status } = cell
  const tone = status === 'off-target' ? 'fill-off' : 'fill-line'
  return (
    <svg aria-hidden className="block h-[1em] w-full overflow-visible" preserveAspectRatio="none" viewBox="0 0 100 18">
      <rect y="3" width="100" height="12" className="fill-raised" />
      {value !== null && (
        <rect y="3" width={scale.place(value)} height="12" className={`${tone} ${faint ? 'opacity-45' : ''}`} />
      )}
      {target !== null && (
        <path
          d={`M${scale.place(target)} -1V19`}
          className="stroke-text [stroke-width:0.22rem]"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}
