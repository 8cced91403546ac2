import { useState } from 'react'
import { figureOf, spanOf } from '../../widgets/cell-words.ts'
import { useIndicatorText } from './messages.ts'
import { TABLE, TD, TH } from './table-look.ts'
import { besideIt, type PeriodPoint } from './trend-lines.ts'
import { type Course, periodName } from './course.ts'
import { goalOf } from './trend-words.ts'

/** The same as the chart, in numbers, the newest first; written once it is opened, for it may have a thousand rows. */
export function CourseTable({ course }: { readonly course: Course }) {
  const text = useIndicatorText()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="min-w-0" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer rounded-sm text-text-2 hover:text-text">
        {text.say('trend.table', { count: course.points.length })}
      </summary>
      {isOpen && <Numbers course={course} />}
    </details>
  )
}

function Numbers({ course }: { readonly course: Course }) {
  const text = useIndicatorText()
  const { indicator, grain, points, before, counts } = course
  const hasParts = indicator.kind === 'ratio'
  const figure = (value: number | null | undefined) => figureOf(text, indicator, value ?? null)
  const value = (point: PeriodPoint | undefined) =>
    point?.range ? spanOf(text, point.range, indicator.digits) : figure(point?.value)
  const part = (value: number | null) => (value === null ? '–' : text.gap(value, 2))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="relative mt-2 max-h-[30rem] overflow-auto" tabIndex={0} role="group" aria-label={text.say('trend')}>
      <table className={TABLE}>
        <thead className="text-text-2">
          <tr>
            <th scope="col" className={`${TH} text-left`}>
              {text.say('period')}
            </th>
            <Th>{text.say('value')}</Th>
            {hasParts && <Th>{text.say('numerator')}</Th>}
            {hasParts && <Th>{text.say('denominator')}</Th>}
            <Th>{text.say('trend.coverage')}</Th>
            <Th>{text.say('target')}</Th>
            {before !== null && <Th>{text.say('lastYear')}</Th>}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.period} className="border-t border-rule">
              <th scope="row" className={`${TD} text-left font-normal`}>
                {periodName(text, course, point)}
              </th>
              <td className={`${TD} text-right font-semibold`}>{value(point)}</td>
              {hasParts && <td className={`${TD} text-right`}>{part(point.numerator)}</td>}
              {hasParts && <td className={`${TD} text-right`}>{part(point.denominator)}</td>}
              <td className={`${TD} text-right`}>{text.say(`coverage.${counts}`, point.coverage)}</td>
              <td className={`${TD} text-right`}>{figure(goalOf(course, point))}</td>
              {before !== null && <td className={`${TD} text-right`}>{value(besideIt(before, point, grain))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Th({ children }: { readonly children: string }) {
  return (
    <th scope="col" className={`${TH} text-right`}>
      {children}
    </th>
  )
}
