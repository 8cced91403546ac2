import type { Cell, Indicator } from '@ioc/metrics'
import { useText } from '../../../i18n/text.tsx'
import { CrossFade } from '../../../ui/cross-fade.tsx'
import { useNewlyOff } from '../../../ui/newly-off.ts'
import { StaleMark, StatusMark } from '../../../ui/status-mark.tsx'
import { figureOfCell } from '../../../widgets/cell-figure.ts'
import { markOf } from '../../../widgets/cell-words.ts'
import { isCollected } from '../../../widgets/unit-matrix.ts'

/** One cell: shape, colour and figure; a dash where there is no data, nothing at all where it is not collected. */
export function MatrixCell({ indicator, cell }: { readonly indicator: Indicator; readonly cell: Cell | undefined }) {
  const text = useText()
  const newlyOff = useNewlyOff(cell?.status ?? null)
  if (cell === undefined || !isCollected(cell)) {
    return (
      <td className="border-t border-rule">
        <span className="sr-only">{text.t('reason.not-collected-here')}</span>
      </td>
    )
  }
  const mark = markOf(indicator, cell)
  const { state } = cell.freshness
  const stale = cell.value !== null && (state === 'late' || state === 'missing')
  const off = mark === 'off-target'
  return (
    <td
      data-mark={mark}
      className={`relative border-t border-rule px-1 ${off ? 'bg-raised font-semibold' : ''} ${newlyOff ? 'pulse-off' : ''}`}
    >
      {stale && (
        <span role="img" aria-label={text.t(`freshness.${state}`)} className="hatched absolute inset-0 opacity-35" />
      )}
      <span className="relative flex items-center justify-center gap-[0.35em] whitespace-nowrap">
        <StatusMark mark={mark} label={text.t(`status.${mark}`)} />
        <span className="live-value text-right leading-none tall:min-w-[2.7em] tall:text-[max(1.72rem,1.1em)] wall:min-w-[2.7em] wall:text-[max(1.72rem,1.1em)]">
          <CrossFade text={figureOfCell(text, indicator, cell)} />
        </span>
        {/* Upright there is no room for the clock beside the figure: the hatch says it alone. */}
        <span aria-hidden className="tall:hidden wall:w-[1em]">
          {stale && <StaleMark label={text.t(`freshness.${state}`)} />}
        </span>
      </span>
    </td>
  )
}
