import type { CSSProperties } from 'react'
import { CrossFade } from '../../../ui/cross-fade.tsx'
import { StatusMark } from '../../../ui/status-mark.tsx'
import { Arrow } from '../../../widgets/pipeline.tsx'
import { type Station, waitOf } from '../../../widgets/stations.ts'
import { useStepsText } from './messages.ts'
import type { Share } from './shares.ts'

/** One station, large: what waits, as a figure and as a bar with what of it is overdue; how long; and what was done today. */
export function StationCard({
  station,
  place,
  share,
}: {
  readonly station: Station
  readonly place: number
  readonly share: Share
}) {
  const text = useStepsText()
  const { field, name, figure, isEntry } = station
  return (
    <li
      data-step={field}
      className="relative flex min-h-0 min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-4 tall:grid tall:grid-cols-[15rem_minmax(0,1fr)_minmax(0,22rem)] tall:items-center tall:gap-6"
    >
      {place > 0 && <Arrow className="absolute top-[7.5rem] -left-[1.35rem] hidden h-[2rem] wall:block" />}
      <div className="min-w-0">
        <h3 className="flex gap-2 text-lead font-semibold wall:min-h-[2lh]">
          <span className="text-text-2">{text.number(place + 1)}</span>
          <span className="line-clamp-2 min-w-0 text-balance">{text.pick(name)}</span>
        </h3>
        <p className="live-value text-value font-semibold tracking-tight">
          <CrossFade text={figure === null ? '–' : text.number(figure)} />
        </p>
        <p className="text-name text-text-2">{isEntry ? text.t('pipeline.today') : text.t('pipeline.open')}</p>
      </div>
      <div className="contents wall:flex wall:min-h-0 wall:flex-1 wall:gap-5">
        {isEntry ? <NoBar /> : <Bar share={share} />}
        <Facts station={station} />
      </div>
    </li>
  )
}

/** Across in the hand and on an upright display; on a wall from below, so that the five stand as one picture. */
function Bar({ share: { open, overdue } }: { readonly share: Share }) {
  const sizes: CSSProperties & Record<'--open' | '--overdue', string> = {
    '--open': `${open * 100}%`,
    '--overdue': `${open === 0 ? 0 : (overdue / open) * 100}%`,
  }
  return (
    <div
      style={sizes}
      className="live-picture flex min-h-0 shrink-0 bg-raised tall:h-[5rem] wall:w-[4.5rem] wall:flex-col-reverse"
    >
      <div className="flex h-[1.4rem] w-(--open) bg-line transition-[width,height] duration-300 motion-reduce:transition-none tall:h-full wall:h-(--open) wall:w-full wall:flex-col-reverse">
        <div className="h-full w-(--overdue) bg-off wall:h-(--overdue) wall:w-full" />
      </div>
    </div>
  )
}

/** Its place, where nothing can wait. */
function NoBar() {
  return <div className="hidden wall:block wall:w-[4.5rem] wall:shrink-0 tall:block" />
}

function Facts({ station: { figure, isEntry, wait, overdue, doneToday } }: { readonly station: Station }) {
  const text = useStepsText()
  const count = (value: number | null) => (value === null ? '–' : text.number(value))
  const facts = [
    { id: 'pipeline.wait', value: isEntry ? '–' : waitOf(text, wait), isCount: false, isBad: false },
    { id: 'pipeline.late', value: figure === null ? '–' : count(overdue), isCount: true, isBad: overdue > 0 },
    { id: 'pipeline.doneToday', value: count(doneToday), isCount: true, isBad: false },
  ] as const
  return (
    <dl className="flex min-w-0 flex-1 flex-col gap-1 text-label wall:justify-evenly">
      {facts.map(({ id, value, isCount, isBad }) => (
        <div key={id} className="border-t border-rule pt-1 first:border-t-0 wall:border-t-0">
          <dt className="text-text-2">{text.t(id)}</dt>
          <dd
            className={`live-value flex items-center gap-2 text-lead font-semibold ${isCount ? 'wall:text-figure' : ''} ${isBad ? 'text-off' : ''}`}
          >
            {isBad && <StatusMark mark="off-target" className="text-lead" />}
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
