import type { WireCatalogue } from '@ioc/contract'
import type { Grain } from '@ioc/metrics'
import { useMemo } from 'react'
import { type BuildOption, EChart } from '../../charts/EChart.tsx'
import { trendOption } from '../../charts/trend-option.ts'
import { type Course, endsOf, trendOf } from './course.ts'
import { courseWords } from './course-words.ts'
import { useExplorerText } from './messages.ts'

/** One indicator's lines, with the same in a sentence. */
export function CourseChart({
  course,
  catalogue,
  grain,
}: {
  readonly course: Course
  readonly catalogue: WireCatalogue
  readonly grain: Grain
}) {
  const text = useExplorerText()
  const words = useMemo(() => courseWords(text, catalogue, course, grain), [text, catalogue, course, grain])
  const build = useMemo<BuildOption>(
    () => (palette, size) => trendOption(trendOf(course, words.label), words.axes, palette, size),
    [course, words],
  )
  const isEmpty = course.lines.every((line) => endsOf(line) === null)
  if (isEmpty) return <p className="text-text-2">{text.say('noValues', { name: words.title })}</p>
  return (
    <figure className="flex min-w-0 flex-col gap-2 rounded-card bg-card px-5 py-4">
      <figcaption>
        <span className="font-semibold">{words.title}</span>
        <span className="sr-only">{words.sentence}</span>
      </figcaption>
      <div className="h-72 min-w-0">
        <EChart build={build} />
      </div>
    </figure>
  )
}
