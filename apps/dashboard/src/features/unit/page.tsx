import { fromWire } from '@ioc/contract'
import { dayOf } from '@ioc/metrics'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { Notice } from '../../ui/notice.tsx'
import { dayWords } from '../../widgets/figure-words.ts'
import { unitOn } from '../indicator/shown.ts'
import { useMinute } from '../../data/use-tick.tsx'
import type { PageProps } from '../page-props.ts'
import { unitPath } from './about.ts'
import { useUnitText } from './messages.ts'
import { neighboursOf } from './neighbours.ts'
import { UnitPage } from './unit-page.tsx'

/** One unit: how it stands, where it is strong and weak, what it owes. */
export function Page({ source, catalogue: wire }: PageProps) {
  const text = useUnitText()
  const { unit: code = '' } = useParams()
  const catalogue = useMemo(() => fromWire(wire), [wire])
  const today = dayOf(useMinute(), wire.utcOffsetMinutes)
  const unit = unitOn(catalogue, code, today)
  if (unit !== undefined) {
    return <UnitPage about={{ source, wire, catalogue, unit, today, around: neighboursOf(catalogue, unit, today) }} />
  }
  const gone = catalogue.units.findLast((one) => one.code === code && one.validTo !== null)
  const whole = unitOn(catalogue, wire.defaultScope, today)
  return (
    <Notice
      tone="watch"
      aside={
        <Link to={unitPath(wire.defaultScope)} className="underline underline-offset-4">
          {text.say('toWhole', { unit: whole === undefined ? wire.defaultScope : text.pick(whole.name) })}
        </Link>
      }
    >
      <p>{text.say('unknown', { unit: code })}</p>
      {gone?.validTo != null && (
        <p>
          {text.say('dissolved', {
            day: dayWords(text, catalogue, gone.validTo - 1),
            successors: gone.successors
              .map((one) => unitOn(catalogue, one, gone.validTo ?? today))
              .map((one, at) => (one === undefined ? (gone.successors[at] ?? '') : text.pick(one.name)))
              .join(', '),
          })}
        </p>
      )}
    </Notice>
  )
}
