import type { Indicator } from '@ioc/metrics'
import { figureOfCell, wordOfCell } from '../../../widgets/cell-figure.ts'
import { distanceOf } from '../../../widgets/cell-words.ts'
import type { WallView } from '../../../widgets/widget.tsx'
import type { Pull, Pulls } from './component.ts'
import { useComponentText } from './messages.ts'

/** The unit that helps and the unit that drags, each with its value and what it does to the whole. */
export function PullsOf({
  view,
  indicator,
  pulls,
}: {
  readonly view: WallView
  readonly indicator: Indicator
  readonly pulls: Pulls | null
}) {
  const { say } = useComponentText()
  if (pulls === null) return <p className="text-label text-text-2">{say('whole')}</p>
  return (
    <dl className="grid grid-cols-2 gap-x-6 border-t border-rule pt-2 text-label">
      <One view={view} indicator={indicator} kind="helps" pull={pulls.helps} />
      <One view={view} indicator={indicator} kind="drags" pull={pulls.drags} />
    </dl>
  )
}

function One({
  view,
  indicator,
  kind,
  pull,
}: {
  readonly view: WallView
  readonly indicator: Indicator
  readonly kind: 'helps' | 'drags'
  readonly pull: Pull | null
}) {
  const text = useComponentText()
  const word = pull === null ? '' : wordOfCell(text, view.catalogue, indicator, pull.cell)
  return (
    <div data-pull={kind} className="min-w-0">
      <dt className="text-text-2">{text.say(kind)}</dt>
      {pull === null ? (
        <dd>{text.say(kind === 'helps' ? 'noHelp' : 'noDrag')}</dd>
      ) : (
        <dd>
          <p className="flex flex-wrap items-baseline gap-x-3 text-name font-semibold">
            {text.pick(pull.unit.name)}
            <span className="live-value">
              {figureOfCell(text, indicator, pull.cell)}
              {word === '%' ? '%' : ` ${word}`}
            </span>
          </p>
          <p className="live-value text-text-2">
            {text.say(kind === 'helps' ? 'better' : 'worse', {
              gap: distanceOf(text, view.catalogue, indicator, pull.gap),
            })}
          </p>
        </dd>
      )}
    </div>
  )
}
