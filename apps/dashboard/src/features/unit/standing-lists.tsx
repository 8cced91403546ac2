import { Link } from 'react-router'
import { distanceOf } from '../../widgets/cell-words.ts'
import { ProvedFigure } from '../../widgets/figure.tsx'
import { type About, indicatorPath } from './about.ts'
import { useUnitText } from './messages.ts'
import type { Compared, Standing } from './standing.ts'

const MOST = 5

/** Strengths and gaps side by side, each with what it was held against, and of how many numbers. */
export function StandingLists({
  about,
  standing,
  reference,
}: {
  readonly about: About
  readonly standing: Standing
  /** What a number was held against, in words. */
  readonly reference: (compared: Compared) => string
}) {
  const { say } = useUnitText()
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 sm:grid-cols-2">
        {(['strengths', 'gaps'] as const).map((kind) => (
          <div key={kind} data-standing={kind} className="min-w-0 rounded-card bg-card px-5 py-4">
            <h3 className="text-text-2">{say(kind)}</h3>
            {standing[kind].length === 0 && <p className="py-1.5">{say(`${kind}.none`)}</p>}
            <ul className="empty:hidden">
              {standing[kind].slice(0, MOST).map((one) => (
                <Row key={one.indicator.id} about={about} one={one} reference={reference(one)} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <p className="text-text-2">{say('compared', { count: standing.compared })}</p>
    </>
  )
}

function Row({
  about: { catalogue, unit },
  one,
  reference,
}: {
  readonly about: About
  readonly one: Compared
  readonly reference: string
}) {
  const text = useUnitText()
  const { indicator, cell, better } = one
  const gap = distanceOf(text, catalogue, indicator, better)
  return (
    <li className="border-t border-rule py-2 first:border-t-0">
      <p className="flex items-baseline justify-between gap-3">
        <Link to={indicatorPath(indicator.id, unit.code)} className="min-w-0 hover:underline">
          {text.pick(indicator.short)}
        </Link>
        <ProvedFigure
          catalogue={catalogue}
          indicator={indicator}
          unit={unit}
          value={cell.value}
          cell={cell}
          className="font-semibold"
        />
      </p>
      <p className="text-text-2">
        {reference} · {text.say(better > 0 ? 'better' : 'worse', { gap })}
      </p>
    </li>
  )
}
