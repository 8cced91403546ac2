import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import type { BuildOption } from '../../charts/EChart.tsx'
import { trendOption } from '../../charts/trend-option.ts'
import { Section } from '../../ui/section.tsx'
import { useUnchanged } from '../../ui/use-unchanged.ts'
import type { DistrictView } from '../../widgets/view.ts'
import { Fetched } from '../fetched.tsx'
import { CourseTable } from './course-table.tsx'
import type { Course } from './course.ts'
import { useIndicatorText } from './messages.ts'
import { overShown } from './over.ts'
import { seriesQuery } from './queries.ts'
import type { Shown } from './shown.ts'
import { aYearLater, lastDay, periodPoints, yearBefore } from './trend-lines.ts'
import { trendSentence } from './trend-sentence.ts'
import { axesOf, trendOf } from './trend-words.ts'
import { useHappened } from './use-happened.ts'

const EChart = lazy(() => import('../../charts/EChart.tsx').then((module) => ({ default: module.EChart })))

/** A chart narrower than this has no room for words beside its lines. */
const ROOMY_REM = 45

/** How the number went: in a sentence, drawn, and as a table. */
export function TrendSection({ shown, view }: { readonly shown: Shown; readonly view: DistrictView | null }) {
  const { say } = useIndicatorText()
  const { source, indicator, unit, asked } = shown
  const { grain, from, to, knownAt } = asked
  const over = overShown(shown.catalogue, indicator, asked)
  const ask = { indicator: indicator.id, unit: unit.code, grain, over, from, to, knownAt }
  const query = useQuery(seriesQuery(source, from > to ? null : ask))
  // A target may be the year before: then it is needed even where nobody asked to see it.
  const isTarget = indicator.targets.some(({ value }) => value === 'same-period-last-year')
  const needsYear = (asked.year || isTarget) && from <= to
  const before = useQuery(seriesQuery(source, needsYear ? { ...ask, ...yearBefore(from, to) } : null)).data
  const { revisions, annotations } = useHappened(shown)
  if (from > to) return null
  return (
    <Section title={say('trend')}>
      <Fetched query={query} loading={say('loading')} failed={say('failed')}>
        {(series) => {
          const last = lastDay(to, shown.at, shown.catalogue.utcOffsetMinutes)
          const known = before === undefined ? [] : aYearLater(periodPoints(before, yearBefore(from, last).to))
          const points = periodPoints(series, last)
          const isToday = to === lastDay(Number.POSITIVE_INFINITY, shown.at, shown.catalogue.utcOffsetMinutes)
          return (
            <CourseFigure
              course={{
                catalogue: shown.catalogue,
                indicator,
                unit,
                grain,
                over,
                window: series.window,
                counts: series.coverageCounts,
                points,
                before: asked.year ? known : null,
                known,
                // A pace is of the window of today: from another number it would lead from the wrong place.
                cell:
                  isToday && (over === 'window' || series.coverageCounts === 'units')
                    ? view?.cellOf(indicator.id, unit.code)
                    : undefined,
                revisions,
                annotations,
              }}
            />
          )
        }}
      </Fetched>
    </Section>
  )
}

function CourseFigure({ course }: { readonly course: Course }) {
  const text = useIndicatorText()
  const trends = useUnchanged({ full: trendOf(text, course), brief: trendOf(text, course, true) })
  const { catalogue, indicator, grain, points } = course
  const days = (points.at(-1)?.day ?? 0) - (points[0]?.day ?? 0)
  const build = useMemo<BuildOption>(() => {
    const axes = axesOf(text, catalogue, indicator, grain, days)
    return (palette, size) => {
      const isNarrow = size.width < ROOMY_REM * size.rem
      return trendOption(isNarrow ? trends.brief : trends.full, axes, palette, size)
    }
  }, [trends, text, catalogue, indicator, grain, days])
  const isEmpty = points.every(({ value }) => value === null)
  return (
    <figure className="flex min-w-0 flex-col gap-3">
      <figcaption className="max-w-[80rem]">{trendSentence(text, course)}</figcaption>
      {!isEmpty && (
        <div className="live-picture h-[22rem] min-w-0 rounded-card bg-card px-4 py-3">
          <Suspense fallback={null}>
            <EChart build={build} />
          </Suspense>
        </div>
      )}
      <CourseTable course={course} />
    </figure>
  )
}
