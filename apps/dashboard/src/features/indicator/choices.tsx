import { dayOf, formatDay, OVERS, parseDay, type Unit } from '@ioc/metrics'
import { type ReactNode, useId } from 'react'
import { Notice } from '../../ui/notice.tsx'
import { peerUnits } from '../../widgets/peer-units.ts'
import { isCollected } from '../../widgets/unit-matrix.ts'
import type { DistrictView } from '../../widgets/view.ts'
import { useMinute } from '../../data/use-tick.tsx'
import { SHOWN_GRAINS } from './asked.ts'
import { useIndicatorText } from './messages.ts'
import { isSummed, overShown } from './over.ts'
import type { Shown } from './shown.ts'

const FIELD = 'min-w-0 rounded-sm border border-line bg-page px-3 py-1.5 text-text'
const QUICK = [
  { id: 'month', days: 30, grain: 'day' },
  { id: 'quarter', days: 91, grain: 'week' },
  { id: 'year', days: 365, grain: 'week' },
  { id: 'years', days: 1096, grain: 'month' },
] as const

/** Of whom, since when, by what, as of when: each a plain field, and all of it in the address. */
export function Choices({ shown, view }: { readonly shown: Shown; readonly view: DistrictView | null }) {
  const text = useIndicatorText()
  const { asked, change, unit, catalogue, indicator } = shown
  const offset = catalogue.utcOffsetMinutes
  const last = formatDay(dayOf(shown.at, offset))
  const written = (instant: number | null) => (instant === null ? '' : formatDay(dayOf(instant, offset)))
  const today = formatDay(dayOf(useMinute(), offset))
  return (
    <section aria-label={text.say('choices')} className="flex flex-col gap-3 rounded-card bg-card px-5 py-4">
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <Labelled label={text.say('unit')}>
          {(id) => (
            <select
              id={id}
              value={unit.code}
              onChange={({ target }) => change({ unit: target.value })}
              className={`${FIELD} max-w-[18rem]`}
            >
              {unitsToChoose(shown, view).map((one) => (
                <option key={one.code} value={one.code}>
                  {text.pick(one.name)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={text.say('grain')}>
          {(id) => (
            <select
              id={id}
              value={asked.grain}
              onChange={({ target }) => change({ grain: target.value, over: null })}
              className={FIELD}
            >
              {SHOWN_GRAINS.map((grain) => (
                <option key={grain} value={grain}>
                  {text.say(`grain.${grain}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {isSummed(catalogue, indicator) && (
          <Labelled label={text.say('over')}>
            {(id) => (
              <select
                id={id}
                value={overShown(catalogue, indicator, asked)}
                onChange={({ target }) => change({ over: target.value })}
                className={FIELD}
              >
                {OVERS.map((over) => (
                  <option key={over} value={over}>
                    {text.say(`over.${over}`)}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
        )}
        <DayField label={text.say('from')} value={formatDay(asked.from)} max={last} put={(from) => change({ from })} />
        <DayField label={text.say('to')} value={formatDay(asked.to)} max={last} put={(to) => change({ to })} />
        <Quick shown={shown} />
        <label className="flex cursor-pointer items-center gap-2 py-1.5">
          <input
            type="checkbox"
            checked={asked.year}
            onChange={({ target }) => change({ year: target.checked ? '1' : null })}
            className="size-[1.2em] accent-accent"
          />
          {text.say('year')}
        </label>
      </div>
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3 border-t border-rule pt-3">
        <DayField
          label={text.say('asOf')}
          value={written(asked.asOf)}
          max={today}
          put={(asOf) => change({ asOf, to: null })}
        />
        <DayField
          label={text.say('knownAt')}
          value={written(asked.knownAt)}
          max={today}
          put={(knownAt) => change({ knownAt })}
        />
      </div>
      {asked.from > asked.to && <Notice tone="watch">{text.say('backwards')}</Notice>}
    </section>
  )
}

/** The scope and everybody in it of whom the indicator is asked; and the one that is spoken of in any case. */
function unitsToChoose({ indicator, unit }: Shown, view: DistrictView | null): readonly Unit[] {
  if (view === null) return [unit]
  const places = peerUnits(view)
  const all = [view.scope, ...places, ...view.children.filter((child) => !places.includes(child))]
  return all.filter(({ code }) => code === unit.code || isCollected(view.cellOf(indicator.id, code)))
}

function Quick({ shown: { asked, change } }: { readonly shown: Shown }) {
  const text = useIndicatorText()
  return (
    <div role="group" aria-label={text.say('quick')} className="flex flex-wrap gap-1">
      {QUICK.map(({ id, days, grain }) => {
        const from = asked.to - days + 1
        return (
          <button
            key={id}
            type="button"
            aria-pressed={asked.from === from}
            onClick={() => change({ from: formatDay(from), grain, over: null })}
            className="cursor-pointer rounded-sm border border-line px-3 py-1.5 text-text-2 hover:text-text aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-text"
          >
            {text.say(`quick.${id}`)}
          </button>
        )
      })}
    </div>
  )
}

function DayField({
  label,
  value,
  max,
  put,
}: {
  readonly label: string
  readonly value: string
  readonly max: string
  readonly put: (day: string | null) => void
}) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          type="date"
          value={value}
          max={max}
          // While a year is being typed its day is long ago: what is no day yet, or none we have, changes nothing.
          onChange={({ target }) => {
            if (target.value === '') put(null)
            else if ((parseDay(target.value) ?? 0) > EARLIEST) put(target.value)
          }}
          className={FIELD}
        />
      )}
    </Labelled>
  )
}

const EARLIEST = parseDay('2000-01-01') ?? 0

function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-text-2">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
