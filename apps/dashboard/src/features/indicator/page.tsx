import { fromWire } from '@ioc/contract'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { Notice } from '../../ui/notice.tsx'
import { dayWords } from '../../widgets/figure-words.ts'
import { useMinute } from '../../data/use-tick.tsx'
import type { PageProps } from '../page-props.ts'
import { IndicatorPage } from './indicator-page.tsx'
import { useIndicatorText } from './messages.ts'
import { usualGrain } from './over.ts'
import { dayIn, unitOn } from './shown.ts'
import { useAsked } from './use-asked.ts'

const LINK = 'underline underline-offset-4'

/** One indicator of one unit: what it means, how it went, who stands where. Everything chosen is in the address. */
export function Page({ source, catalogue: wire }: PageProps) {
  const text = useIndicatorText()
  const { id = '' } = useParams()
  const catalogue = useMemo(() => fromWire(wire), [wire])
  const now = useMinute()
  const indicator = catalogue.indicators.get(id)
  const usual = indicator === undefined ? 'week' : usualGrain(catalogue, indicator)
  const { asked, change } = useAsked(now, wire.utcOffsetMinutes, usual)
  if (indicator === undefined) {
    return (
      <Notice
        tone="watch"
        aside={
          <Link to="/indicators" className={LINK}>
            {text.say('toCatalogue')}
          </Link>
        }
      >
        {text.say('unknown', { id })}
      </Notice>
    )
  }
  const at = asked.asOf ?? now
  const code = asked.unit ?? wire.defaultScope
  const unit = unitOn(catalogue, code, dayIn(catalogue, at))
  if (unit === undefined) {
    const day = dayWords(text, catalogue, dayIn(catalogue, at))
    const whole = unitOn(catalogue, wire.defaultScope, dayIn(catalogue, now))
    return (
      <Notice
        tone="watch"
        aside={
          <Link to="?" className={LINK}>
            {text.say('toWhole', { unit: whole === undefined ? wire.defaultScope : text.pick(whole.name) })}
          </Link>
        }
      >
        {text.say('unknownUnit', { unit: code, day })}
      </Notice>
    )
  }
  return <IndicatorPage shown={{ source, wire, catalogue, indicator, unit, asked, change, at }} />
}
