import type { WireCatalogue, WireTable } from '@ioc/contract'
import { useMemo } from 'react'
import { Section } from '../../ui/section.tsx'
import type { Choices } from './choices.ts'
import { CourseChart } from './course-chart.tsx'
import { coursesOf } from './course.ts'
import { useExplorerText } from './messages.ts'

/** What was chosen as lines, one chart per indicator; what is too much to draw is said. */
export function Charts({
  table,
  catalogue,
  choices: { across, grain },
}: {
  readonly table: WireTable
  readonly catalogue: WireCatalogue
  readonly choices: Choices
}) {
  const { say } = useExplorerText()
  const { courses, drawn, all } = useMemo(
    () => coursesOf(table, catalogue, across === 'year'),
    [table, catalogue, across],
  )
  return (
    <Section title={say('chart')}>
      {drawn < all && <p className="text-text-2">{say('notDrawn', { drawn, all })}</p>}
      <div className={`grid min-w-0 gap-4 ${courses.length > 1 ? 'xl:grid-cols-2' : ''}`}>
        {courses.map((course) => (
          <CourseChart key={course.key} course={course} catalogue={catalogue} grain={grain} />
        ))}
      </div>
    </Section>
  )
}
