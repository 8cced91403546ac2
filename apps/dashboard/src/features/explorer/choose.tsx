import type { WireCatalogue } from '@ioc/contract'
import { formatDay, GRAINS, type Localised, OVERS } from '@ioc/metrics'
import { type ReactNode, useId, useMemo } from 'react'
import { Button } from '../../ui/button.tsx'
import { ACROSS, type Change, type Choices, twoYears, unitsOn } from './choices.ts'
import { useExplorerText } from './messages.ts'
import { Picker } from './picker.tsx'

const FIELD = 'w-full min-w-0 rounded-sm border border-line bg-page px-3 py-1.5 text-text'

/** Its names in every language: whoever looks for it may know another than the reader's. */
const all = ({ name }: { readonly name: Localised }) => Object.values(name)

/** Everything that can be chosen. */
export function Choose({
  catalogue,
  choices,
  today,
  change,
}: {
  readonly catalogue: WireCatalogue
  readonly choices: Choices
  readonly today: number
  readonly change: (change: Change) => void
}) {
  const { say, pick } = useExplorerText()
  const indicators = useMemo(
    () => catalogue.indicators.map((one) => ({ id: one.id, name: pick(one.name), words: all(one) })),
    [catalogue, pick],
  )
  const units = useMemo(
    () => unitsOn(catalogue, choices.to).map((one) => ({ id: one.code, name: pick(one.name), words: all(one) })),
    [catalogue, choices.to, pick],
  )
  const put = (name: keyof Change) => (value: string) => change({ [name]: value === '' ? null : value })
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Picker
        title={say('indicators')}
        options={indicators}
        chosen={choices.indicators}
        choose={(ids) => change({ indicators: ids.join() })}
      />
      <Picker
        title={say('units')}
        options={units}
        chosen={choices.units}
        choose={(codes) => change({ units: codes.join() })}
      />
      <div className="grid min-w-0 grid-cols-2 gap-3 rounded-card lg:grid-cols-1 bg-card px-5 py-4">
        <Day label={say('from')} day={choices.from} last={choices.to} put={put('from')} />
        <Day label={say('to')} day={choices.to} last={today} put={put('to')} />
        <Select label={say('grain')} value={choices.grain} put={put('grain')}>
          {GRAINS.map((grain) => (
            <option key={grain} value={grain}>
              {say(`grain.${grain}`)}
            </option>
          ))}
        </Select>
        <Select label={say('over')} value={choices.over} put={put('over')}>
          {OVERS.map((over) => (
            <option key={over} value={over}>
              {say(`over.${over}`)}
            </option>
          ))}
        </Select>
        <Select label={say('across')} value={choices.across} put={put('across')}>
          {ACROSS.map((across) => (
            <option key={across} value={across}>
              {say(`across.${across}`)}
            </option>
          ))}
        </Select>
        <div className="col-span-full">
          <Button onPress={() => change(twoYears(choices))}>{say('twoYears')}</Button>
        </div>
      </div>
    </div>
  )
}

function Day({
  label,
  day,
  last,
  put,
}: {
  readonly label: string
  readonly day: number
  readonly last: number
  readonly put: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-text-2">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={formatDay(day)}
        max={formatDay(last)}
        onChange={({ target }) => target.value !== '' && put(target.value)}
        className={FIELD}
      />
    </div>
  )
}

/** A choice of one with its label above. */
export function Select({
  label,
  value,
  put,
  children,
}: {
  readonly label: string
  readonly value: string
  readonly put: (value: string) => void
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-text-2">
        {label}
      </label>
      <select id={id} value={value} onChange={({ target }) => put(target.value)} className={FIELD}>
        {children}
      </select>
    </div>
  )
}
