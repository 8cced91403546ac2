import type { CountedIn, WireCatalogue } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { proofPath } from '../../ui/proof-ref.ts'
import { useCountedText } from './messages.ts'

/** Units linked for one indicator; more are counted. */
const MOST_UNITS = 20

/** The numbers that stored figures count in, each a link, and from when as seen when they were stored. */
export function CountedList({
  counted,
  catalogue,
  at,
}: {
  readonly counted: readonly CountedIn[]
  readonly catalogue: WireCatalogue
  readonly at: Instant
}) {
  const text = useCountedText()
  const names = useMemo(() => namesOf(catalogue, text.pick), [catalogue, text])
  const indicators = new Map(catalogue.indicators.map(({ id, name }) => [id, name]))
  const link = 'text-accent underline'
  return (
    <section data-counted className="flex min-w-0 flex-col gap-2">
      <h3 className="font-semibold">{text.say('title')}</h3>
      {counted.length === 0 && <p className="text-text-2">{text.say('none')}</p>}
      <ul className="flex flex-col">
        {counted.map(({ indicator, from, until, units }) => {
          const name = indicators.get(indicator)
          const more = units.length - MOST_UNITS
          return (
            <li key={`${indicator} ${from} ${until}`} className="flex flex-col border-b border-rule py-2 wrap-anywhere">
              <span className="flex flex-wrap items-baseline gap-x-3">
                <Link to={`/indicators/${encodeURIComponent(indicator)}`} className={link}>
                  {name ? text.pick(name) : indicator}
                </Link>
                <span className={from > at ? 'font-semibold' : 'text-text-2'}>
                  {whenWords(text, { from, until }, at)}
                </span>
              </span>
              <span className="flex flex-wrap gap-x-3 print:hidden">
                {units.slice(0, MOST_UNITS).map((unit) => (
                  <Link key={unit} to={proofPath({ indicator, unit })} className={link}>
                    {names.unit(unit)}
                  </Link>
                ))}
                {more > 0 && <span className="text-text-2">{text.say('more', { count: more })}</span>}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** `tính từ 17:00, Thứ Sáu, 04/12/2026`. */
function whenWords(
  text: ReturnType<typeof useCountedText>,
  { from, until }: Pick<CountedIn, 'from' | 'until'>,
  at: Instant,
): string {
  const moment = (instant: Instant) => `${text.time(instant)}, ${text.date(instant)}`
  if (from > at) return text.say('later', { from: moment(from) })
  if (until === null) return text.say('stock', { from: moment(from) })
  if (until > at) return text.say('now')
  return text.say('past', { from: moment(from), until: moment(until) })
}
