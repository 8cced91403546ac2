import type { WaitingReading } from '@ioc/contract'
import type { Catalogue } from '@ioc/metrics'
import { Section } from '../../ui/section.tsx'
import { useProofText } from './messages.ts'

/** Readings that are here and count only later, by measure and period, with from when. Nothing where there are none. */
export function NotYetCounted({
  waiting,
  catalogue,
}: {
  readonly waiting: readonly WaitingReading[]
  readonly catalogue: Catalogue
}) {
  const text = useProofText()
  if (waiting.length === 0) return null
  const groups = Map.groupBy(waiting, ({ measure, period, from }) => `${measure} ${period} ${from}`)
  return (
    <Section title={text.say('later')}>
      <ul data-waiting className="flex flex-col">
        {[...groups].map(([key, readings]) => (
          <Group key={key} readings={readings} catalogue={catalogue} />
        ))}
      </ul>
    </Section>
  )
}

function Group({
  readings,
  catalogue,
}: {
  readonly readings: readonly WaitingReading[]
  readonly catalogue: Catalogue
}) {
  const text = useProofText()
  const [first] = readings
  if (!first) return null
  const measure = catalogue.measures.get(first.measure)
  const digits = measure?.decimals ?? 0
  const unit = catalogue.units.find(({ code }) => code === first.unit)
  const sum = text.number(
    readings.reduce((total, { value }) => total + value, 0),
    digits,
  )
  const whose = unit ? text.pick(unit.name) : first.unit
  const from = `${text.time(first.from)}, ${text.date(first.from)}`
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-b border-rule py-1.5 wrap-anywhere">
      <span>
        {measure ? text.pick(measure.name) : first.measure}, {first.period}:{' '}
        {readings.length === 1 ? `${whose} ${sum}` : text.say('laterUnits', { count: readings.length, sum })}
      </span>
      <strong>{text.say('laterFrom', { from })}</strong>
    </li>
  )
}
