import type { CSSProperties } from 'react'
import { useText } from '../i18n/text.tsx'
import { Card } from '../ui/card.tsx'
import { CrossFade } from '../ui/cross-fade.tsx'
import { HiddenTable } from '../ui/hidden-table.tsx'
import { StatusMark } from '../ui/status-mark.tsx'
import {
  PIPELINE_COLUMNS,
  type Pipeline,
  pipelineAge,
  pipelineRows,
  pipelineSentence,
  type Station,
  stationColumns,
  waitOf,
} from './stations.ts'
import { Age } from './value-tile.tsx'
import type { WallView } from './widget.tsx'

/** The stations that records come through, left to right: what waits at each, for how long, and what of it is late. */
export function PipelinePanel({ pipeline, view }: { pipeline: Pipeline; view: WallView }) {
  const text = useText()
  const { stations } = pipeline
  const sentence = pipelineSentence(text, pipeline)
  const title = text.t('pipeline.title', { count: stations.length })
  const legend = text.t('pipeline.legend')
  const columns: CSSProperties & Record<'--stations', string> = { '--stations': stationColumns(text, stations) }
  return (
    <Card
      title={<Title title={title} legend={legend} />}
      aside={<Aside pipeline={pipeline} view={view} />}
      className="h-full justify-between gap-1"
    >
      <p className="mb-2 text-label text-text-2 wall:hidden tall:hidden">{legend}</p>
      <p className="sr-only">{sentence}</p>
      <HiddenTable
        caption={title}
        head={PIPELINE_COLUMNS.map((column) => text.t(`pipeline.${column}`))}
        rows={pipelineRows(text, pipeline)}
      />
      <ol
        aria-hidden
        title={sentence}
        style={columns}
        className="grid grid-cols-2 gap-x-6 gap-y-3 wall:[grid-template-columns:var(--stations)] tall:[grid-template-columns:var(--stations)]"
      >
        {stations.map((station, place) => (
          <StationOf key={station.field} station={station} isFirst={place === 0} />
        ))}
      </ol>
    </Card>
  )
}

/** With what its figures are; in the hand that has a line of its own. */
function Title({ title, legend }: { title: string; legend: string }) {
  return (
    <>
      {title}
      <span className="hidden wall:inline tall:inline">: {legend}</span>
    </>
  )
}

/** What came out at the end today; how old it all is where it is no longer right. */
function Aside({ pipeline, view }: { pipeline: Pipeline; view: WallView }) {
  const text = useText()
  const age = pipelineAge(pipeline, view)
  if (age !== null) {
    return (
      <span className="flex items-center gap-2">
        <Age of={age} />
      </span>
    )
  }
  const done = pipeline.stations.at(-1)?.doneToday ?? null
  return done === null ? null : <span className="live-value">{text.t('pipeline.done', { count: done })}</span>
}

function StationOf({ station, isFirst }: { station: Station; isFirst: boolean }) {
  const text = useText()
  const { field, name, figure, isEntry, wait, overdue } = station
  return (
    <li data-step={field} className="relative min-w-0">
      {!isFirst && <Arrow className="absolute top-[3.1rem] -left-[1.1rem] hidden h-[1.3rem] wall:block tall:block" />}
      <p className="truncate text-label text-text-2">{text.pick(name)}</p>
      <p className="live-value text-figure font-semibold tracking-tight">
        <CrossFade text={figure === null ? '–' : text.number(figure)} />
      </p>
      <p className="live-value truncate text-label text-text-2">
        {isEntry ? text.t('pipeline.today') : waitOf(text, wait)}
      </p>
      {/* There whether anything is late or not, so that nothing moves when it is. */}
      <p data-overdue={overdue} className="live-value flex min-h-[1.4em] items-center gap-2 text-label text-off">
        {overdue > 0 && (
          <>
            <StatusMark mark="off-target" />
            <span className="truncate">{text.t('pipeline.overdue', { count: overdue })}</span>
          </>
        )}
      </p>
    </li>
  )
}

/** From the station before to this one; in the hand they stand in two columns and read as a list. */
export function Arrow({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 12 24" className={`text-line ${className}`} aria-hidden>
      <path
        d="M2 3 10 12 2 21"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
