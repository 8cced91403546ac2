import type { ProfileList, Understood } from '@ioc/contract'
import type { ReactNode } from 'react'
import type { Names } from '../../i18n/catalogue-names.ts'
import { type ImportsText, useImportsText } from './messages.ts'

/** What was made of the sheet as a whole. */
export function UnderstoodFacts({
  understood,
  profiles,
  names,
  numberWanted,
  byHand,
}: {
  readonly understood: Understood
  readonly profiles: ProfileList
  readonly names: Names
  /** Some number can be read in more than one way. */
  readonly numberWanted: boolean
  /** Its columns were said by hand. */
  readonly byHand: boolean
}) {
  const text = useImportsText()
  const { say } = text
  const { sheet, profile, layout, headerRows, dateSystem, delimiter, asks, readings } = understood
  const known = profiles.find(({ id }) => id === profile)
  return (
    <div className="flex flex-col gap-3 rounded-card bg-card px-5 py-4">
      <h3 className="font-semibold">{say('understood.title')}</h3>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <Fact name={say('understood.profile')}>
          {known ? text.pick(known.name) : say(byHand ? 'understood.byHand' : 'understood.noProfile')}
        </Fact>
        {sheet !== null && <Fact name={say('understood.sheet')}>{sheet}</Fact>}
        {headerRows && <Fact name={say('understood.header')}>{rowsWords(headerRows)}</Fact>}
        {layout !== null && (
          <>
            <Fact name={say('understood.number')}>{numberWords(text, understood, numberWanted)}</Fact>
            {delimiter !== null && <Fact name={say('understood.delimiter')}>{say(`delimiter.${delimiter}`)}</Fact>}
            {dateSystem !== null && <Fact name={say('understood.dates')}>{dateSystem}</Fact>}
            <Fact name={say('understood.unit')}>
              {wholeWords(text, asks.unit, understood.unit === null ? null : names.unit(understood.unit))}
            </Fact>
            <Fact name={say('understood.period')}>{wholeWords(text, asks.period !== null, understood.period)}</Fact>
            <Fact name={say('understood.readings')}>{text.number(readings)}</Fact>
          </>
        )}
      </dl>
    </div>
  )
}

const rowsWords = ([first, last]: readonly [number, number]) => (first === last ? `${first}` : `${first}–${last}`)

function numberWords({ say }: ImportsText, { number }: Understood, wanted: boolean): string {
  if (number !== null) return say(`number.${number}`)
  return say(wanted ? 'understood.wanted' : 'understood.numberNone')
}

/** What holds for the whole sheet: found, still to be chosen, or a matter of each row. */
function wholeWords({ say }: ImportsText, asked: boolean, found: string | null): string {
  if (found !== null) return found
  return asked ? say('understood.wanted') : say('understood.unitRows')
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-text-2">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}
