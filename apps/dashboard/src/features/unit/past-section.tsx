import { endOfDay } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { Section } from '../../ui/section.tsx'
import type { DistrictView } from '../../widgets/view.ts'
import { Fetched } from '../fetched.tsx'
import { figureWords } from '../../widgets/figure-words.ts'
import { changed } from '../indicator/asked.ts'
import { thenQuery } from '../indicator/queries.ts'
import type { About } from './about.ts'
import { useUnitText } from './messages.ts'
import { againstPast } from './standing.ts'
import { StandingLists } from './standing-lists.tsx'

const SPANS = [30, 90, 365] as const
const FIRST = 90

/** Where the unit is better or worse than it was itself; against when stands in the address. */
export function PastSection({ about, view }: { readonly about: About; readonly view: DistrictView }) {
  const text = useUnitText()
  const { source, catalogue, unit, today } = about
  const [address] = useSearchParams()
  const days = SPANS.find((span) => String(span) === address.get('past')) ?? FIRST
  const asOf = endOfDay(today - days, catalogue.utcOffsetMinutes)
  const query = useQuery(thenQuery(source, unit.code, { asOf, knownAt: null }))
  const own = view.snapshot.cells.filter((cell) => cell.unit === unit.code)
  return (
    <Section title={text.say('past')} aside={<Against days={days} />}>
      <Fetched query={query} loading={text.say('past.loading')} failed={text.say('failed')}>
        {({ cells }) => (
          <StandingLists
            about={about}
            standing={againstPast(
              catalogue,
              own,
              cells.filter((cell) => cell.unit === unit.code),
            )}
            reference={({ indicator, reference }) =>
              text.say('past.was', { days, value: figureWords(text, catalogue, indicator, reference) })
            }
          />
        )}
      </Fetched>
    </Section>
  )
}

function Against({ days }: { readonly days: number }) {
  const text = useUnitText()
  const id = useId()
  const [, setAddress] = useSearchParams()
  const put = (past: string) => setAddress((before) => changed(before, { past }), { replace: true })
  return (
    <span className="flex items-baseline gap-2">
      <label htmlFor={id} className="text-text-2">
        {text.say('past.choose')}
      </label>
      <select
        id={id}
        value={days}
        onChange={({ target }) => put(target.value)}
        className="rounded-sm border border-line bg-page px-3 py-1.5"
      >
        {SPANS.map((span) => (
          <option key={span} value={span}>
            {span === 365 ? text.say('past.year') : text.say('past.days', { days: span })}
          </option>
        ))}
      </select>
    </span>
  )
}
